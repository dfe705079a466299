import type { CapBroken } from '../../domain/planning/caps.js'
import { KIND_NAMES } from '../../domain/procedure/procedure-kinds.js'
import type { RecordRefusal } from '../../domain/records/refusals.js'
import { PLANNING_GROUP_NAMES } from '../../domain/rules/values/planning-rules.js'
import type { Text } from '../../domain/vocabulary.js'
import { LEVEL_NAMES, showDate } from '../../domain/words.js'
import type { FieldError, RecordRows } from './problem-rows.js'

/** What is broken, with the numbers and the article. */
export function capSentence(broken: CapBroken): Text {
  const { title } = PLANNING_PROBLEMS[broken.code]
  const numbers = numbersOf(broken)
  const { article } = broken
  return {
    vi: `${title.vi}: ${numbers.vi} (${article.vi}).`,
    en: `${title.en}: ${numbers.en} (${article.en}).`,
  }
}

function numbersOf(broken: CapBroken): Text {
  if (broken.code === 'post-not-higher') {
    const [level, present] = [LEVEL_NAMES[broken.level], LEVEL_NAMES[broken.present]]
    return {
      vi: `đang là ${present.vi}, quy hoạch ${level.vi}`,
      en: `now ${present.en}, planned ${level.en}`,
    }
  }
  if (broken.code === 'too-few-months-left') {
    const { limit, count, group, on } = broken
    const [name, day] = [PLANNING_GROUP_NAMES[group], showDate(on)]
    return {
      vi: `${name.vi} cần ít nhất ${limit} tháng, tính vào ngày ${day.vi} còn ${count}`,
      en: `${name.en} needs ${limit} months at least, on ${day.en} there are ${count}`,
    }
  }
  if ('until' in broken) {
    const until = showDate(broken.until)
    return { vi: `đến hết ngày ${until.vi}`, en: `until ${until.en}` }
  }
  if (broken.code === 'low-confidence') {
    const day = showDate(broken.on)
    return { vi: `kết quả lấy phiếu tín nhiệm ngày ${day.vi}`, en: `by the vote of confidence of ${day.en}` }
  }
  if (!('limit' in broken)) {
    return { vi: 'hồ sơ không mở cho đồng chí', en: 'the file is not open to you' }
  }
  const { limit, count } = broken
  return { vi: `sẽ là ${count}, nhiều nhất ${limit}`, en: `it would be ${count}, at most ${limit}` }
}

interface CapsBroken {
  broken: readonly CapBroken[]
}

function firstCap({ broken: [first] }: CapsBroken): Text | undefined {
  return first && capSentence(first)
}

/** What the post, not the person, is in the way of. */
const OF_THE_POST: ReadonlySet<CapBroken['code']> = new Set(['too-many-people-for-post', 'post-not-higher'])

function capErrors({ broken }: CapsBroken): FieldError[] {
  return broken.map((cap) => ({
    field: OF_THE_POST.has(cap.code) ? 'postId' : 'personId',
    code: cap.code,
    message: capSentence(cap),
    facts: { ...('limit' in cap && { limit: cap.limit, count: cap.count }), article: cap.article },
  }))
}

/** Of a procedure that is not the caller's to see, that there is one is all that is said. */
function proposedText({ article, proposal }: Extract<RecordRefusal, { code: 'proposed-for-post' }>): Text {
  if (!proposal) {
    return {
      vi: `Một quy trình đang mở đề nghị người này vào chức danh mà mục quy hoạch này đáp ứng (${article.vi}).`,
      en: `An open procedure proposes the person for a post that this entry answers for (${article.en}).`,
    }
  }
  const { post } = proposal
  const kind = KIND_NAMES[proposal.kind]
  return {
    vi: `Quy trình ${kind.vi} đang mở đề nghị người này vào chức vụ ${post.vi}, chức danh mà mục quy hoạch này đáp ứng (${article.vi}).`,
    en: `An open procedure (${kind.en}) proposes the person for the post ${post.en}, which this entry answers for (${article.en}).`,
  }
}

/** What is refused of an entry of the planning. */
export const PLANNING_PROBLEMS = {
  'already-in-planning': {
    status: 409,
    title: { vi: 'Người này đã có trong quy hoạch chức vụ', en: 'Already planned for this post' },
  },
  'too-many-people-for-post': {
    status: 409,
    title: { vi: 'Chức danh đã đủ số người quy hoạch', en: 'As many are planned for the post as may be' },
    detail: firstCap,
    errors: capErrors,
  },
  'too-many-posts-for-person': {
    status: 409,
    title: {
      vi: 'Người này đã đủ số chức danh quy hoạch ở một cấp phê duyệt',
      en: 'Planned for as many posts as may be',
    },
    detail: firstCap,
    errors: capErrors,
  },
  'post-not-higher': {
    status: 409,
    title: {
      vi: 'Chỉ quy hoạch chức danh cao hơn chức vụ hiện giữ',
      en: 'Only a post higher than the present one is planned for',
    },
    detail: firstCap,
    errors: capErrors,
  },
  'too-few-months-left': {
    status: 409,
    title: {
      vi: 'Không đủ thời gian công tác còn lại theo quy định về tuổi quy hoạch',
      en: 'Too few months are left until retirement age',
    },
    ...{ detail: firstCap, errors: capErrors },
  },
  'waits-after-discipline': {
    status: 409,
    title: { vi: 'Đang trong thời hạn sau kỷ luật', en: 'Within the wait after a discipline' },
    ...{ detail: firstCap, errors: capErrors },
  },
  'low-confidence': {
    status: 409,
    title: {
      vi: 'Tín nhiệm thấp: không quy hoạch chức vụ cao hơn',
      en: 'Low confidence: not planned for a higher post',
    },
    ...{ detail: firstCap, errors: capErrors },
  },
  'waits-after-post': {
    status: 409,
    title: {
      vi: 'Đang trong thời hạn sau khi từ chức, bị miễn nhiệm',
      en: 'Within the wait after a resignation or dismissal',
    },
    ...{ detail: firstCap, errors: capErrors },
  },
  'planning-condition-not-met': {
    status: 409,
    title: {
      vi: 'Chưa đủ điều kiện đưa vào quy hoạch',
      en: 'A condition of being planned is not met',
    },
    ...{ detail: firstCap, errors: capErrors },
  },
  'proposed-for-post': {
    status: 409,
    title: {
      vi: 'Không đưa vào quy hoạch đồng thời với đề nghị bổ nhiệm',
      en: 'Nobody enters the planning and is proposed for appointment at the same time',
    },
    detail: proposedText,
    errors: ({ article, proposal }, message) => [
      {
        field: 'personId',
        code: 'proposed-for-post',
        message,
        facts: { ...(proposal && { caseId: proposal.caseId }), article },
      },
    ],
  },
} satisfies RecordRows
