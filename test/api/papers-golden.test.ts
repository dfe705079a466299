import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import type { CaseRecord } from '../../api/papers/case-record.js'
import { decisionDocx } from '../../api/papers/decision-docx.js'
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
import { issuerOf, stateIssuerOf } from '../../api/papers/issuer.js'
import { minutesDocx } from '../../api/papers/minutes-docx.js'
import { madeOfParts } from '../../api/papers/paper-thread.js'
import { Paragraph, TextRun } from '../../api/papers/parts.js'
import { cadreSheetDocx } from '../../api/papers/sheets/cadre-sheet.js'
import { gradesNotice, planningDecision, planningReview } from '../../api/papers/sheets/unit-papers.js'
import { signedByHead } from '../../api/papers/signature.js'
import type { VoteDetails } from '../../db/reads/votes.js'
import type { PlanningRow } from '../../db/registers/planning.js'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { confidenceVote } from '../../domain/rules/confidence-vote.js'
import { groundsOf } from '../../domain/rules/grounds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { evaluateVote } from '../../domain/voting/evaluate-vote.js'
import { shortestOfTries } from '../support/longest-turn.js'
import { printedAmiss, rendered, rendersPapers } from '../support/rendered.js'

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
  waivers: [],
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
    termBeganOn: '2022-01-01',
    outcomes: [],
    today: '2026-09-08',
    id: 'c-1',
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
    ...{ afterRotation: null, termEndsOn: null, conclusion: null },
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
/** As carried out by the chair of the people's committee. */
const ofState: CaseRecord = {
  ...record,
  decision: record.decision && {
    ...record.decision,
    conclusion: {
      ...{ number: '45-KL/TU', signedOn: '2026-09-20', signatory: 'Trần Thị Bí Thư' },
      carriedOutBy: 'peoples-committee-chair',
    },
  },
}
const ofUnit = { issuer: record.body, unit: 'Sở Y tế', on: '2026-09-08', isCut: false }
const planned: PlanningRow = {
  ...{ id: 1, person: { id: 'p-1', name: 'Nguyễn Văn Ánh', unitId: null } },
  ...{ holds: { vi: 'Trưởng phòng Nghiệp vụ Y', en: '' }, level: 'department-deputy', term: '2025-2030' },
  post: { id: 'o', title: { vi: 'Phó Giám đốc Sở Y tế', en: '' }, unitId: 'u' },
  ...{ approvedOn: '2026-03-02', leftOn: null, leftReason: null, leftGrounds: null, reviews: [], version: 1 },
}
const PAPERS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'policy-proposal': () => draft(policyProposal(record)),
  'candidate-list': () => draft(candidateList(record, known)),
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

/** Papers that are no drafts of a case: the two of a State post, of a person, of a unit. */
const OTHERS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'conclusion-of-state-post': () => draft(conclusion(ofState)),
  'decision-of-state-post': () =>
    decisionDocx({
      issuer: stateIssuerOf(record.head.issuer),
      signature: signedByHead(stateIssuerOf(record.head.issuer), [], 'KT. Chủ tịch, Phó Chủ tịch Lê Thị Phó'),
      kind: 'appointment',
      decision: {
        ...{
          outcome: 'approved',
          resolutionNumber: '57/QĐ-UBND',
          signedOn: '2026-09-22',
          effectiveOn: '2026-10-01',
        },
        ...{ bodyVotes: { members: 15, inFavour: 14, against: 1 }, termEndsOn: '2031-09-30' },
      },
      ...{ body: 'Ban Thường vụ Tỉnh ủy', proposedBy: 'Ban Tổ chức Tỉnh ủy', post: place },
      person: { name: 'Nguyễn Văn Ánh', sex: 'male', bornOn: '1984-02-03', formerPost: posts[0] ?? place },
      grounds: groundsOf(RULE_SETS.find(({ id }) => id === 'decree-300-2026')?.sources ?? [], '2026-09-01'),
      concluded: { number: '45-KL/TU', signedOn: '2026-09-20' },
    }),
  'cadre-sheet': () =>
    cadreSheetDocx({
      ...{ form: 'party', on: '2026-09-08', relatives: [{ kind: 'spouse', name: 'Trần Thị Vợ' }] },
      cadre: {
        ...{
          id: 'p-1',
          fullName: 'Nguyễn Văn Ánh',
          searchName: '',
          sortName: '',
          managedAs: 'provincial',
          version: 1,
        },
        ...{
          unit: { id: 'u-1', name: { vi: 'Sở Y tế', en: '' } },
          bornOn: '1984-02-03',
          sex: 'male',
          posts: [],
        },
        tenures: [
          {
            ...{
              post: { id: 'o-1', title: { vi: 'Trưởng phòng Nghiệp vụ Y, Sở Y tế', en: '' } },
              seatId: null,
            },
            ...{ level: 'division-head', from: '2021-03-01', to: null, termEndsOn: null, seconded: null },
          },
        ],
        planning: [],
        file: {
          ...{ bornOn: '1984-02-03', sex: 'male', ethnicity: 'Kinh', originUnitId: null, originUnit: null },
          ...{
            degrees: ['masters'],
            email: null,
            locale: 'vi',
            evaluations: [],
            disciplines: [],
            measures: [],
          },
          ...{
            absences: [{ kind: 'abroad', from: '2019-01-05', to: '2019-07-01' }],
            papers: [],
            breakthroughTasks: [],
          },
        },
      },
    }),
  'planning-decision': () => draft(planningDecision(ofUnit, [planned])),
  'planning-review': () =>
    draft(
      planningReview(ofUnit, 2026, {
        entries: [planned],
        left: [{ ...planned, id: 2, leftOn: '2026-05-04', leftReason: 'chuyển công tác' }],
      }),
    ),
  'grades-notice': () =>
    draft(
      gradesNotice({ ...ofUnit, issuer: record.agency }, 2025, [
        {
          ...{
            person: { id: 'p-1', name: 'Nguyễn Văn Ánh', sortName: '' },
            unit: { id: 'u', name: { vi: 'Sở Y tế', en: '' } },
          },
          ...{ year: 2025, grade: 'excellent', points: 92.5, inputs: {}, ruleSet: null, evidence: null },
          ...{
            employedAs: 'civil-servant',
            likeTasks: null,
            ground: null,
            recordedBy: null,
            gradeOfUnitLed: null,
          },
          ...{ tasks: { finished: 0, unfinished: 0, open: 0 }, version: 1 },
        },
      ]),
    ),
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
  test.each(Object.keys({ ...PAPERS, ...OTHERS }))('%s', async (paper) => {
    const made = await { ...PAPERS, ...OTHERS }[paper]?.()
    const text = await textOf(made ?? Buffer.alloc(0))
    if (process.env.RECORD_GOLDEN) {
      mkdirSync(new URL('golden/', import.meta.url), { recursive: true })
      writeFileSync(goldenOf(paper), text)
    }
    expect(existsSync(goldenOf(paper))).toBe(true)
    expect(text).toBe(readFileSync(goldenOf(paper), 'utf8'))
  })

  // Where LibreOffice is not installed, they are made and read above, and not rendered.
  ;(rendersPapers ? test : test.skip)(
    'printed, each keeps its margins, and no signature stands alone',
    async () => {
      const made = new Map<string, Buffer>()
      for (const [name, make] of Object.entries({ ...PAPERS, ...OTHERS })) made.set(name, await make())
      expect([...rendered(made)].flatMap(([name, pages]) => printedAmiss(name, pages))).toEqual([])
    },
    300_000,
  )

  test('there is one for each that can be made', async () => {
    const { PAPERS_MADE } = await import('../../api/papers/catalogue.js')
    expect(Object.keys(PAPERS).sort()).toEqual([...PAPERS_MADE].sort())
  })
})

