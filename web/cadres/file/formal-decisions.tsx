import { Badge } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { WaitingAbout } from '../../changes/waiting-about.js'
import css from '../../records/records.module.css'
import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day } from '../../words/say.js'
import type { Registers } from '../cadres.js'
import { EndFormalDecision, EnterDiscipline, EnterMeasure } from '../entries/formal-decisions.js'
import type { OfCadre } from '../entries/of-cadre.js'
import { cadreWords } from '../words.js'

/** Disciplines and measures, each with its decision; a measure with what it does today. */
export function FormalDecisions({
  of,
  registers: { measures, disciplines },
}: {
  of: OfCadre
  registers: Pick<Registers, 'measures' | 'disciplines'>
}) {
  const say = cadreWords.use()
  const word = useVocabulary()
  const decisions = [
    ...measures.items.map(({ effect, ...measure }) => ({
      ...measure,
      ...{ key: `measure ${measure.id}`, part: 'measures' as const },
      title: word('measures', measure.kind),
      on: measure.decidedOn && say('decidedOn', { day: day(measure.decidedOn) }),
      effect: measure.endedOn ? undefined : effect.inWords,
    })),
    ...disciplines.items.map((discipline) => ({
      ...discipline,
      ...{ key: `discipline ${discipline.id}`, part: 'disciplines' as const },
      title: word('disciplines', discipline.kind),
      on: discipline.effectiveOn && say('inForceFrom', { day: day(discipline.effectiveOn) }),
      effect: undefined,
    })),
  ]
  return (
    <Section title={say('formal')}>
      {of.mayEnter.includes('formal-decisions') && (
        <>
          <p className={css.adding}>
            <EnterMeasure cadre={of} />
            <EnterDiscipline cadre={of} />
          </p>
          <WaitingAbout of={of.waiting?.filter(({ kind }) => kind === 'formal-decisions')} />
        </>
      )}
      <Entries of={decisions} none={say('noFormal')}>
        {({ key, part, id, title, on, number, authority, endedOn, effect }) => (
          <li key={key}>
            <span className={css.between}>
              <b>{capital(title)}</b>
              {endedOn ? (
                <Badge color="gray">{say('endedOn', { day: day(endedOn) })}</Badge>
              ) : (
                <EndFormalDecision cadre={of} of={part} id={id} what={title} />
              )}
            </span>
            {on && <small>{capital(on)}</small>}
            {number && authority && <small>{capital(say('decisionOf', { number, authority }))}</small>}
            {effect && (
              <small className={css.warned}>
                <IconAlertTriangle size={14} aria-hidden /> {effect}
              </small>
            )}
          </li>
        )}
      </Entries>
    </Section>
  )
}
