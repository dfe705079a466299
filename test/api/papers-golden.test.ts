import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { Paragraph } from 'docx'
import JSZip from 'jszip'
import type { CaseRecord } from '../../api/papers/case-record.js'
import { ballotsDocx } from '../../api/papers/drafts/ballots.js'
import { confidenceReport } from '../../api/papers/drafts/confidence.js'
import { type Draft, draftDocx } from '../../api/papers/drafts/draft.js'
import { convenedList, invitation, type Meeting, meetingMinutes } from '../../api/papers/drafts/meetings.js'
import { conclusion, talkMinutes, termNotice } from '../../api/papers/drafts/notices.js'
import { assessment, candidateList } from '../../api/papers/drafts/people.js'
import {
  opinionRequest,
  policyProposal,
  resultsProposal,
  resultsTable,
} from '../../api/papers/drafts/proposals.js'
import { issuerOf } from '../../api/papers/issuer.js'
import type { VoteDetails } from '../../db/reads/votes.js'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { confidenceVote } from '../../domain/rules/confidence-vote.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { evaluateVote } from '../../domain/voting/evaluate-vote.js'

/**
 * What each paper says, whole: test/api/golden/<paper>.txt. After a change that is meant, `RECORD_GOLDEN=1 npm test -- papers-golden`
 * writes them anew, and the change is read as a lawyer would.
 */
const PROVINCE = 'Tỉnh Thanh Giang'
const group = (name: string, unit: string, unitKind: 'province' | 'department') =>
  issuerOf({ ...{ name, unit, unitKind, province: PROVINCE }, above: unit === PROVINCE ? null : PROVINCE })

const { procedure } = RULE_SETS.find(({ id }) => id === 'decree-300-2026') ?? {}
const stages = procedure?.steps ?? []
const voteSteps = stages.filter(holdsVote)

const posts = [{ title: 'Trưởng phòng Nghiệp vụ Y, Sở Y tế', unit: 'Phòng Nghiệp vụ Y', since: '2021-03-01' }]
const person = (id: string, name: string, sex: 'male' | 'female'): CaseRecord['candidates'][number] => ({
  ...{
    id,
    name,
    sex,
    bornOn: '1984-02-03',
    ethnicity: 'Kinh',
    degrees: ['masters'],
    status: 'active',
    posts,
  },
  plannedFor: ['Phó Giám đốc Sở Y tế'],
  evaluations: [
    { year: 2025, grade: 'excellent' },
    { year: 2024, grade: 'good' },
  ],
  disciplines: [],
})
const candidates = [person('p-1', 'Nguyễn Văn Ánh', 'male'), person('p-2', 'Lò Thị Bích', 'female')]

function counted(key: string): VoteDetails {
  const step = voteSteps.find((each) => each.key === key)
  if (!step) throw new Error(`no vote ${key}`)
  const convened = ['v-1', 'v-2', 'v-3', 'v-4', 'v-5']
  const count = { issued: 4, returned: 4, blank: 0, invalid: 0, votes: { 'p-1': 3, 'p-2': 1 } }
  const sizes = { members: 5, convened: 5, excused: 1, present: 4 }
  return {
    ...{
      id: `vote-${key}`,
      caseId: 'c-1',
      stage: key,
      round: 1,
      status: 'counted',
      announced: key !== 'step-3',
    },
    ...{ secret: true, meetingOn: '2026-09-07', groupId: 'g', group: step.title, tellers: ['v-1', 'v-2'] },
    ...{ confidence: null, isNoted: false },
    electorate: {
      ...{ members: 5, convened, as: {} },
      absences: [{ personId: 'v-5', reason: 'Nằm viện', forceMajeure: true }],
      settledBy: { documentNumber: '15-CV/TU', signedOn: '2026-09-04' },
    },
    ...{ candidates: ['p-2', 'p-1'], count, verdict: evaluateVote(step.vote, { ...count, ...sizes }) },
    ...{
      annulledReason: null,
      names: { 'p-1': 'Nguyễn Văn Ánh', 'p-2': 'Lò Thị Bích', 'v-5': 'Hoàng Vắng' },
    },
  }
}

