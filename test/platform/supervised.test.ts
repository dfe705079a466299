import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { type Running, supervise } from '../../bin/processes/supervised.js'
import { until } from '../support/product.js'

/** A service that runs until it is stopped, ended or killed, and answers unless it is said not to. */
function service(
  answers = async () => true,
): Running & { end: () => void; isStopped: () => boolean; isKilled: () => boolean } {
  let end = (): void => {}
  let stopped = false
  let killed = false
  const exited = new Promise<void>((resolve) => {
    end = resolve
  })
  const stop = async (): Promise<void> => {
    stopped = true
    end()
    await exited
  }
  const kill = (): void => {
    killed = true
    end()
  }
  return {
    pid: 0,
    exited,
    answers,
    stop,
    kill,
    end: () => end(),
    isStopped: () => stopped,
    isKilled: () => killed,
  }
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

test('a service that does not answer is ended and started again; one that misses a question now and then is not', async () => {
  const silent = service(() => new Promise(() => {}))
  const questions: number[] = []
  const forgetful = service(async () => {
    questions.push(questions.length)
    return questions.length % 3 === 0
  })
  const said: string[] = []
  const services = [silent, forgetful]
  const supervised = await supervise(
    'it',
    async () => services.shift() ?? silent,
    (sentence) => said.push(sentence),
    300,
  )
  await until('the second was asked often', () => questions.length > 9)
  expect([silent.isKilled(), forgetful.isKilled()]).toEqual([true, false])
  expect(said).toEqual(['it did not answer any more: starting it again.'])
  await supervised.stop()
})