/** Milliseconds of CPU in which nobody else is answered: the budget of any request (test/http/request-budget.test.ts). */
const BUDGET = 100

describe('a paper of very many is made beside the thread that answers everybody', () => {
  const everybody = (count: number): Meeting['convened'] =>
    Array.from({ length: count }, (_, n) => ({ id: `v-${n}`, name: `Người ${n}`, posts }))
  const step2 = (count: number): Meeting => ({ ...meetingOf('step-2'), convened: everybody(count) })
  const absent = everybody(2_000).map(({ id }) => ({ personId: id, reason: 'Nằm viện', forceMajeure: true }))
  const minutes = (): Promise<Buffer> => {
    const { vote, step, issuer } = step2(5)
    if (!vote.count || !vote.verdict) throw new Error('nothing is counted')
    const names = Object.fromEntries(everybody(2_000).map(({ id, name }) => [id, name]))
    return minutesDocx({
      ...{ issuer, kind: 'appointment', post: place, group: 'Hội nghị', secret: true, excusedLeave: true },
      ...{ step: { title: step.title.vi, result: step.result }, namesAbsentees: true },
      vote: {
        ...vote,
        ...{ count: vote.count, verdict: vote.verdict },
        electorate: { ...vote.electorate, absences: absent },
      },
      names: { ...names, ...vote.names, 'v-1': 'Lê Thị Kiểm', 'v-2': 'Phạm Văn Đếm' },
    })
  }
  const found = async (file: Buffer, text: string) => (await textOf(file)).split(text).length - 1

  test.each<[what: string, of: string, count: number, make: () => Promise<Buffer>]>([
    ['the list of 3,000 who are convened', 'Người ', 3_000, () => draft(convenedList(record, step2(3_000)))],
    ['the papers of a vote of 1,000', '[Dấu của đơn vị', 1_000, () => ballotsDocx(record, step2(1_000))],
    ['minutes in which 2,000 were absent', 'Nằm viện', 2_000, minutes],
  ])(
    '%s',
    async (_, of, count, make) => {
      const { longest, result } = await shortestOfTries(make, { budget: BUDGET })
      expect(await found(result, of)).toBe(count)
      expect(longest).toBeLessThanOrEqual(BUDGET)
    },
    120_000,
  )

  test('one that cannot be made is told so, and the next is made', async () => {
    const line = new Paragraph({ children: [new TextRun({ text: 'Một dòng' })] })
    const parts = { styles: {}, page: {}, isNumbered: false, properties: '<x/>' }
    // Of no kind of part that there is.
    const broken = { part: 'paragraph', options: { children: [{ part: 'nothing' }] } } as unknown as Paragraph
    const [failed, made] = await Promise.allSettled([
      madeOfParts({ ...parts, children: [broken] }),
      madeOfParts({ ...parts, children: [line] }),
    ])
    expect(failed.status).toBe('rejected')
    expect(made.status === 'fulfilled' && (await textOf(made.value))).toBe('Một dòng\n')
  })
})
