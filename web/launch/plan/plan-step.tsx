import { Alert, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Choice, Reason } from '../../inbox/fields.js'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import { day, today } from '../../words/say.js'
import type { Preview } from '../asked.js'
import css from '../launch.module.css'
import { hasCandidates, type OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'
import { DaysOfPlan } from './days-of-plan.js'
import { WhoTakesPart } from './who-takes-part.js'

/** From when, what is due when, who votes and acts, and what should be looked at. */
export function PlanStep(shown: OfLaunch & { preview: Preview | undefined }) {
  const say = launchWords.use()
  const { preview } = shown
  return (
    <Stack gap={16}>
      <Beginning {...shown} />
      {preview && (
        <>
          {preview.warnings.length > 0 && (
            <Alert color="dong" icon={<IconAlertTriangle />} title={say('warnings')}>
              <ul>
                {preview.warnings.map(({ sentence }) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Alert>
          )}
          <DaysOfPlan preview={preview} vacantSince={shown.draft.seat?.vacantSince} />
          <WhoTakesPart preview={preview} />
        </>
      )}
    </Stack>
  )
}

/** The day on which it begins; of what began on paper why, and which paper shows it. */
function Beginning({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  return (
    <section className={css.card}>
      <div className={css.typed}>
        <Choice
          label={say('beganOn')}
          value={draft.isOnPaper ? 'paper' : 'today'}
          options={[
            { value: 'today', label: say('today', { day: day(today()) }), hint: say('beganHint') },
            { value: 'paper', label: say('onPaper'), hint: say('onPaperHint') },
          ]}
          onChange={(value) => set({ isOnPaper: value === 'paper' })}
        />
        {draft.isOnPaper && (
          <>
            <DayField
              label={say('beganOnDay')}
              description={say('beganHint')}
              maxDate={today()}
              value={draft.beganOn}
              error={errorAt('beganOn') ?? errorAt('beganBefore')}
              onChange={(beganOn) => set({ beganOn })}
            />
            <Reason
              description={say('reasonHint')}
              value={draft.paperReason}
              error={errorAt('beganBefore.reason')}
              onChange={(event) => set({ paperReason: event.target.value })}
            />
            <LineField
              label={say('evidence')}
              longest={500}
              value={draft.evidence}
              error={errorAt('beganBefore.evidence')}
              onChange={(event) => set({ evidence: event.target.value })}
            />
          </>
        )}
        {hasCandidates(draft) && (
          <DayField
            label={say('ageCountedOn')}
            description={say('ageCountedHint')}
            value={draft.ageCountedOn ?? ''}
            error={errorAt('ageCountedOn')}
            onChange={(ageCountedOn) => set({ ageCountedOn })}
          />
        )}
      </div>
    </section>
  )
}
