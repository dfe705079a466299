import { TASK_ROWS } from '../../domain/procedure/task-kinds.js'
import type { Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import type { Language } from './language.js'

/** What an event of a trail is: somebody's work, a result, what stops or turns back, a word about a deadline. */
export const EVENT_KINDS = ['work', 'result', 'stopped', 'told'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

interface EventWords extends Text {
  kind: EventKind
  /** It comes about by what somebody did, and is nobody's doing of its own. */
  isImpersonal?: true
}

/** What each event says after the name of who did it. */
const EVENTS: Readonly<Record<string, EventWords>> = {
  'case-launched': { vi: 'khởi động quy trình', en: 'launched the procedure', kind: 'result' },
  'case-returned': { vi: 'trả về bước trước', en: 'returned it to an earlier stage', kind: 'stopped' },
  'case-suspended': { vi: 'tạm dừng hồ sơ', en: 'suspended the procedure', kind: 'stopped' },
  'case-resumed': { vi: 'cho hồ sơ tiếp tục', en: 'resumed the procedure', kind: 'work' },
  'case-withdrawn': { vi: 'rút hồ sơ', en: 'withdrew the procedure', kind: 'stopped' },
  'case-closed': { vi: 'hồ sơ kết thúc', en: 'the procedure ended', kind: 'result', isImpersonal: true },
  'decision-took-effect': {
    ...{ vi: 'quyết định có hiệu lực', en: 'the decision took effect' },
    ...{ kind: 'result', isImpersonal: true },
  },
  'candidate-withdrew': {
    vi: 'ghi nhận nhân sự rút',
    en: 'recorded that a candidate withdraws',
    kind: 'work',
  },
  'candidate-blocked': { vi: 'dừng xem xét nhân sự', en: 'blocked a candidate', kind: 'stopped' },
  'task-completed': { vi: 'hoàn thành một việc', en: 'completed a task', kind: 'work' },
  'task-claimed': { vi: 'nhận việc', en: 'claimed a task', kind: 'work' },
  'task-released': { vi: 'trả việc lại cho nhóm', en: 'gave a task back to the group', kind: 'work' },
  'task-reassigned': { vi: 'giao việc cho một người', en: 'gave a task to somebody', kind: 'work' },
  'vote-counted': { vi: 'kết quả kiểm phiếu', en: 'result of a vote', kind: 'result', isImpersonal: true },
  'vote-annulled': { vi: 'hủy kết quả bỏ phiếu', en: 'annulled a vote', kind: 'stopped' },
  'deadlines-told': {
    ...{ vi: 'nhắc hoặc báo hạn của việc đang chờ', en: 'told of the due day of a task' },
    kind: 'told',
  },
  'deadlines-recounted': {
    ...{ vi: 'tính lại thời hạn theo lịch làm việc', en: 'deadlines recounted by the working calendar' },
    ...{ kind: 'told', isImpersonal: true },
  },
  'tenure-ended': {
    ...{ vi: 'kết thúc chức vụ đang giữ', en: 'a post held before ended' },
    ...{ kind: 'work', isImpersonal: true },
  },
  'tenure-restored': {
    ...{ vi: 'khôi phục chức vụ', en: 'a post held before was restored' },
    ...{ kind: 'work', isImpersonal: true },
  },
  'secondment-began': {
    ...{ vi: 'bắt đầu hoặc kéo dài biệt phái', en: 'a secondment began or was prolonged' },
    ...{ kind: 'result', isImpersonal: true },
  },
  'secondment-ended': {
    ...{ vi: 'trở lại sau biệt phái', en: 'a secondment ended' },
    ...{ kind: 'result', isImpersonal: true },
  },
  'seat-filled': { vi: 'vị trí có người giữ', en: 'the seat is filled', kind: 'result', isImpersonal: true },
  'document-uploaded': { vi: 'nộp tài liệu', en: 'handed in a document', kind: 'work' },
  'case-published': {
    ...{ vi: 'công khai nội dung của hồ sơ', en: 'made something of the procedure public' },
    kind: 'work',
  },
  'objection-registered': { vi: 'ghi nhận kiến nghị', en: 'registered an objection', kind: 'work' },
  'objection-answered': { vi: 'trả lời kiến nghị', en: 'answered an objection', kind: 'work' },
  'dossier-items-entered': {
    ...{ vi: 'ghi thành phần hồ sơ nhân sự', en: 'entered items of a dossier', kind: 'work' },
  },
  'dossier-reused': {
    ...{ vi: 'dùng lại thành phần của hồ sơ trước', en: 'took over items of an earlier dossier' },
    kind: 'work',
  },
}

/** The events of a kind; `work` is also what no words are known of. */
export const eventsOfKind = (kind: EventKind): string[] =>
  Object.entries(EVENTS).flatMap(([what, words]) => (words.kind === kind ? [what] : []))

/** What a decision or an answer within a result is called. */
const ANSWERS: Readonly<Record<string, Text>> = {
  confirm: { vi: 'đạt', en: 'met' },
  reject: { vi: 'không đủ điều kiện', en: 'not eligible' },
  recheck: { vi: 'kiểm tra lại', en: 'to be checked again' },
  approved: { vi: 'đồng ý', en: 'approved' },
  rejected: { vi: 'không đồng ý', en: 'not agreed' },
  returned: { vi: 'trả lại', en: 'returned' },
}
const YES_NO: Readonly<Record<string, readonly [Text, Text]>> = {
  accepted: [
    { vi: 'đạt', en: 'accepted' },
    { vi: 'trả lại', en: 'returned' },
  ],
  confirmed: [
    { vi: 'xác nhận', en: 'confirmed' },
    { vi: 'không xác nhận', en: 'not confirmed' },
  ],
  elected: [
    { vi: 'trúng cử', en: 'elected' },
    { vi: 'không trúng cử', en: 'not elected' },
  ],
  ratified: [
    { vi: 'phê chuẩn', en: 'ratified' },
    { vi: 'không phê chuẩn', en: 'not ratified' },
  ],
  agreed: [
    { vi: 'đồng ý giới thiệu', en: 'agreed' },
    { vi: 'không đồng ý giới thiệu', en: 'not agreed' },
  ],
}

/** An entry of a count, as far as its reader may know of it. */
export interface CountEntryTold {
  entry: 1 | 2
  /** Of one that differs from the other: in which fields, none where that is not told. */
  differsIn?: string[]
}

/** An event as far as its reader may know it. */
export interface EventTold {
  what: string
  actor?: { id: string; name: string } | null | undefined
  onBehalfOf?: { name: string } | undefined
  after?: unknown
  /** Names of those whom it mentions. */
  names?: Readonly<Record<string, string>> | undefined
  entry?: CountEntryTold
}

export interface EventInWords {
  kind: EventKind
  /** Who did what, of whom. */
  sentence: string
  /** What was said with it: a result, a number, a reason; nothing where there is nothing to tell. */
  detail: string | null
}

/** An event in a sentence, of what its reader may know of it and nothing else. */
export function eventInWords(event: EventTold, language: Language): EventInWords {
  const words = EVENTS[event.what] ?? { vi: event.what, en: event.what, kind: 'work' as const }
  const what = whatOf(event, language) ?? words[language]
  const { actor, onBehalfOf } = event
  const behalf = onBehalfOf ? ` (${{ vi: 'thay mặt', en: 'on behalf of' }[language]} ${onBehalfOf.name})` : ''
  const isImpersonal = words.isImpersonal || !actor
  const about = nameAt(event, 'candidate') ?? nameAt(event, 'person')
  return {
    kind: words.kind,
    sentence: [
      isImpersonal ? capital(what) : `${actor.name} ${what}`,
      behalf,
      about !== undefined && about !== actor?.name ? `: ${about}` : '',
    ].join(''),
    detail: detailOf(event, language),
  }
}

/** Where more is told than the kind of the event. */
function whatOf(event: EventTold, language: Language): string | undefined {
  const { after, what } = event
  const say = (vi: string, en: string) => ({ vi, en })[language]
  switch (what) {
    case 'task-completed': {
      const kind = textAt(after, 'kind')
      if (kind === undefined || !(kind in TASK_ROWS)) return undefined
      const { vi, en } = TASK_ROWS[kind as keyof typeof TASK_ROWS].words
      return say(small(vi), `completed “${en}”`)
    }
    case 'case-launched': {
      const names = listAt(after, 'candidates').map((id) => event.names?.[String(id)] ?? String(id))
      return names.length > 0
        ? say(
            `khởi động quy trình với ${names.join(', ')}`,
            `launched the procedure with ${names.join(', ')}`,
          )
        : undefined
    }
    case 'task-reassigned': {
      const to = nameAt(event, 'claimedBy')
      return to && say(`giao việc cho ${to}`, `gave a task to ${to}`)
    }
    case 'candidate-withdrew':
      return textAt(after, 'candidate') !== undefined && textAt(after, 'candidate') === event.actor?.id
        ? say('xin rút', 'withdrew')
        : undefined
    case 'vote-counted':
      return countedOf(event, language)
    case 'deadlines-told': {
      const told = Object.values(membersOf(after))
      if (told.includes('escalated'))
        return say(
          'báo quá hạn cho người phụ trách nhóm và người theo dõi',
          'told the heads and the monitors that a task is overdue',
        )
      return told.includes('reminded')
        ? say('nhắc việc sắp đến hạn', 'reminded of a task that is due soon')
        : undefined
    }
    default:
      return undefined
  }
}

function countedOf({ after, names }: EventTold, language: Language): string | undefined {
  const votes = Object.entries(membersOf(at(at(after, 'count'), 'votes')))
  const denominator = at(at(after, 'verdict'), 'denominator')
  if (votes.length === 0 || denominator === undefined) return undefined
  const said = votes
    .map(([id, given]) => ({ name: names?.[id] ?? id, yes: Number(at(given, 'yes') ?? given) }))
    .sort((a, b) => b.yes - a.yes)
    .map(({ name, yes }) => `${name} ${yes}`)
    .join(', ')
  return {
    vi: `kết quả kiểm phiếu: ${said}; tính trên ${denominator} người`,
    en: `result of a vote: ${said}; denominator ${denominator}`,
  }[language]
}

function detailOf({ after, entry }: EventTold, language: Language): string | null {
  if (entry) return entryInWords(entry, language)
  const result = at(after, 'result')
  const number = textAt(result, 'resolutionNumber')
  const quoted = textAt(result, 'reason') ?? textAt(after, 'reason') ?? textAt(result, 'summary')
  const said = [
    verdictOf(result, language),
    number && { vi: `số ${number}`, en: `no. ${number}` }[language],
    ...daysOf(result, language),
    votesOf(result, language),
    quoted && `“${quoted}”`,
  ].filter(Boolean)
  return said.length > 0 ? said.join(' · ') : null
}

/** Of what happened elsewhere, and of papers: on which days. */
const DAYS: readonly (readonly [member: string, words: Text])[] = [
  ['introducedOn', { vi: 'giới thiệu ngày', en: 'introduced on' }],
  ['electedOn', { vi: 'bầu cử ngày', en: 'election on' }],
  ['signedOn', { vi: 'ký ngày', en: 'signed on' }],
  ['effectiveOn', { vi: 'có hiệu lực từ', en: 'takes effect on' }],
]

const daysOf = (result: unknown, language: Language): string[] =>
  DAYS.flatMap(([member, words]) => {
    const on = textAt(result, member)
    return on === undefined ? [] : [`${words[language]} ${showDate(on)[language]}`]
  })

/** Of an election. */
function votesOf(result: unknown, language: Language): string | undefined {
  const [votesFor, voters] = [at(result, 'votesFor'), at(result, 'voters')]
  if (typeof votesFor !== 'number' || typeof voters !== 'number') return undefined
  return { vi: `${votesFor} trong ${voters} phiếu`, en: `${votesFor} of ${voters} votes` }[language]
}

const ENTRIES: Readonly<Record<CountEntryTold['entry'], Text>> = {
  1: { vi: 'lần nhập thứ nhất', en: 'the first entry' },
  2: { vi: 'lần nhập thứ hai', en: 'the second entry' },
}

function entryInWords({ entry, differsIn }: CountEntryTold, language: Language): string {
  const which = ENTRIES[entry][language]
  if (!differsIn) return which
  const other = ENTRIES[entry === 1 ? 2 : 1][language]
  const fields = differsIn.length > 0 ? `: ${differsIn.join('; ')}` : ''
  return { vi: `${which}, khác ${other}${fields}`, en: `${which}, differs from ${other}${fields}` }[language]
}

function verdictOf(result: unknown, language: Language): string | undefined {
  const chosen = textAt(result, 'decision') ?? textAt(result, 'outcome')
  if (chosen !== undefined) return ANSWERS[chosen]?.[language]
  for (const [member, [yes, no]] of Object.entries(YES_NO)) {
    const answer = at(result, member)
    if (typeof answer === 'boolean') return (answer ? yes : no)[language]
  }
  const meetingOn = textAt(result, 'meetingOn')
  if (meetingOn === undefined) return undefined
  const [day, people] = [showDate(meetingOn)[language], listAt(result, 'convened').length]
  return { vi: `họp ngày ${day}, ${people} người`, en: `meeting on ${day}, ${people} people` }[language]
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {}
const at = (value: unknown, member: string): unknown => membersOf(value)[member]
const textAt = (value: unknown, member: string): string | undefined => {
  const found = at(value, member)
  return typeof found === 'string' ? found : undefined
}
const listAt = (value: unknown, member: string): readonly unknown[] => {
  const found = at(value, member)
  return Array.isArray(found) ? found : []
}
const nameAt = ({ after, names }: EventTold, member: string): string | undefined => {
  const id = textAt(after, member)
  return id === undefined ? undefined : (names?.[id] ?? id)
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
