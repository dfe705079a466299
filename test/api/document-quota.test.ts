import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readApiConfig } from '../../api/config.js'
import { uploadsOf } from '../../api/resources/documents/uploads.js'
import { OFFICE } from '../support/small-office.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

const MEGABYTE = 1_048_576
const QUOTA = { files: 3, bytes: 2 * MEGABYTE }

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi(undefined, { uploads: { quota: QUOTA } })
})
afterAll(() => office.close())

let uploads = 0
function upload(caseId: string, { size = 100, key = '', lang = 'en' } = {}): Promise<Answer> {
  uploads += 1
  const query = new URLSearchParams({ case: caseId, purpose: 'action-program', name: 'a.pdf', lang })
  return office.api.send(`/v1/documents?${query}`, {
    method: 'POST',
    headers: {
      ...{ authorization: 'Bearer an', 'content-type': 'application/pdf' },
      'idempotency-key': key || `quota-${uploads}`,
    },
    body: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, ' ')]),
  })
}
const refused = (left: string) => ({
  status: 409,
  body: { code: 'document-quota', detail: expect.stringContaining(left) },
})

test('one person hands in so many files for one task, and is told what is left; a repetition is none more', async () => {
  await writeCase(office.pool, { id: 'q-1', task: { kind: 'submit-action-program', assignee: 'an' } })
  for (const key of ['one', 'two', 'three', 'three']) {
    expect(await upload('q-1', { key })).toMatchObject({ status: 201 })
  }
  expect(await upload('q-1')).toMatchObject(
    refused('at most 3 files of 2 MB together for one task; 0 files and 1.9 MB'),
  )
  expect(await upload('q-1', { lang: 'vi' })).toMatchObject(refused('còn lại 0 tệp, 1.9 MB'))
  expect(await upload('q-1', { key: 'one' })).toMatchObject({ status: 201 })
})

test('the task that is given anew, and that of another case, has a quota of its own', async () => {
  const since = async (moment: string) => {
    await office.pool.query("UPDATE tasks SET opened_at = $1 WHERE case_id = 'q-1'", [moment])
  }
  await since('2026-08-03T02:00:00.001Z')
  expect(await upload('q-1')).toMatchObject({ status: 201 })
  await writeCase(office.pool, {
    id: 'q-2',
    seat: OFFICE.secondSeat,
    task: { kind: 'submit-action-program', assignee: 'an' },
  })
  expect(await upload('q-2')).toMatchObject({ status: 201 })
})

test('so many bytes as well; and of several at once no more than may be', async () => {
  expect(await upload('q-2', { size: 2 * MEGABYTE })).toMatchObject(refused('2 files and 1.9 MB are left'))
  const statuses = (await Promise.all(Array.from({ length: 6 }, () => upload('q-2')))).map(
    ({ status }) => status,
  )
  expect(statuses.sort()).toEqual([201, 201, 409, 409, 409, 409])
})

test('the settings of an installation say how much', () => {
  const needed = { DATABASE_URL: 'postgresql://u:p@h:5432/d', TEMPORAL_ADDRESS: '127.0.0.1:7233' }
  const read = (more: Record<string, string>) => uploadsOf(readApiConfig({ ...needed, ...more }))
  expect(read({})).toEqual({ quota: { files: 20, bytes: 100 * MEGABYTE }, scanner: undefined })
  expect(read({ DOCUMENTS_PER_TASK: '5', DOCUMENT_MEGABYTES_PER_TASK: '7' }).quota).toEqual({
    files: 5,
    bytes: 7 * MEGABYTE,
  })
  expect(() => read({ DOCUMENTS_PER_TASK: '0' })).toThrow(/^DOCUMENTS_PER_TASK: /)
  for (const CLAMD_ADDRESS of ['clamd:3310', '/run/clamav/clamd.ctl']) {
    expect(read({ CLAMD_ADDRESS }).scanner).toBeDefined()
  }
  expect(read({ CLAMD_ADDRESS: '' }).scanner).toBeUndefined()
  expect(() => read({ CLAMD_ADDRESS: 'clamd' })).toThrow(
    'CLAMD_ADDRESS: must be host:port, or the path of a socket.',
  )
})
