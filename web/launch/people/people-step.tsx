import { Stack } from '@mantine/core'
import type { Preview } from '../asked.js'
import { hasCandidates, isOnLeaders, movesSomebody, type OfLaunch } from '../launch-draft.js'
import { Candidates } from './candidates.js'
import { Compared } from './compared.js'
import { Holder } from './holder.js'
import { Leaders } from './leaders.js'
import { EarlyReturn, Moving } from './moving.js'
import { Purpose } from './purpose.js'

/** Whom it is about, why, and whether each meets the criteria. */
export function PeopleStep(shown: OfLaunch & { preview: Preview | undefined }) {
  const { draft, preview } = shown
  return (
    <Stack gap={16}>
      {hasCandidates(draft) && <Candidates {...shown} />}
      {isOnLeaders(draft) && <Leaders {...shown} />}
      {!hasCandidates(draft) && !isOnLeaders(draft) && <Holder {...shown} />}
      {draft.kind === 'rotation' && <Purpose {...shown} />}
      {movesSomebody(draft) && <Moving {...shown} />}
      {draft.kind === 'secondment-end' && <EarlyReturn {...shown} />}
      {preview && <Compared preview={preview} />}
    </Stack>
  )
}
