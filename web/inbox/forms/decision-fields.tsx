import { Checkbox, Stack } from '@mantine/core'
import type { ComponentProps } from 'react'
import { CountField, useWrongCount } from '../../parts/fields/count-field.js'
import { isCount } from '../../parts/fields/count-typed.js'
import { DayField } from '../../parts/fields/day-field.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { fieldWords } from '../field-words.js'
import { Choice } from '../fields.js'
import type { Approval, Deciding } from './deciding.js'
import { decisionWords } from './decision-words.js'
import { FormerPosts } from './former-posts.js'
import css from './forms.module.css'
import { termProposed } from './term-proposed.js'

/** How the body voted: how many of its members, never what that comes to. */
export function BodyVotes({
  values: { inFavour, against },
  set,
  errorAt,
  members,
}: Deciding & { members: number | undefined }) {
  const say = decisionWords.use()
  const wrongCount = useWrongCount()
  const cast = isCount(inFavour) && isCount(against) ? inFavour + against : undefined
  const beside =
    members === undefined || cast === undefined
      ? members !== undefined && say('ofMembers', { count: members })
      : cast > members
        ? say('tooMany', { cast, count: members })
        : say('noVote', { cast, count: members, rest: members - cast })
  const error =
    wrongCount(inFavour) ??
    wrongCount(against) ??
    errorAt('bodyVotes') ??
    errorAt('bodyVotes.inFavour') ??
    errorAt('bodyVotes.against')
  return (
    <fieldset>
      <h3>{say('bodyVotes')}</h3>
      <div className={css.votes}>
        <CountField label={say('inFavour')} value={inFavour} onChange={(count) => set({ inFavour: count })} />
        <CountField label={say('against')} value={against} onChange={(count) => set({ against: count })} />
        <p
          aria-live="polite"
          className={cast !== undefined && members !== undefined && cast > members ? css.wrong : css.beside}
        >
          {beside}
        </p>
      </div>
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** What an approval says of the posts, in a case of its kind. */
export function ApprovalFields({
  values,
  set,
  errorAt,
  says,
  held,
}: Deciding & { says: Partial<Approval>; held: ComponentProps<typeof FormerPosts>['held'] }) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const word = useVocabulary()
  return (
    <>
      <div className={css.pair}>
        <DayField
          label={common('effectiveOn')}
          value={values.effectiveOn}
          onChange={(effectiveOn) =>
            set({ effectiveOn, ...(says.termEndsOn && termProposed(values, effectiveOn, says.termMonths)) })
          }
          error={errorAt('effectiveOn')}
        />
        {says.termEndsOn && (
          <DayField
            label={say(says.isSecondment ? 'secondedUntil' : 'termEndsOn')}
            description={
              says.termMonths === undefined
                ? say(says.termEndsOn === 'must' ? 'termNeeded' : 'termHint')
                : say('termOfPost', { count: says.termMonths })
            }
            value={values.termEndsOn}
            onChange={(termEndsOn) => set({ termEndsOn })}
            error={errorAt('termEndsOn')}
          />
        )}
      </div>
      {says.keepsFormerPost && (
        <FormerPosts
          held={held}
          isKept={values.keepsFormerPost}
          keep={(keepsFormerPost) => set({ keepsFormerPost })}
          error={errorAt('keepsFormerPost')}
        />
      )}
      {says.afterRotation && (
        <Choice
          label={say('afterRotation')}
          value={values.afterRotation ?? ''}
          onChange={(afterRotation) => set({ afterRotation })}
          error={errorAt('afterRotation')}
          options={says.afterRotation.map((value) => ({ value, label: word('afterRotation', value) }))}
        />
      )}
    </>
  )
}

/** To which of the steps before the case goes back, and which of those between stay as they are. */
export function StageToReturnTo({
  values: { stage, keep },
  set,
  errorAt,
  earlier,
}: Deciding & { earlier: readonly { key: string; title: string }[] }) {
  const say = decisionWords.use()
  const between = earlier.slice(earlier.findIndex(({ key }) => key === stage) + 1)
  return (
    <>
      <Choice
        label={say('toStage')}
        value={stage}
        onChange={(chosen) => set({ stage: chosen, keep: [] })}
        error={errorAt('stage')}
        options={earlier.map(({ key, title }) => ({ value: key, label: title }))}
      />
      {stage && between.length > 0 && (
        <Checkbox.Group
          label={say('keep')}
          description={say('keepHint')}
          value={keep}
          onChange={(kept) => set({ keep: kept })}
        >
          <Stack gap={8} mt={6}>
            {between.map(({ key, title }) => (
              <Checkbox key={key} value={key} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  )
}
