import type { PersonId, Text } from '../../domain/vocabulary.js'
import type { LaunchPreview } from '../resources/procedures/plan-schemas.js'
import { type Language, say } from './language.js'

type Code = LaunchPreview['warnings'][number]['code']

/** A count is entered by one teller and again by another. */
const TELLERS_NEEDED = 2

const WORDS: Readonly<Record<Code, (name: string) => Text>> = {
  'not-eligible': (name) => ({
    vi: `${name}: chưa đáp ứng mọi điều kiện, tiêu chuẩn.`,
    en: `${name}: not every criterion is met.`,
  }),
  'unit-answers-first': (name) => ({
    vi: `${name} chỉ là người được giới thiệu: đơn vị của họ trả lời trước.`,
    en: `${name} is only proposed: their unit answers first.`,
  }),
  'nobody-in-group': (name) => ({
    vi: `${name} hiện không có ai: việc giao cho nhóm này sẽ không ai làm được.`,
    en: `${name} has nobody today: what it is asked to do, nobody can.`,
  }),
  'one-teller': (name) => ({
    vi: `${name} chỉ có một người: kết quả kiểm phiếu cần hai người nhập.`,
    en: `${name} has one member: a count is entered by two.`,
  }),
}

/** What should be looked at before a procedure is launched; it hinders none. */
export function warningsInWords(
  {
    candidates,
    groups,
    proposed,
  }: Pick<LaunchPreview, 'candidates' | 'groups'> & { proposed: readonly { person: PersonId }[] },
  language: Language,
): LaunchPreview['warnings'] {
  const found: [Code, string][] = [
    ...candidates.flatMap(({ candidate, met }): [Code, string][] =>
      met === false ? [['not-eligible', candidate.name]] : [],
    ),
    ...candidates.flatMap(({ candidate: { id, name } }): [Code, string][] =>
      proposed.some(({ person }) => person === id) ? [['unit-answers-first', name]] : [],
    ),
    ...groups.flatMap(({ by, group, members }): [Code, string][] => {
      if (members === 0) return [['nobody-in-group', group.name]]
      return by === 'tellers' && members < TELLERS_NEEDED ? [['one-teller', group.name]] : []
    }),
  ]
  return found.map(([code, name]) => ({ code, sentence: say(WORDS[code](name), language) }))
}
