import { WaitingAbout } from '../../changes/waiting-about.js'
import css from '../../records/records.module.css'
import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day } from '../../words/say.js'
import type { Registers } from '../cadres.js'
import { EndTie, EnterDeclaration, EnterInterest, EnterRelative } from '../entries/declarations.js'
import type { OfCadre } from '../entries/of-cadre.js'
import { cadreWords } from '../words.js'

/** The relatives who were declared; that nobody declared says nothing. */
export function Relations({ of, declared }: { of: OfCadre; declared: Registers['relations'] }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  return (
    <Section title={say('relations')} beside={useLastDeclared(declared.declarations)}>
      {of.mayEnter.includes('declarations') && (
        <>
          <p className={css.adding}>
            <EnterRelative cadre={of} />
            <EnterDeclaration cadre={of} of="relation" />
          </p>
          <WaitingAbout of={of.waiting?.filter(({ operation }) => operation.endsWith('-relation'))} />
        </>
      )}
      <Entries
        of={declared.items}
        none={say(declared.declarations.length > 0 ? 'declaredNone' : 'neverDeclared')}
      >
        {({ id, relative, kind, declaredOn, endedOn }) => (
          <li key={id}>
            <span className={css.between}>
              <b>{relative.name}</b>
              {!endedOn && <EndTie cadre={of} of="relations" id={id} what={relative.name} />}
            </span>
            <small>
              {capital(word('relations', kind))}, {say('declaredOn', { day: day(declaredOn) })}
            </small>
            {endedOn && <small>{capital(say('endedOn', { day: day(endedOn) }))}</small>}
          </li>
        )}
      </Entries>
    </Section>
  )
}

/** The interests that were declared: in what, and whom or which unit they tie the person to. */
export function Interests({ of, declared }: { of: OfCadre; declared: Registers['interests'] }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  return (
    <Section title={say('interests')} beside={useLastDeclared(declared.declarations)}>
      {of.mayEnter.includes('declarations') && (
        <>
          <p className={css.adding}>
            <EnterInterest cadre={of} />
            <EnterDeclaration cadre={of} of="interest" />
          </p>
          <WaitingAbout of={of.waiting?.filter(({ operation }) => operation.endsWith('-interest'))} />
        </>
      )}
      <Entries
        of={declared.items}
        none={say(declared.declarations.length > 0 ? 'declaredNone' : 'neverDeclared')}
      >
        {({ id, kind, what, other, unit, declaredOn, ended }) => (
          <li key={id}>
            <span className={css.between}>
              <b>{what}</b>
              {!ended && <EndTie cadre={of} of="interests" id={id} what={what} />}
            </span>
            <small>
              {[capital(word('interests', kind)), other?.name, unit?.name].filter(Boolean).join(' · ')}
            </small>
            <small className={css.quiet}>
              {capital(say('declaredOn', { day: day(declaredOn) }))}
              {ended && `, ${say('endedOn', { day: day(ended.on) })}`}
            </small>
          </li>
        )}
      </Entries>
    </Section>
  )
}

function useLastDeclared(declarations: readonly { declaredOn: string }[] | undefined): string | undefined {
  const say = cadreWords.use()
  const latest = declarations?.[0]
  return latest && say('lastDeclared', { day: day(latest.declaredOn) })
}
