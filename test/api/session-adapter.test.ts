import { expect, test } from '@jest/globals'
import { createSessionAdapter } from '../../api/identity/session-adapter.js'

const FLOOD = 10_001
const HOUR = 3_600

function adaptersOf() {
  const adapterOf = createSessionAdapter()
  return { sessions: adapterOf('Session'), pages: adapterOf('Interaction') }
}

test('whoever asks for login pages without end signs nobody out', async () => {
  const { sessions, pages } = adaptersOf()
  await sessions.upsert('signed-in', { uid: 'u', accountId: 'hr.officer' }, HOUR)
  for (let n = 0; n < FLOOD; n += 1) await pages.upsert(`page-${n}`, { uid: `p${n}` }, HOUR)
  expect(await sessions.find('signed-in')).toMatchObject({ accountId: 'hr.officer' })
  expect(await pages.find('page-0')).toBeUndefined()
  expect(await pages.find(`page-${FLOOD - 1}`)).toBeDefined()
})

test('where all are somebody’s, the oldest goes', async () => {
  const { sessions } = adaptersOf()
  for (let n = 0; n < FLOOD; n += 1) await sessions.upsert(`s-${n}`, { accountId: `a${n}` }, HOUR)
  expect(await sessions.find('s-0')).toBeUndefined()
  expect(await sessions.find('s-1')).toBeDefined()
})
