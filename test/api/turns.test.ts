import { expect, test } from '@jest/globals'
import { inTurn } from '../../api/commands/turns.js'
import type { CaseId } from '../../domain/vocabulary.js'

const ID = 'p-1' as CaseId
const never = () => new Promise<never>(() => {})

test('calls that never end keep the commands behind them waiting until their deadline, and no longer', async () => {
  const soon = Date.now() + 50
  const stuck = [inTurn(ID, soon, never), inTurn(ID, soon, never)].map((sent) =>
    sent.catch(({ code }) => code),
  )
  const next = inTurn(ID, Date.now() + 60_000, async () => 'heard')
  expect(await Promise.all(stuck)).toEqual(['dependency-down', 'dependency-down'])
  expect(await next).toBe('heard')
})

test('whoever is still waiting for a turn at the deadline is answered all the same', async () => {
  const later = Date.now() + 200
  const stuck = [inTurn(ID, later, never), inTurn(ID, later, never)].map((sent) => sent.catch(() => 'late'))
  let sent = false
  const waiting = inTurn(ID, Date.now() + 20, async () => {
    sent = true
  })
  await expect(waiting).rejects.toMatchObject({ code: 'dependency-down' })
  expect(sent).toBe(false)
  await Promise.all(stuck)
})
