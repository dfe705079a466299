import type { Client } from '../../db/pool.js'
import { listConvenedOnPaper } from '../../db/reads/case-papers.js'
import { findIssuingGroup } from '../../db/reads/paper-heads.js'
import type { VoteDetails } from '../../db/reads/votes.js'
import { findTemplateInUse } from '../../db/registers/paper-templates.js'
import { hasNoCandidate } from '../../domain/procedure/procedure-kinds.js'
import {
  answersPolicy,
  decidesResult,
  opinionAskedIn,
  type StageDefinition,
  takesNote,
  voteOf,
} from '../../domain/procedure/stage-kinds.js'
import type { Text } from '../../domain/vocabulary.js'
import { requireWhole } from '../../records/paper-templates.js'
import type { CaseRecord } from './case-record.js'
import { ballotsDocx } from './drafts/ballots.js'
import { confidenceReport } from './drafts/confidence.js'
import { type Draft, draftDocx } from './drafts/draft.js'
import { convenedList, invitation, type Meeting, meetingMinutes } from './drafts/meetings.js'
import { conclusion, isTold, talkMinutes, termNotice } from './drafts/notices.js'
import { assessment, candidateList } from './drafts/people.js'
import {
  inQuestion,
  type Known,
  opinionRequest,
  policyProposal,
  resultsProposal,
  resultsTable,
} from './drafts/proposals.js'
import { issuerOf } from './issuer.js'
import type { FieldOf, Told } from './templates/fields.js'
import { filledTemplate } from './templates/fill.js'

/** What of a case a paper is about: the whole, a stage, one of its votes or of its people; by its id there. */
export interface About {
  id: string
  /** What it is called, in Vietnamese as the records have it. */
  name: Text
  /** The stage it belongs to, where it belongs to one. */
  stage: string | null
}

interface Asked {
  client: Client
  record: CaseRecord
  about: string
  known: Known
}

/** A paper as it is drafted, with the meeting or the person it is of. */
type Drafted = Pick<Told, 'draft' | 'meeting' | 'person'>

interface PaperRow {
  words: Text
  /** What there is of it in the case as it stands. */
  about(record: CaseRecord): About[]
  /** What of a case it has beside what all have: the fields of templates. */
  has?: FieldOf
  /** How it is drafted; of what is printed as it is, `make`. */
  draft?(asked: Asked): Drafted | Promise<Drafted>
  make?(asked: Asked): Promise<Buffer>
}

export const PAPERS_MADE = [
  'policy-proposal',
  'candidate-list',
  'assessment',
  'opinion-request',
  'term-notice',
  'talk-minutes',
  'convened-list',
  'invitation',
  'ballots',
  'meeting-minutes',
  'results-table',
  'results-proposal',
  'confidence-report',
  'conclusion',
] as const
export type PaperMade = (typeof PAPERS_MADE)[number]

const once = (stage: string | null): About[] => [{ id: '', name: { vi: '', en: '' }, stage }]
const stageThat = (record: CaseRecord, isIt: (stage: StageDefinition) => boolean): About[] => {
  const found = record.stages.find(isIt)
  return found ? once(found.key) : []
}

/** A paper of a whole case. */
const ofCase = (
  words: Text,
  about: PaperRow['about'],
  draft: (record: CaseRecord, known: Known) => Draft,
): PaperRow => ({
  words,
  about,
  draft: ({ record, known }) => ({ draft: draft(record, known) }),
})

/** A paper of each meeting that was called and stands. */
const ofMeeting = (words: Text, draft: (record: CaseRecord, meeting: Meeting) => Draft): PaperRow => ({
  words,
  has: 'meeting',
  about: meetings,
  draft: async ({ client, record, about }) => {
    const meeting = await meetingOf(client, record, about)
    return { draft: draft(record, meeting), meeting }
  },
})

const meetings: PaperRow['about'] = ({ votes, stages }) =>
  votes.map(({ id, stage, round }) => {
    const title = stages.find(({ key }) => key === stage)?.title ?? { vi: stage, en: stage }
    const again = round > 1 ? { vi: `, lần ${round}`, en: `, round ${round}` } : { vi: '', en: '' }
    return { id, stage, name: { vi: title.vi + again.vi, en: title.en + again.en } }
  })

async function meetingOf(client: Client, { votes, stages }: CaseRecord, id: string): Promise<Meeting> {
  const vote = votes.find((each) => each.id === id)
  const step = stages.map(voteOf).find((held) => held !== undefined && held.key === vote?.stage)
  if (!vote || !step) throw new RangeError(`no vote ${id}`)
  return {
    ...{ vote, step },
    issuer: issuerOf(await findIssuingGroup(client, vote.groupId)),
    convened: await listConvenedOnPaper(client, vote.electorate.convened, {
      on: vote.meetingOn,
      caseId: vote.caseId,
    }),
  }
}

const someoneIn = (record: CaseRecord): boolean => inQuestion(record).length > 0

