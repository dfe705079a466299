import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { type Running, supervise } from '../../bin/processes/supervised.js'

/** A service that runs until it is stopped or ended. */
function service(): Running & { end: () => void; isStopped: () => boolean } {
  let end = (): void => {}
  let stopped = false
  const exited = new Promise<void>((resolve) => {
    end = resolve
  })
  const stop = async (): Promise<void> => {
    stopped = true
    end()
    await exited
  }
  return { pid: 0, exited, stop, end: () => end(), isStopped: () => stopped }
}

test('a service that is just being started again when all is to stop is stopped, and nobody waits for ever', async () => {
  const [first, second] = [service(), service()]
  const starting = new EventTarget()
  let letStart = (): void => {}
  const services = [
    Promise.resolve(first),
    new Promise<typeof second>((resolve) => (letStart = () => resolve(second))),
  ]
  const supervised = await supervise(
    'it',
    async () => {
      const next = services.shift()
      if (services.length === 0) starting.dispatchEvent(new Event('again'))
      return next ?? first
    },
    () => {},
  )
  const again = once(starting, 'again')
  first.end()
  await again
  const stopped = supervised.stop()
  letStart()
  await stopped
  expect(second.isStopped()).toBe(true)
})