const place = { title: 'Phó Giám đốc Sở Y tế', unit: 'Sở Y tế' }
const organisation = {
  name: 'Bộ phận nghiệp vụ',
  unit: 'Ban Tổ chức Tỉnh ủy',
  unitKind: 'department',
} as const
const record: CaseRecord = {
  head: {
    ...{
      number: 42,
      kind: 'appointment',
      revokes: null,
      receiver: null,
      begunOn: '2026-09-01',
      sources: [],
      grounds: null,
    },
    ...{ postTitle: place.title, unit: place.unit, province: PROVINCE, body: 'Ban Thường vụ Tỉnh ủy' },
    ...{ electorate: 'Hội nghị cán bộ chủ chốt', bodyId: 'g-body' },
    issuer: {
      name: 'Ban Thường vụ Tỉnh ủy',
      unit: PROVINCE,
      unitKind: 'province',
      above: null,
      province: PROVINCE,
    },
    office: { ...organisation, above: PROVINCE, province: PROVINCE },
  },
  ...{
    post: 'Phó Giám đốc Sở Y tế',
    place,
    stages: [...stages],
    candidates,
    termEndsOn: '2026-12-31',
    today: '2026-09-08',
  },
  votes: ['step-1', 'step-2', 'step-3', 'step-4'].map(counted),
  decision: {
    ...{
      outcome: 'approved',
      resolutionNumber: '145-QĐ/TU',
      signedOn: '2026-09-20',
      effectiveOn: '2026-10-01',
    },
    ...{ bodyId: 'g-body', body: { vi: 'Ban Thường vụ Tỉnh ủy', en: '' }, signatory: 'Trần Thị Bí Thư' },
    bodyVotes: { members: 15, inFavour: 14, against: 1 },
    ...{ personId: 'p-1', person: 'Nguyễn Văn Ánh', recordedBy: 'x', confirmedBy: 'y', reason: null },
    ...{ afterRotation: null, termEndsOn: null },
  },
  agency: group('Tập thể lãnh đạo, Sở Y tế', 'Sở Y tế', 'department'),
  office: issuerOf({ ...organisation, above: PROVINCE, province: PROVINCE }),
  body: group('Ban Thường vụ Tỉnh ủy', PROVINCE, 'province'),
  bodyMembers: [{ name: 'Trần Thị Bí Thư', duty: 'head', titles: ['Bí thư Tỉnh ủy'] }],
  leaders: [{ name: 'Phạm Giám Đốc', duty: 'head', titles: ['Giám đốc Sở Y tế'] }],
  officeLeaders: [{ name: 'Lê Trưởng Ban', duty: 'head', titles: ['Trưởng Ban Tổ chức Tỉnh ủy'] }],
}
const known = new Set(['vote-step-1', 'vote-step-2', 'vote-step-4'])
const meetingOf = (key: string): Meeting => {
  const [vote, step] = [counted(key), voteSteps.find((each) => each.key === key)]
  if (!step) throw new Error(`no vote ${key}`)
  const convened = vote.electorate.convened.map((id) => ({
    id,
    name: vote.names[id] ?? `Người ${id}`,
    posts,
  }))
  return { vote, step, convened, issuer: record.agency }
}
const staying: CaseRecord = { ...record, head: { ...record.head, kind: 'reappointment' } }
const leaving: CaseRecord = { ...record, head: { ...record.head, kind: 'dismissal' } }
/** Thirty ballots collected: one person at exactly two thirds of low confidence, one with none. */
const votedOn: CaseRecord = {
  ...{ ...record, head: { ...record.head, kind: 'confidence-vote' } },
  votes: [counted('step-2')].map((vote) => ({
    ...vote,
    confidence: confidenceVote.procedure?.confidence ?? null,
    count: {
      ...{ issued: 30, returned: 30, blank: 0, invalid: 0 },
      votes: {
        'p-1': { high: 4, confidence: 6, low: 20, invalid: 0 },
        'p-2': { high: 21, confidence: 9, low: 0, invalid: 0 },
      },
    },
  })),
}
const opinion = stages.find(({ kind }) => kind === 'consultation')

