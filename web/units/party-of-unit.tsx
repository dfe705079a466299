import { IconPencil } from '@tabler/icons-react'
import { EntryButton } from '../records/entry/entry-dialog.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { LIST, type UnitDetails } from './units.js'
import own from './units.module.css'
import { unitWords } from './words.js'

const ORGANISATIONS = ['grass-roots', 'above-grass-roots'] as const
const LEADERSHIP = ['yes', 'no'] as const

/** What the party organisation of a unit is, which compositions and opinions follow; whoever administers the unit enters it. */
export function PartyOfUnit({ unit }: { unit: UnitDetails }) {
  const say = unitWords.use()
  const word = useVocabulary()
  const { partyOrganisation, partyLeads, kind } = unit
  // A division has the party organisation of its body.
  if (kind === 'division') return null
  return (
    <section className={own.party} aria-label={say('party')}>
      <dl>
        <dt>{say('partyOrganisation')}</dt>
        <dd>
          {partyOrganisation ? capital(word('partyOrganisations', partyOrganisation)) : say('notOnRecord')}
          <small>{say(partyOrganisation === 'grass-roots' ? 'wholeCommittee' : 'standingCommittee')}</small>
        </dd>
        <dt>{say('partyLeads')}</dt>
        <dd>
          {partyLeads === null
            ? say('notOnRecord')
            : capital(word('partyLeadership', partyLeads ? 'yes' : 'no'))}
          <small>{say(partyLeads ? 'opinionNotAsked' : 'opinionAsked')}</small>
        </dd>
      </dl>
      <Change unit={unit} />
    </section>
  )
}

function Change({ unit }: { unit: UnitDetails }) {
  const say = unitWords.use()
  const word = useVocabulary()
  const { roles } = useMe()
  const { id, name, ancestors, partyOrganisation, partyLeads, version } = unit
  const within = [id, ...ancestors.map((each) => each.id)]
  if (!roles.some(({ role, unit: of }) => role === 'admin' && within.includes(of.id))) return null
  return (
    <EntryButton
      label={say('changeParty')}
      title={say('askParty', { name })}
      follows={say('partyFollows')}
      changes={[['unit'], [LIST]]}
      done={say('partyChanged')}
      send={({ partyOrganisation: organisation, partyLeads: leads }) => ({
        ...{ path: `${LIST}/${encodeURIComponent(id)}`, method: 'PATCH', ifMatch: `"${version}"` },
        body: { partyOrganisation: organisation || null, partyLeads: leads ? leads === 'yes' : null },
      })}
      fields={[
        {
          name: 'partyOrganisation',
          label: say('partyOrganisation'),
          as: {
            one: ORGANISATIONS.map((value) => ({ value, label: capital(word('partyOrganisations', value)) })),
          },
          first: partyOrganisation ?? '',
          isOptional: true,
        },
        {
          name: 'partyLeads',
          label: say('partyLeads'),
          as: {
            one: LEADERSHIP.map((value) => ({ value, label: capital(word('partyLeadership', value)) })),
          },
          first: partyLeads === null ? '' : partyLeads ? 'yes' : 'no',
          isOptional: true,
        },
      ]}
    >
      <IconPencil size={16} aria-hidden />
    </EntryButton>
  )
}
