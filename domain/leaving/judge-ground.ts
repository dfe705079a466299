import { yearOf } from '../deadlines/dates.js'
import type { CandidateRecord } from '../eligibility/record.js'
import type { GroundProven } from '../procedure/case.js'
import { joinNotes } from '../rules/notes.js'
import type { CountedInRecords, LeavingGround } from '../rules/values/leaving-rules.js'
import type { IsoDate, PostId, Text } from '../vocabulary.js'
import { isLow } from '../voting/three-levels.js'
import { DISCIPLINE_NAMES, GRADE_NAMES, list, showDate } from '../words.js'

/** What the records say of a ground: it is met, it contradicts them, or only a paper can show it. */
export const GROUND_ANSWERS = ['met', 'not-met', 'needs-paper'] as const
export type GroundAnswer = (typeof GROUND_ANSWERS)[number]

export interface JudgedGround {
  ground: LeavingGround
  answer: GroundAnswer
  evidence: Text
}

/** Of whom, on which post, and on which day it is asked. */
export interface AskedOfGround {
  record: Pick<CandidateRecord, 'tenures' | 'evaluations' | 'disciplines' | 'confidence'>
  postId: PostId
  on: IsoDate
}

const BY_PAPER: Text = {
  vi: 'Dữ liệu không cho biết; cần văn bản chứng minh.',
  en: 'The records do not tell; a paper is to show it.',
}
const BY_COUNT: Text = {
  vi: 'Cần kết quả lấy phiếu tín nhiệm.',
  en: 'A count of confidence is to show it.',
}

/** Where two texts differ on the share, both are told. */
const byCount = ({ orAtLeast }: NonNullable<LeavingGround['low']>): Text =>
  joinNotes(BY_COUNT, orAtLeast?.note)

/** Every ground of a list, as the records of that day answer it: Decree 170/2025 arts 52 and 53. */
export function judgeGrounds(grounds: readonly LeavingGround[], asked: AskedOfGround): JudgedGround[] {
  return grounds.map((ground) => ({ ground, ...answerOf(ground, asked) }))
}

function answerOf(ground: LeavingGround, asked: AskedOfGround): Pick<JudgedGround, 'answer' | 'evidence'> {
  const { counted, proof, low } = ground
  if (low) return ofConfidence(low, asked)
  if (!counted) return { answer: 'needs-paper', evidence: proof === 'confidence' ? BY_COUNT : BY_PAPER }
  return counted.what === 'disciplines' ? ofDisciplines(counted, asked) : ofYears(counted, asked)
}

/** The last vote of confidence since the post was taken up; held elsewhere, or not on record, a count is to show it. */
function ofConfidence(
  low: NonNullable<LeavingGround['low']>,
  asked: AskedOfGround,
): Pick<JudgedGround, 'answer' | 'evidence'> {
  const { confidence } = asked.record
  const since = beginningOf(asked)
  if (!confidence || confidence.heldOn > asked.on || (since !== undefined && confidence.heldOn < since))
    return { answer: 'needs-paper', evidence: byCount(low) }
  const { low: ballots, collected, heldOn } = confidence
  const day = showDate(heldOn)
  return {
    answer: isLow(confidence, low) ? 'met' : 'not-met',
    evidence: {
      vi: `Lấy phiếu tín nhiệm ngày ${day.vi}: ${ballots}/${collected} phiếu tín nhiệm thấp trên số phiếu thu về.`,
      en: `Vote of confidence of ${day.en}: ${ballots} of ${collected} ballots collected say low confidence.`,
    },
  }
}

/** The day on which whoever holds the post took it up. */
function beginningOf({ record, postId, on }: AskedOfGround): IsoDate | undefined {
  return record.tenures.findLast(
    (tenure) => tenure.postId === postId && tenure.from <= on && (tenure.to === undefined || tenure.to > on),
  )?.from
}

/** The register of disciplines is complete: what is not in it contradicts the ground. */
function ofDisciplines(
  { kinds, atLeast, inTerm }: Extract<CountedInRecords, { what: 'disciplines' }>,
  asked: AskedOfGround,
): Pick<JudgedGround, 'answer' | 'evidence'> {
  const since = inTerm ? beginningOf(asked) : undefined
  const found = asked.record.disciplines.filter(
    ({ kind, effectiveOn, endedOn }) =>
      kinds.includes(kind) &&
      effectiveOn <= asked.on &&
      (endedOn === undefined || endedOn > asked.on) &&
      (since === undefined || effectiveOn >= since),
  )
  const named = list(
    found.map(({ kind, effectiveOn }) => ({
      vi: `${DISCIPLINE_NAMES[kind].vi} ${showDate(effectiveOn).vi}`,
      en: `${DISCIPLINE_NAMES[kind].en} ${showDate(effectiveOn).en}`,
    })),
  )
  const evidence: Text = {
    vi: `${found.length} lần, cần ít nhất ${atLeast}${named.vi && `: ${named.vi}`}.`,
    en: `${found.length} on record, at least ${atLeast} needed${named.en && `: ${named.en}`}.`,
  }
  return { answer: found.length >= atLeast ? 'met' : 'not-met', evidence }
}