const draft = (made: Draft) => draftDocx(record, made)
const PAPERS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'policy-proposal': () => draft(policyProposal(record)),
  'candidate-list': () => draft(candidateList(record)),
  assessment: () => draft(assessment(record, candidates[0] ?? person('', '', 'male'))),
  'opinion-request': () => {
    if (opinion?.kind !== 'consultation') throw new Error('no opinion is asked')
    return draft(opinionRequest(record, opinion))
  },
  'term-notice': () => draft(termNotice(staying)),
  'talk-minutes': () => draft(talkMinutes(leaving)),
  'convened-list': () => draft(convenedList(record, meetingOf('step-2'))),
  invitation: () => draft(invitation(record, meetingOf('step-2'))),
  ballots: () => ballotsDocx(record, meetingOf('step-2')),
  'meeting-minutes': () => draft(meetingMinutes(record, meetingOf('step-2'))),
  'results-table': () => draft(resultsTable(record, known)),
  'results-proposal': () => draft(resultsProposal(record, known)),
  'confidence-report': () => draft(confidenceReport(votedOn, new Set(['vote-step-2']))),
  conclusion: () => draft(conclusion(record)),
}

/** A line a paragraph, as it is read from the top. */
async function textOf(bytes: Buffer): Promise<string> {
  const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? ''
  const lines = xml
    .replaceAll(/<w:br[^>]*\/>/g, ' ')
    .split('</w:p>')
    .map((paragraph) =>
      paragraph
        .replace(/<[^>]*>/g, '')
        .replaceAll('&gt;', '>')
        .trim(),
    )
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

const goldenOf = (paper: string) => new URL(`golden/${paper}.txt`, import.meta.url)

describe('every paper says what it said when it was last read', () => {
  test.each(Object.keys(PAPERS))('%s', async (paper) => {
    const made = await PAPERS[paper]?.()
    const text = await textOf(made ?? Buffer.alloc(0))
    if (process.env.RECORD_GOLDEN) {
      mkdirSync(new URL('golden/', import.meta.url), { recursive: true })
      writeFileSync(goldenOf(paper), text)
    }
    expect(existsSync(goldenOf(paper))).toBe(true)
    expect(text).toBe(readFileSync(goldenOf(paper), 'utf8'))
  })

  test('there is one for each that can be made', async () => {
    const { PAPERS_MADE } = await import('../../api/papers/catalogue.js')
    expect(Object.keys(PAPERS).sort()).toEqual([...PAPERS_MADE].sort())
  })
})

test('the papers of a vote are formatted once, however many are convened: nothing else is answered meanwhile', async () => {
  const formatted = async (convened: number) => {
    const { convened: few, ...meeting } = meetingOf('step-2')
    const many = Array.from({ length: convened }, (_, n) => ({
      ...few[0],
      id: `v-${n}`,
      name: `Người ${n}`,
      posts,
    }))
    const watched = jest.spyOn(Paragraph.prototype, 'prepForXml')
    const made = await ballotsDocx(record, { ...meeting, convened: many })
    const times = watched.mock.calls.length
    watched.mockRestore()
    return { times, papers: (await textOf(made)).split('[Dấu của đơn vị tổ chức').length - 1 }
  }
  const [few, many] = [await formatted(5), await formatted(300)]
  expect([few.papers, many.papers]).toEqual([5, 300])
  expect(few.times).toBeGreaterThan(0)
  expect(many.times).toBe(few.times)
})
