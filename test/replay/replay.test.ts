import { afterAll, expect, test } from '@jest/globals'
import { Worker } from '@temporalio/worker'
import { createWorkerDataConverter } from '../../temporal/payload-codec.js'
import { endRuntime, quietRuntime } from '../support/procedures.js'
import { workflowBundle } from '../support/temporal.js'
import { BATCH_SHAPES } from './batch-shapes.js'
import { RECORDING_KEY, readHistory, recordedNames, recordHistories, workflowIdOfShape } from './histories.js'
import { SHAPES, TIMED_SHAPES } from './shapes.js'
import { TEMPLATE_SHAPES } from './template-shapes.js'

quietRuntime()
afterAll(endRuntime)
if (process.env.RECORD_HISTORIES) {
  test('the histories are recorded anew', recordHistories, 300_000)
}

const shapes = [SHAPES, TEMPLATE_SHAPES, BATCH_SHAPES, TIMED_SHAPES]
  .flatMap((each) => Object.keys(each))
  .sort()

test('there is a recorded history of every shape of a procedure, and no other', () => {
  expect(recordedNames()).toEqual(shapes)
})

/** Procedures that began under an older version go on under this one: their histories lead to the same commands. */
test.each(shapes)('a procedure of the shape %s goes on under the present workflows', async (name) => {
  const options = {
    workflowBundle: await workflowBundle(),
    dataConverter: createWorkerDataConverter([RECORDING_KEY]),
  }
  const history = readHistory(name)
  await expect(Worker.runReplayHistory(options, history, workflowIdOfShape(name))).resolves.toBeUndefined()
})
