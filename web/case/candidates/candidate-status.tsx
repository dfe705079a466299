import { Badge } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCircle,
  IconHourglass,
  IconMinus,
  IconX,
} from '@tabler/icons-react'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital } from '../../words/say.js'
import type { Candidate, Case } from '../the-case.js'
import { candidateWords } from './words.js'

const LOOKS = {
  proposed: ['dong', IconHourglass],
  'not-agreed': ['gray', IconMinus],
  active: ['cham', IconCircle],
  rejected: ['son', IconX],
  'not-selected': ['gray', IconMinus],
  selected: ['ngoc', IconCheck],
  blocked: ['son', IconBan],
  withdrawn: ['gray', IconArrowBackUp],
  appointed: ['ngoc', IconCheck],
} as const satisfies Readonly<Record<Candidate['status'], readonly [string, unknown]>>

/** The kinds of case by which somebody leaves the post: nobody is chosen by them, nor appointed. */
const LEAVES: readonly Case['kind'][] = ['relief', 'dismissal', 'resignation', 'replacement']
export const leavesBy = (kind: Case['kind']): boolean => LEAVES.includes(kind)

/** Where somebody stands in a case, in the words of its kind. */
export function CandidateStatus({ status, kind }: Pick<Candidate, 'status'> & Pick<Case, 'kind'>) {
  const word = useVocabulary()
  const say = candidateWords.use()
  const leaves = leavesBy(kind)
  const shown = leaves && status === 'selected' ? 'active' : status
  const [color, Icon] = LOOKS[shown]
  return (
    <Badge color={color} leftSection={<Icon size={13} />}>
      {shown === 'appointed' && leaves
        ? say('hasLeft')
        : shown === 'appointed' && kind === 'nomination'
          ? say('electedAndRatified')
          : capital(word('candidateStatuses', shown))}
    </Badge>
  )
}
