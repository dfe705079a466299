import { DOSSIER_NAMES } from '../../domain/dossier/item-names.js'
import { CRITERION_TITLES, type CriterionId } from '../../domain/eligibility/criterion.js'
import type { LackingItem } from '../../domain/procedure/refusals.js'
import { PUBLISHED_NAMES } from '../../domain/rules/values/publicity-rules.js'
import type { Text } from '../../domain/vocabulary.js'
import { list, showDate } from '../../domain/words.js'
import type { RefusalRows } from './problem-rows.js'

const criterionText = (criterion: CriterionId): Text => criteriaText([criterion])

function criteriaText(criteria: readonly CriterionId[]): Text {
  const { vi, en } = list(criteria.map((criterion) => CRITERION_TITLES[criterion]))
  return { vi: `Tiêu chuẩn: ${vi}.`, en: `The criterion: ${en}.` }
}

const NO_WAIVER = {
  met: { vi: 'Tiêu chuẩn đã đạt, không cần miễn.', en: 'It is met and needs no waiver.' },
  'not-asked': {
    vi: 'Văn bản áp dụng cho hồ sơ không hỏi tiêu chuẩn này.',
    en: 'The law of the procedure does not ask it.',
  },
  'not-waivable': { vi: 'Văn bản không cho miễn.', en: 'Its rule allows no waiver.' },
}

/** Of somebody whose file is closed to whoever names them. */
const NOT_A_CANDIDATE: Text = {
  vi: 'Người này chưa thể là nhân sự của quy trình.',
  en: 'This person cannot be a candidate of the procedure.',
}

/** What is missing, and what is too old with until when it was valid. */
function lackingText(items: readonly LackingItem[]): Text {
  const missing = list(
    items.flatMap(({ item, answer }) => (answer === 'missing' ? [DOSSIER_NAMES[item]] : [])),
  )
  const old = list(
    items.flatMap(({ item, answer, validUntil = '' }): Text[] => {
      const { vi, en } = DOSSIER_NAMES[item]
      const until = {
        vi: `${vi}, có giá trị đến ${showDate(validUntil).vi}`,
        en: `${en}, valid until ${showDate(validUntil).en}`,
      }
      return answer === 'too-old' ? [until] : []
    }),
  )
  const said: Text[] = [
    ...(missing.vi
      ? [
          {
            vi: `Thiếu: ${missing.vi}. Bản cấp sau ngày quyết định không được tính.`,
            en: `Missing: ${missing.en}. What is issued after the day of the decision does not count.`,
          },
        ]
      : []),
    ...(old.vi ? [{ vi: `Quá hạn: ${old.vi}.`, en: `Too old: ${old.en}.` }] : []),
  ]
  return { vi: said.map(({ vi }) => vi).join(' '), en: said.map(({ en }) => en).join(' ') }
}

const notPublicYet = ({ vi, en }: Text): Text => ({
  vi: `Chưa công khai: ${vi}.`,
  en: `Not made public yet: ${en}.`,
})

/** What stands in a candidate's way: a criterion, the dossier, an objection. */
export const ELIGIBILITY_PROBLEMS = {
  'criterion-not-met': {
    status: 422,
    title: { vi: 'Còn tiêu chuẩn chưa đạt và chưa được miễn', en: 'A criterion is neither met nor waived' },
    detail: ({ criterion, also = [] }) => criteriaText([criterion, ...also]),
  },
  'criterion-not-waivable': {
    status: 422,
    title: { vi: 'Không ghi miễn cho tiêu chuẩn này', en: 'This criterion takes no waiver' },
    detail: ({ criterion, because }) => {
      const named = criterionText(criterion)
      const why = NO_WAIVER[because ?? 'not-waivable']
      return { vi: `${named.vi} ${why.vi}`, en: `${named.en} ${why.en}` }
    },
  },
  'waiver-needs-paper': {
    status: 422,
    title: {
      vi: 'Trường hợp đặc biệt cần văn bản của cấp có thẩm quyền',
      en: "A special case needs the authority's paper",
    },
    detail: ({ criterion, missing }) => {
      const named = criterionText(criterion)
      return missing === 'paper'
        ? {
            vi: `${named.vi} Hãy ghi số và ngày văn bản của cấp có thẩm quyền bổ nhiệm.`,
            en: `${named.en} Give number and day of the appointing authority's paper.`,
          }
        : {
            vi: `${named.vi} Hãy ghi kết quả rà soát những người trong quy hoạch và kết quả công tác.`,
            en: `${named.en} Say what the review of those planned and of results found.`,
          }
    },
  },
  'candidate-not-eligible': {
    status: 409,
    title: { vi: 'Ứng viên không (còn) đủ điều kiện', en: 'The candidate is not (or no longer) eligible' },
    detail: ({ criterion, also = [], evidence = { vi: '', en: '' } }) => {
      if (!criterion) return NOT_A_CANDIDATE
      const { vi, en } = criteriaText([criterion, ...also])
      return { vi: `${vi} ${evidence.vi}`.trim(), en: `${en} ${evidence.en}`.trim() }
    },
  },
  'objections-open': {
    status: 409,
    title: {
      vi: 'Chưa hết thời hạn tiếp nhận kiến nghị, hoặc còn kiến nghị chưa trả lời',
      en: 'Objections are still taken, or wait for an answer',
    },
    detail: ({ publication, until, unanswered = 0 }) =>
      until === undefined
        ? notPublicYet(PUBLISHED_NAMES[publication])
        : {
            vi: `Tiếp nhận đến hết ngày ${showDate(until).vi}; ${unanswered} kiến nghị chưa trả lời.`,
            en: `Taken until the end of ${showDate(until).en}; ${unanswered} not answered.`,
          },
  },
  'dossier-incomplete': {
    status: 409,
    title: {
      vi: 'Hồ sơ chưa đủ hoặc có thành phần quá hạn, chưa trình được',
      en: 'The dossier lacks an item or has one that is too old: it cannot go up',
    },
    detail: ({ also = [], ...first }) => lackingText([first, ...also]),
  },
} satisfies RefusalRows
