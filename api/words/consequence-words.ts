import { type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import { TASK_ROWS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import type { Text } from '../../domain/vocabulary.js'
import type { CommandForeseen, Foreseen } from '../../workflows/procedure/foreseen.js'
import type { CommandName } from '../../workflows/procedure/messages.js'
import type { Consequence, ConsequenceKind } from '../actions/schemas.js'
import { type Language, say } from './language.js'

/** A command as it would be carried out, with how many people are told of it. */
interface Foretold {
  name: CommandName
  input: CommandForeseen<CommandName>
  follows: Foreseen
  told: number
}

interface Said {
  what: ConsequenceKind
  text: Text
  count?: number
}

/** What follows from every such command, whatever the case. */
const OF_COMMAND: Readonly<Record<CommandName, readonly Said[]>> = {
  completeTask: [
    {
      what: 'cannot-be-undone',
      text: {
        vi: 'Kết quả được ghi vào nhật ký; gửi rồi thì không sửa lại được.',
        en: 'The result is put on record; once sent it cannot be changed.',
      },
    },
  ],
  claimTask: [
    {
      what: 'holder',
      text: {
        vi: 'Từ đó chỉ đồng chí hoàn thành được việc này, cho đến khi trả lại cho nhóm.',
        en: 'From then on only you can complete it, until you give it back to the group.',
      },
    },
  ],
  releaseTask: [
    {
      what: 'holder',
      text: {
        vi: 'Mọi người của nhóm lại nhận được việc này; thời hạn không đổi.',
        en: 'Anybody of the group can take it again; its deadline stays.',
      },
    },
  ],
  reassignTask: [
    {
      what: 'holder',
      text: {
        vi: 'Chỉ người được giao hoàn thành được việc này; thời hạn không đổi.',
        en: 'Only whoever is given it can complete it; its deadline stays.',
      },
    },
  ],
  returnCase: [
    {
      what: 'cannot-be-undone',
      text: {
        vi: 'Các bước từ đó được làm lại, trừ những bước được giữ; kết quả của chúng không còn hiệu lực.',
        en: 'The steps from there on are done anew, but for those that are kept; their results are void.',
      },
    },
  ],
  suspendCase: [
    {
      what: 'clocks',
      text: {
        vi: 'Mọi thời hạn dừng; không việc nào hoàn thành được cho đến khi tiếp tục.',
        en: 'Every deadline stops; no task can be completed until it resumes.',
      },
    },
  ],
  resumeCase: [
    {
      what: 'clocks',
      text: {
        vi: 'Mỗi việc có lại số ngày còn lại của nó.',
        en: 'Each task has the days that were left of it.',
      },
    },
  ],
  withdrawCase: [],
  withdrawCandidate: [
    {
      what: 'cannot-be-undone',
      text: {
        vi: 'Người này ra khỏi quy trình và không trở lại được.',
        en: 'They leave the procedure and cannot come back.',
      },
    },
  ],
  blockCandidate: [
    {
      what: 'cannot-be-undone',
      text: {
        vi: 'Người này không được đi tiếp và không trở lại được.',
        en: 'They may not go on and cannot come back.',
      },
    },
  ],
  annulVote: [
    {
      what: 'cannot-be-undone',
      text: {
        vi: 'Kết quả đã hủy không khôi phục được; vẫn được lưu.',
        en: 'What is annulled cannot be restored; it stays on record.',
      },
    },
  ],
}

const OF_STATUS: Readonly<Partial<Record<CaseStatus, Text>>> = {
  decided: {
    vi: 'Hồ sơ có quyết định, chờ ngày có hiệu lực.',
    en: 'The procedure is decided, and waits for the effective date.',
  },
  completed: { vi: 'Hồ sơ hoàn thành.', en: 'The procedure is completed.' },
  rejected: {
    vi: 'Hồ sơ kết thúc: không được phê duyệt.',
    en: 'The procedure ends: it is rejected.',
  },
  stopped: {
    vi: 'Hồ sơ dừng, không có quyết định.',
    en: 'The procedure stops without a decision.',
  },
  withdrawn: {
    vi: 'Hồ sơ kết thúc, không có quyết định.',
    en: 'The procedure ends without a decision.',
  },
}

const FOR_GOOD: Said = {
  what: 'cannot-be-undone',
  text: {
    vi: 'Hồ sơ đã kết thúc thì không mở lại được.',
    en: 'A procedure that has ended cannot be opened again.',
  },
}

const AS_ENTERED: Said = {
  what: 'as-entered',
  text: {
    vi: 'Bước tiếp theo tùy theo nội dung được nhập.',
    en: 'What comes next depends on what is entered.',
  },
}

/** What follows from a command, sentence by sentence: what goes away, what comes, what stands still, who is told, what cannot be undone. */
export function consequencesInWords(foretold: Foretold, language: Language): Consequence[] {
  const { name, input, follows, told } = foretold
  const isOpenEnded = name === 'completeTask' && !('result' in input)
  const all: Said[] = [
    ...tasks('tasks-close', follows.closes),
    ...tasks('tasks-open', follows.opens),
    ...(follows.stage ? [stage(follows.stage)] : []),
    ...ofStatus(follows.status),
    ...(follows.annuls > 0 ? [annulled(follows.annuls)] : []),
    ...(isOpenEnded ? [AS_ENTERED] : []),
    ...OF_COMMAND[name].filter(({ what }) => what !== 'cannot-be-undone'),
    ...(told > 0 ? [toldTo(told)] : []),
    ...OF_COMMAND[name].filter(({ what }) => what === 'cannot-be-undone'),
  ]
  return all.map(({ text, ...said }) => ({ ...said, sentence: say(text, language) }))
}

function tasks(what: 'tasks-close' | 'tasks-open', kinds: readonly TaskKind[]): Said[] {
  const count = kinds.length
  if (count === 0) return []
  const named = (language: Language) =>
    [...new Set(kinds)].map((kind) => say(TASK_ROWS[kind].words, language)).join('; ')
  const text =
    what === 'tasks-close'
      ? {
          vi: `${count} việc đang mở đóng lại: ${named('vi')}.`,
          en: `Open tasks that close: ${count} (${named('en')}).`,
        }
      : { vi: `${count} việc mở ra: ${named('vi')}.`, en: `Tasks that open: ${count} (${named('en')}).` }
  return [{ what, count, text }]
}

const stage = (title: Text): Said => ({
  what: 'stage',
  text: { vi: `Hồ sơ sang bước “${title.vi}”.`, en: `The procedure comes to the stage “${title.en}”.` },
})

function ofStatus(status: CaseStatus | undefined): Said[] {
  const text = status && OF_STATUS[status]
  if (!status || !text) return []
  return [{ what: 'status', text }, ...(isOpen(status) ? [] : [FOR_GOOD])]
}

const annulled = (count: number): Said => ({
  what: 'votes-annulled',
  count,
  text: { vi: `${count} cuộc bỏ phiếu bị hủy.`, en: `Votes that are annulled: ${count}.` },
})

const toldTo = (count: number): Said => ({
  what: 'told',
  count,
  text: { vi: `${count} người nhận thông báo.`, en: `People who are told: ${count}.` },
})