/** Every paper that is made of a case's records, in the order in which they are needed. */
const ROWS: Readonly<Record<PaperMade, PaperRow>> = {
  'policy-proposal': ofCase(
    { vi: 'Tờ trình xin chủ trương', en: 'Proposal of the policy' },
    (record) => stageThat(record, answersPolicy),
    policyProposal,
  ),
  'candidate-list': ofCase(
    { vi: 'Danh sách trích ngang nhân sự', en: 'The candidates in brief' },
    (record) => (hasNoCandidate(record.head.kind) || !someoneIn(record) ? [] : once(null)),
    candidateList,
  ),
  assessment: {
    words: { vi: 'Nhận xét, đánh giá', en: 'Assessment' },
    about: (record) =>
      hasNoCandidate(record.head.kind)
        ? []
        : inQuestion(record).map(({ id, name }) => ({ id, stage: null, name: { vi: name, en: name } })),
    has: 'person',
    draft: ({ record, about }) => {
      const person = record.candidates.find(({ id }) => id === about)
      if (!person) throw new RangeError(`no candidate ${about}`)
      return { draft: assessment(record, person), person }
    },
  },
  'opinion-request': {
    words: { vi: 'Công văn xin ý kiến', en: 'Request for an opinion' },
    about: ({ stages }) =>
      stages.flatMap((stage) =>
        isLetter(stage) ? [{ id: stage.key, stage: stage.key, name: stage.title }] : [],
      ),
    draft: ({ record, about }) => {
      const step = record.stages.find(({ key }) => key === about)
      if (step?.kind !== 'consultation') throw new RangeError(`no opinion ${about}`)
      return { draft: opinionRequest(record, step) }
    },
  },
  'term-notice': ofCase(
    { vi: 'Thông báo hết thời hạn giữ chức vụ', en: 'Notice that the term ends' },
    // Once it is decided the term on record is the new one.
    (record) => (isTold(record) && !record.decision ? once(null) : []),
    termNotice,
  ),
  'talk-minutes': ofCase(
    { vi: 'Biên bản trao đổi', en: 'Minutes of the talk' },
    (record) => {
      const talks = record.stages.some((stage) =>
        ['candidate', 'personnel-body'].includes(opinionAskedIn(stage) ?? ''),
      )
      return talks && someoneIn(record) ? once(null) : []
    },
    talkMinutes,
  ),
  'convened-list': ofMeeting({ vi: 'Danh sách triệu tập', en: 'List of those convened' }, convenedList),
  invitation: ofMeeting({ vi: 'Giấy mời', en: 'Invitation' }, invitation),
  ballots: {
    words: { vi: 'Phiếu để in', en: 'Papers of the vote, to print' },
    about: meetings,
    make: async ({ client, record, about }) => ballotsDocx(record, await meetingOf(client, record, about)),
  },
  'meeting-minutes': ofMeeting({ vi: 'Biên bản hội nghị', en: 'Minutes of the meeting' }, meetingMinutes),
  'results-table': ofCase(
    { vi: 'Bảng tổng hợp kết quả kiểm phiếu', en: 'Table of the counts' },
    ({ votes }) => (votes.some(isCounted) ? once(null) : []),
    resultsTable,
  ),
  'results-proposal': ofCase(
    { vi: 'Tờ trình kết quả', en: 'Proposal of the result' },
    (record) => stageThat(record, decidesResult),
    resultsProposal,
  ),
  'confidence-report': ofCase(
    { vi: 'Báo cáo kết quả lấy phiếu tín nhiệm', en: 'Report on the vote of confidence' },
    (record) =>
      record.votes.some(({ count, confidence }) => count && confidence) ? stageThat(record, takesNote) : [],
    confidenceReport,
  ),
  conclusion: {
    ...ofCase(
      { vi: 'Thông báo kết luận', en: 'Conclusion of the body' },
      ({ decision }) => (decision ? once(null) : []),
      conclusion,
    ),
    has: 'decision',
  },
}

const isCounted = ({ verdict }: VoteDetails): boolean => verdict !== null

/** Opinions that are asked of somebody by letter; with a person, and within the office, one talks. */
const isLetter = (stage: StageDefinition): boolean => {
  const asked = opinionAskedIn(stage)
  return asked !== undefined && asked !== 'candidate' && asked !== 'personnel-body'
}

/** A paper that can be made of the case as it stands. */
export interface PaperToMake {
  paper: PaperMade
  words: Text
  about: About
}

/** Those that can be made now, in the order in which they are needed. */
export const papersToMake = (record: CaseRecord): PaperToMake[] =>
  PAPERS_MADE.flatMap((paper) =>
    ROWS[paper].about(record).map((about) => ({ paper, words: ROWS[paper].words, about })),
  )

/** The papers that officers may have a template of their own for: whatever is drafted. */
export const TEMPLATED = PAPERS_MADE.filter((paper) => ROWS[paper].draft !== undefined)
export type Templated = PaperMade

/** What a paper is called, whichever of old is asked for. */
export const titleOfPaper = (paper: string): Text =>
  PAPERS_MADE.some((known) => known === paper) ? ROWS[paper as PaperMade].words : { vi: paper, en: paper }

/** The fields of a template for it. */
export const fieldsOf = (paper: PaperMade): FieldOf[] => [
  'case',
  ...(ROWS[paper].has ? [ROWS[paper].has] : []),
]

/** The paper as DOCX, by the template of officers where one is in use; undefined where the case has none such now. */
export async function madePaper(paper: PaperMade, asked: Asked): Promise<Buffer | undefined> {
  const row = ROWS[paper]
  const { client, record, known } = asked
  if (!row.about(record).some(({ id }) => id === asked.about)) return undefined
  if (!row.draft) return row.make?.(asked)
  const drafted = await row.draft(asked)
  const template = await findTemplateInUse(client, { caseId: record.id, paper })
  return template
    ? filledTemplate(requireWhole(template).content, { record, known, ...drafted })
    : draftDocx(record, drafted.draft)
}
