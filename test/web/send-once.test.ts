import { expect, test } from '@jest/globals'
import { oneAtATime } from '../../web/server/send-once.js'

test('of two clicks one is sent; another may be once it is answered', () => {
  const sent: string[] = []
  let answer = () => {}
  const send = oneAtATime<string>()
  const mutate = (what: string, { onSettled }: { onSettled: () => void }) => {
    sent.push(what)
    answer = onSettled
  }
  send(mutate, 'first')
  send(mutate, 'second click')
  expect(sent).toEqual(['first'])
  answer()
  send(mutate, 'corrected')
  expect(sent).toEqual(['first', 'corrected'])
})
