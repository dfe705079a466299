import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { voteView } from '../../api/resources/votes/view.js'
import type { VoteDetails } from '../../db/reads/votes.js'
import { countFor, type OfficeOverHttp, startOffice } from './office-over-http.js'

let office: OfficeOverHttp

beforeAll(async () => {
  office = await startOffice()
})
afterAll(() => office.stop())

async function voteOf(procedure: string): Promise<string> {
  const { body } = await office.get('officer', `/v1/procedures/${procedure}`)
  return body.votes.at(-1).id
}

async function announce(vote: string, announced: boolean): Promise<void> {
  await office.stack.pool.query('UPDATE votes SET announced = $2 WHERE id = $1', [vote, announced])
}

async function counts(as: string, procedure: string, vote: string): Promise<boolean[]> {
  const alone = await office.get(as, `/v1/votes/${vote}`)
  const within = await office.get(as, `/v1/procedures/${procedure}`)
  const found = within.body.votes?.find(({ id }: { id: string }) => id === vote)
  return ['count', 'verdict', 'tellers', 'minutes'].map((key) => {
    expect(key in (found ?? {})).toBe(key in alone.body)
    return key in alone.body
  })
}

const ALL = [true, true, true, true]
const NONE = [false, false, false, false]

describe('the counts of a vote', () => {
  test('are shown to nobody before they are counted, the first blind entry least of all', async () => {
    const id = await office.untilConvened()
    const vote = await voteOf(id)
    await office.complete('teller1', id, 'enter-count', countFor(['an', 'binh']))
    for (const as of ['officer', 'monitor', 'approver', 'member1', 'teller1', 'teller2', 'an']) {
      for (const path of [
        `/v1/votes/${vote}`,
        `/v1/procedures/${id}`,
        `/v1/procedures/${id}/events?limit=200`,
      ]) {
        const { body } = await office.get(as, path)
        expect([as, path, /"(blank|returned)":/.test(JSON.stringify(body))]).toEqual([as, path, false])
      }
    }
    const second = await office.task('officer', id, 'enter-count')
    for (const as of ['teller2', 'officer']) {
      const { body } = await office.get(as, `/v1/tasks/${second}`)
      expect(body.about).toMatchObject({ entry: 2 })
      expect(JSON.stringify(body)).not.toMatch(/"(blank|returned|votes)":/)
    }
    expect(await office.get('officer', `/v1/votes/${vote}/minutes`)).toMatchObject({
      status: 409,
      body: { code: 'vote-not-counted' },
    })
  })

  test('that are announced are for all who see the case; others for the tellers and the managing body alone', async () => {
    const id = await office.untilCounted()
    const vote = await voteOf(id)
    await announce(vote, true)
    for (const as of ['officer', 'monitor', 'teller1', 'teller2', 'an', 'binh', 'reviewer']) {
      expect([as, await counts(as, id, vote)]).toEqual([as, ALL])
    }
    await announce(vote, false)
    for (const as of ['teller1', 'teller2']) expect([as, await counts(as, id, vote)]).toEqual([as, ALL])
    for (const as of ['officer', 'monitor', 'approver', 'an', 'binh', 'reviewer']) {
      expect([as, await counts(as, id, vote)]).toEqual([as, NONE])
    }
    const trail = async (as: string) =>
      /"blank":/.test(JSON.stringify((await office.get(as, `/v1/procedures/${id}/events?limit=200`)).body))
    expect([
      await trail('officer'),
      await trail('approver'),
      await trail('monitor'),
      await trail('an'),
    ]).toEqual([false, false, false, false])
    expect(await office.get('monitor', `/v1/votes/${vote}/minutes`)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
  })

  test('of a case that is not theirs to see are 404', async () => {
    const id = await office.untilCounted(['an'])
    const vote = await voteOf(id)
    for (const as of ['outsider', 'other.monitor', 'binh']) {
      expect(await office.get(as, `/v1/votes/${vote}`)).toMatchObject({
        status: 404,
        body: { code: 'vote-not-found' },
      })
      expect(await office.get(as, `/v1/votes/${vote}/minutes`)).toMatchObject({ status: 404 })
    }
    expect(await office.get('officer', '/v1/votes/none')).toMatchObject({ status: 404 })
  })

  test('are explained: votes, denominator, bar and article, in the language of the reader', async () => {
    const id = await office.untilCounted()
    const { body } = await office.get('officer', `/v1/votes/${await voteOf(id)}?lang=en`)
    expect(body).toMatchObject({
      status: 'counted',
      electorate: { members: 15, convened: 15, absent: 0, excused: 0 },
      count: { votes: { an: 14, binh: 0 } },
      verdict: { outcome: 'selected', candidates: ['an'], votes: 14, denominator: 15, of: 'convened' },
      tellers: [{ id: 'teller1' }, { id: 'teller2' }],
    })
    const vietnamese = await office.get('officer', `/v1/votes/${body.id}`)
    expect(vietnamese.body.verdict.explanation).not.toBe(body.verdict.explanation)
  })
})

test('the explanation names each candidate by their own code, whatever signs it and their name hold', () => {
  const names = { p: 'Nguyễn Văn An', 'p.1': 'Trần $& Bình', 'p-1': 'Lê Thị Chi', px1: 'Phạm Dũng' }
  const said = 'p, p.1, p-1, px1 (p: 9), xp'
  const vote = {
    id: 'v-1',
    caseId: 'c-1',
    stage: 'vote',
    round: 1,
    status: 'counted',
    announced: true,
    secret: true,
    meetingOn: '2026-11-02',
    groupId: 'g-1',
    group: { vi: 'Hội nghị', en: 'Meeting' },
    electorate: { members: 15, convened: [], absences: [], as: {} },
    candidates: ['p', 'p.1', 'p-1', 'px1'],
    tellers: [],
    count: { issued: 15, returned: 15, invalid: 0, blank: 0, votes: {} },
    verdict: {
      outcome: 'stopped',
      candidates: [],
      denominator: 15,
      of: 'convened',
      bar: '> 1/2',
      article: { vi: 'Điều 33', en: 'art. 33' },
      explanation: { vi: said, en: said },
    },
    annulledReason: null,
    confidence: null,
    isNoted: false,
    names,
  } satisfies VoteDetails
  const rights = { own: undefined, records: false, papers: false, manages: false, counts: false }
  const view = voteView(vote, { caller: { personId: 'p-9' }, rights, language: 'vi' })
  expect(view.verdict?.explanation).toBe(
    'Nguyễn Văn An, Trần $& Bình, Lê Thị Chi, Phạm Dũng (Nguyễn Văn An: 9), xp',
  )
})

describe('the minutes', () => {
  test('are a DOCX that holds the numbers, the names of the candidates and of both tellers', async () => {
    const id = await office.untilCounted()
    const response = await fetch(`${office.url}/v1/votes/${await voteOf(id)}/minutes`, {
      headers: { authorization: 'Bearer officer' },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const zip = await JSZip.loadAsync(await response.arrayBuffer())
    const text = (await zip.file('word/document.xml')?.async('text')) ?? ''
    for (const expected of ['Người an', 'Người binh', 'Người teller1', 'Người teller2', '14/15']) {
      expect(text).toContain(expected)
    }
  })
})

describe('an annulment', () => {
  test('is for officers, keeps the old vote on record with its count and reason, and cannot be done twice', async () => {
    const id = await office.untilCounted()
    const vote = await voteOf(id)
    const annul = (as: string) => office.post(as, `/v1/votes/${vote}/annulment`, { reason: 'Phiếu in sai' })
    expect(await annul('monitor')).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
    expect(await annul('binh')).toMatchObject({ status: 403 })
    expect(await annul('outsider')).toMatchObject({ status: 404, body: { code: 'vote-not-found' } })
    expect(await annul('officer')).toMatchObject({ status: 200, body: { stage: 'collective-vote' } })
    expect(await annul('officer')).toMatchObject({
      status: 409,
      body: { code: 'vote-not-open-to-annulment' },
    })
    const old = await office.get('officer', `/v1/votes/${vote}`)
    expect(old.body).toMatchObject({
      status: 'annulled',
      annulledReason: 'Phiếu in sai',
      count: { votes: { an: 14 } },
    })
    const { body } = await office.get('officer', `/v1/procedures/${id}`)
    expect(body.waitingFor.map(({ kind }: { kind: string }) => kind)).toEqual(['convene-vote'])
  })
})
