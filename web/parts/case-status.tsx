import { Badge } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import type { z } from 'zod'
import type { procedureItem } from '../../api/resources/procedures/schemas.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'

type CaseStatus = z.output<typeof procedureItem>['status']

const LOOKS = {
  running: ['cham', IconPlayerPlay],
  suspended: ['dong', IconPlayerPause],
  decided: ['ngoc', IconCheck],
  completed: ['ngoc', IconCheck],
  rejected: ['son', IconX],
  stopped: ['son', IconBan],
  withdrawn: ['gray', IconArrowBackUp],
} as const satisfies Readonly<Record<CaseStatus, readonly [string, unknown]>>

/** How a procedure stands, in a word with its shape. */
export function CaseStatusBadge({ status }: { status: CaseStatus }) {
  const word = useVocabulary()
  const [color, Icon] = LOOKS[status]
  return (
    <Badge color={color} leftSection={<Icon size={13} />}>
      {capital(word('caseStatuses', status))}
    </Badge>
  )
}
