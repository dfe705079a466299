import { describe, expect, test } from '@jest/globals'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { timeSkippingServer } from '../support/temporal.js'

const server = timeSkippingServer()

;(server ? describe : describe.skip)('virtual time', () => {
  test('a month passes in a moment', async () => {
    const environment = await TestWorkflowEnvironment.createTimeSkipping({ server })
    try {
      const before = await environment.currentTimeMs()
      await environment.sleep('31 days')
      expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(31 * 86_400_000)
    } finally {
      await environment.teardown()
    }
  })
})
