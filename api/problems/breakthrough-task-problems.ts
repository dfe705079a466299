import type { BreakthroughStatus, RegistrationRefused } from '../../domain/evaluation/breakthrough-tasks.js'
import type { Text } from '../../domain/vocabulary.js'
import { LEVEL_NAMES } from '../../domain/words.js'
import type { FieldError, RecordRows } from './problem-rows.js'

const STATUS_NAMES: Readonly<Record<BreakthroughStatus, Text>> = {
  registered: { vi: 'đã đăng ký, chưa được phê duyệt', en: 'registered, not approved yet' },
  approved: { vi: 'đã được phê duyệt, đang thực hiện', en: 'approved, under way' },
  finished: { vi: 'đã hoàn thành', en: 'finished' },
  unfinished: { vi: 'không hoàn thành', en: 'not finished' },
  refused: { vi: 'không được phê duyệt', en: 'refused' },
}

function registrationText(refused: RegistrationRefused): Text {
  const { code, article } = refused
  const { title } = BREAKTHROUGH_TASK_PROBLEMS[code]
  const numbers =
    'limit' in refused
      ? {
          vi: `sẽ là ${refused.count}, nhiều nhất ${refused.limit}`,
          en: `it would be ${refused.count}, at most ${refused.limit}`,
        }
      : { vi: `từ ${LEVEL_NAMES[refused.from].vi}`, en: `from ${LEVEL_NAMES[refused.from].en} up` }
  return {
    vi: `${title.vi}: ${numbers.vi} (${article.vi}).`,
    en: `${title.en}: ${numbers.en} (${article.en}).`,
  }
}

function registrationErrors(refused: RegistrationRefused, message: Text): FieldError[] {
  const { code, article } = refused
  const counted = 'limit' in refused && { limit: refused.limit, count: refused.count }
  return [{ field: 'personId', code, message, facts: { ...counted, article } }]
}

/** What is refused of the tasks that holders of posts register for a year. */
export const BREAKTHROUGH_TASK_PROBLEMS = {
  'breakthrough-task-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nhiệm vụ đột phá', en: 'Breakthrough task not found' },
  },
  'no-post-for-breakthrough-task': {
    status: 409,
    title: {
      vi: 'Người này không giữ chức vụ phải đăng ký nhiệm vụ đột phá',
      en: 'Holds no post from which on breakthrough tasks are registered',
    },
    detail: registrationText,
    errors: registrationErrors,
  },
  'too-many-breakthrough-tasks': {
    status: 409,
    title: {
      vi: 'Đã đăng ký đủ số nhiệm vụ đột phá trong năm',
      en: 'As many breakthrough tasks are registered for the year as may be',
    },
    detail: registrationText,
    errors: registrationErrors,
  },
  'breakthrough-task-status': {
    status: 409,
    title: {
      vi: 'Trạng thái của nhiệm vụ đột phá không cho phép việc này',
      en: 'The status of the breakthrough task does not allow this',
    },
    detail: ({ status }) => {
      const { vi, en } = STATUS_NAMES[status]
      return { vi: `Trạng thái hiện tại: ${vi}.`, en: `Its status: ${en}.` }
    },
  },
  'own-breakthrough-task': {
    status: 403,
    title: {
      vi: 'Người đăng ký không tự phê duyệt hoặc tự kết luận nhiệm vụ của mình',
      en: 'Nobody approves or closes their own breakthrough task',
    },
  },
} satisfies RecordRows
