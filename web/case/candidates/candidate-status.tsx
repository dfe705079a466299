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
import type { Candidate } from '../the-case.js'

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

export function CandidateStatus({ status }: Pick<Candidate, 'status'>) {
  const word = useVocabulary()
  const [color, Icon] = LOOKS[status]
  return (
    <Badge color={color} leftSection={<Icon size={13} />}>
      {capital(word('candidateStatuses', status))}
    </Badge>
  )
}
