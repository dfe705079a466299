import type { ElectionProblem } from '../../domain/procedure/refusals.js'
import type { Text } from '../../domain/vocabulary.js'
import type { CountProblem } from '../../domain/voting/check-count.js'

const COUNT_TEXTS: Record<CountProblem['problem'], (limit: number) => Text> = {
  'not-a-whole-number': () => ({ vi: 'Phải là số nguyên.', en: 'It must be a whole number.' }),
  negative: () => ({ vi: 'Không được là số âm.', en: 'It must not be negative.' }),
  'too-large': (limit) => ({ vi: `Không quá ${limit}.`, en: `At most ${limit}.` }),
  'wrong-shape': () => ({
    vi: 'Sai kiểu: phiếu này cần số phiếu cho từng người, hoặc {yes, no} khi bỏ phiếu đồng ý/không đồng ý.',
    en: 'Of the wrong shape: this ballot takes a number for each person, or {yes, no} where it agrees or disagrees.',
  }),
  missing: () => ({ vi: 'Thiếu số phiếu của một nhân sự.', en: 'The number of one candidate is missing.' }),
  'unknown-candidate': () => ({
    vi: 'Người này không có trên phiếu.',
    en: 'This person is not on the ballot.',
  }),
  'more-than-members': (limit) => ({
    vi: `Nhiều hơn số thành viên (${limit}).`,
    en: `More than there are members (${limit}).`,
  }),
  'more-than-convened': (limit) => ({
    vi: `Nhiều hơn số người triệu tập (${limit}).`,
    en: `More than were convened (${limit}).`,
  }),
  'more-than-not-excused': (limit) => ({
    vi: `Nhiều hơn số người triệu tập trừ số người được miễn dự (${limit}).`,
    en: `More than were convened less those excused (${limit}).`,
  }),
  'more-than-present': (limit) => ({
    vi: `Nhiều hơn số người có mặt (${limit}).`,
    en: `More than were present (${limit}).`,
  }),
  'more-than-prepared': (limit) => ({
    vi: `Nhiều hơn số phiếu đã chuẩn bị (${limit}).`,
    en: `More than were prepared (${limit}).`,
  }),
  'more-than-issued': (limit) => ({
    vi: `Nhiều hơn số phiếu phát ra (${limit}).`,
    en: `More than were issued (${limit}).`,
  }),
  'more-than-returned': (limit) => ({
    vi: `Nhiều hơn số phiếu thu về (${limit}).`,
    en: `More than were returned (${limit}).`,
  }),
  'nobody-convened': () => ({
    vi: 'Không ai được triệu tập, hoặc mọi người được triệu tập đều được miễn dự: không có ai để tính tỷ lệ. Hãy kiểm tra "convened" và "excused"; không có người bỏ phiếu thì phải triệu tập lại.',
    en: 'Nobody was convened, or everyone convened is excused: the denominator is zero. Check "convened" and "excused"; without voters the meeting has to be convened anew.',
  }),
  'nobody-present': () => ({ vi: 'Không có ai dự họp.', en: 'Nobody was present.' }),
  'does-not-add-up': (limit) => ({
    vi: `Tổng các loại phiếu là ${limit}, khác số phiếu thu về.`,
    en: `The ballots add up to ${limit}, not to the number returned.`,
  }),
}

/** The same of an election by another body, of which the record is taken. */
const ELECTION_TEXTS: Record<ElectionProblem, (limit: number) => Text> = {
  'more-than-voters': (limit) => ({
    vi: `Nhiều hơn số người bầu (${limit}).`,
    en: `More than there were voters (${limit}).`,
  }),
  'elected-by-nobody': () => ({
    vi: 'Trúng cử thì phải có phiếu bầu.',
    en: 'Nobody is elected without a vote.',
  }),
}

/** What is wrong with a count, in a sentence. */
export function countProblemText(problem: CountProblem['problem'] | ElectionProblem, limit = 0): Text {
  return { ...COUNT_TEXTS, ...ELECTION_TEXTS }[problem](limit)
}
