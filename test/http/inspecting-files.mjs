/**
 * A process that looks through the files whose paths it is sent, as the API does with those that are uploaded, and answers how
 * many milliseconds of CPU each took of the thread that answers everybody.
 */
import { readFileSync } from 'node:fs'
import { unfitFor } from '../../dist/api/papers/paper-thread.js'
import { tagProblems } from '../../dist/api/papers/templates/tags.js'
import {
  MEDIA_TYPES,
  requireInactive,
  requireType,
} from '../../dist/api/resources/documents/document-type.js'

/** Milliseconds of CPU that this thread has had, without those of the others (`schedstat`, proc(5)). */
const ownCpu = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/** Whether it may be filled is found out by another thread. */
async function template(content) {
  const problems = tagProblems(content, ['case'])
  if (problems.length === 0) await unfitFor(content)
}

process.on('message', async ({ path, isTemplate }) => {
  const content = readFileSync(path)
  const isPaper = content.subarray(0, 4).equals(Buffer.from('%PDF'))
  const type = MEDIA_TYPES[isPaper ? 0 : 1]
  const before = ownCpu()
  await requireType(content, type, isPaper ? 'x.pdf' : 'x.docx')
    .then(() => requireInactive(content, type))
    .then(() => isTemplate && template(content))
    .catch(() => {})
  process.send(ownCpu() - before)
})