/** Of the years since the post was taken up: a year without a grade may be one of them, which a paper is to show. */
function ofYears(
  { atLeast, years }: Extract<CountedInRecords, { what: 'years-not-completed' }>,
  asked: AskedOfGround,
): Pick<JudgedGround, 'answer' | 'evidence'> {
  const last = yearOf(asked.on) - 1
  const beginning = beginningOf(asked)
  const first = Math.min(beginning === undefined ? last : yearOf(beginning), last)
  const range = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const gradeOf = (year: number) =>
    asked.record.evaluations.find((evaluation) => evaluation.year === year)?.grade
  const below = range.filter((year) => gradeOf(year) === 'not-completed')
  const possible = range.filter((year) => [undefined, 'not-completed'].includes(gradeOf(year)))
  const recent = range.slice(-atLeast)
  // Of consecutive years the latest ones decide where nothing earlier is on record: a ground is acted on promptly (art. 51a).
  const mayBe = years === 'apart' ? possible : possible.filter((year) => recent.includes(year))
  const evidence = yearsInWords(range.slice(-LISTED), gradeOf)
  if (reaches(below, { atLeast, years })) return { answer: 'met', evidence }
  return { answer: reaches(mayBe, { atLeast, years }) ? 'needs-paper' : 'not-met', evidence }
}

/** So many of the latest years are told one by one. */
const LISTED = 6

/** Are there so many years, lying as the ground has it? Years in their order. */
function reaches(
  found: readonly number[],
  { atLeast, years }: Pick<Extract<CountedInRecords, { what: 'years-not-completed' }>, 'atLeast' | 'years'>,
): boolean {
  if (years === 'any') return found.length >= atLeast
  if (years === 'consecutive') {
    return found.some((year) =>
      Array.from({ length: atLeast }).every((_, more) => found.includes(year + more)),
    )
  }
  const apart = found.reduce<number[]>((kept, year) => {
    const before = kept.at(-1)
    if (before === undefined || year > before + 1) kept.push(year)
    return kept
  }, [])
  return apart.length >= atLeast
}

function yearsInWords(
  years: readonly number[],
  gradeOf: (year: number) => keyof typeof GRADE_NAMES | undefined,
): Text {
  const facts = list(
    years.map((year) => {
      const grade = gradeOf(year)
      return {
        vi: `${year}: ${grade ? GRADE_NAMES[grade].vi : 'chưa có'}`,
        en: `${year}: ${grade ? GRADE_NAMES[grade].en : 'none on record'}`,
      }
    }),
  )
  return { vi: `${facts.vi}.`, en: `${facts.en}.` }
}

/** What is wrong with a ground as it is named. */
export type WrongGround =
  | { at: 'code'; code: 'ground-not-in-list'; what: string }
  | { at: 'code'; code: 'ground-contradicted'; what: Text }
  | { at: 'paper'; code: 'ground-needs-paper'; what: Text }
  | { at: 'confidence'; code: 'ground-needs-count'; what: Text }
  | { at: 'confidence'; code: 'ground-share-not-fitting'; what: Text }

/** What keeps a ground from being named: it is none of the list, the records contradict it, or its proof is missing. */
export function wrongWith(named: GroundProven, judged: readonly JudgedGround[]): WrongGround | undefined {
  const found = judged.find(({ ground }) => ground.value === named.code)
  if (!found) {
    const codes = judged.map(({ ground }) => ground.value).join(', ')
    return { at: 'code', code: 'ground-not-in-list', what: codes }
  }
  const { ground, answer, evidence } = found
  if (answer === 'not-met') {
    const { article } = ground
    const what = { vi: `${article.vi}. ${evidence.vi}`, en: `${article.en}. ${evidence.en}` }
    return { at: 'code', code: 'ground-contradicted', what }
  }
  if (ground.low && (answer !== 'met' || named.confidence)) return wrongCount(named, ground)
  if (ground.low) return undefined
  const isShown = ground.proof === 'record' && answer === 'met'
  if (isShown || named.paper !== undefined) return undefined
  return { at: 'paper', code: 'ground-needs-paper', what: ground.article }
}

/** The share of low confidence is compared as whole ballots, never as a percentage. */
function wrongCount({ confidence }: GroundProven, { low, article }: LeavingGround): WrongGround | undefined {
  if (!confidence) return { at: 'confidence', code: 'ground-needs-count', what: article }
  const { low: ballots, collected } = confidence
  const beyond = ({ numerator, denominator }: NonNullable<typeof low>['above']) =>
    ballots * denominator - numerator * collected
  const reaches = !low || beyond(low.above) > 0 || (low.orAtLeast && beyond(low.orAtLeast.value) >= 0)
  const fits = ballots <= collected && reaches && !(low?.atMost && beyond(low.atMost) > 0)
  if (fits) return undefined
  const what = {
    vi: `${article.vi}. ${ballots}/${collected} phiếu.`,
    en: `${article.en}. ${ballots} of ${collected} ballots.`,
  }
  return { at: 'confidence', code: 'ground-share-not-fitting', what }
}
