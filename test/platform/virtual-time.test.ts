import { describe, expect, test } from '@jest/globals'
import { startSkippingServer } from '../support/skipping-server.js'
import { timeSkippingServer } from '../support/temporal.js'

const server = timeSkippingServer()

;(server ? describe : describe.skip)('virtual time', () => {
  test('a month passes in a moment', async () => {
    const { environment, stop } = await startSkippingServer(server?.executable.path ?? '')
    try {
      const before = await environment.currentTimeMs()
      await environment.sleep('31 days')
      expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(31 * 86_400_000)
    } finally {
      await stop()
    }
  })
})
