import { IconPencil } from '@tabler/icons-react'
import { EntryButton } from '../records/entry/entry-dialog.js'
import { useMe } from '../server/session.js'
import { LIST, type UnitDetails } from './units.js'
import own from './units.module.css'
import { unitWords } from './words.js'

type Body = UnitDetails['issuesAs'][number]
type Form = Body['form']
const FORMS: readonly Form[] = ['party', 'state']
const LINES = ['superior', 'organisation', 'symbol', 'place', 'power', 'title', 'deputyTitle'] as const
/** What a form may do without: no body above, a head who signs in their own power. */
const MAY_LACK: ReadonlySet<(typeof LINES)[number]> = new Set(['superior', 'power'])

/** As which bodies the papers of a unit are issued: of the Party and of the State; whoever administers the unit enters it. */
export function BodiesOfUnit({ unit }: { unit: UnitDetails }) {
  const say = unitWords.use()
  // A division issues as its body.
  if (unit.kind === 'division') return null
  return (
    <section className={own.party} aria-label={say('bodies')}>
      <dl>
        {FORMS.map((form) => (
          <BodyOfForm key={form} unit={unit} form={form} />
        ))}
      </dl>
    </section>
  )
}

function BodyOfForm({ unit, form }: { unit: UnitDetails; form: Form }) {
  const say = unitWords.use()
  const body = unit.issuesAs.find((each) => each.form === form)
  return (
    <>
      <dt>{say(form === 'party' ? 'partyPapers' : 'statePapers')}</dt>
      <dd>
        {body ? letterheadOf(body, form) : say('issuesNone')}
        {body && (
          <small>
            {[
              ...(body.power ? [body.power] : []),
              ...(body.title ? [body.title] : []),
              say(body.isOnRecord ? 'onRecord' : 'byNames'),
            ].join(' · ')}
          </small>
        )}
        <Change unit={unit} form={form} body={body} />
      </dd>
    </>
  )
}

/** As the API names what is wrong. */
const nameOf = (form: Form, line: (typeof LINES)[number]): string => `letterheads.${form}.${line}`

/** The body as its letterhead and its numbers have it: 'TỈNH ỦY X / BAN TỔ CHỨC · Số …-QĐ/BTCTU'. */
function letterheadOf({ superior, organisation, symbol }: Body, form: Form): string {
  const number = form === 'party' ? `Số …-QĐ/${symbol}` : `Số: …/QĐ-${symbol}`
  return `${[superior, organisation].filter(Boolean).join(' / ')} · ${number}`
}

function Change({ unit, form, body }: { unit: UnitDetails; form: Form; body: Body | undefined }) {
  const say = unitWords.use()
  const { roles } = useMe()
  const { id, name, ancestors, letterheads, version } = unit
  const within = [id, ...ancestors.map((each) => each.id)]
  if (!roles.some(({ role, unit: of }) => role === 'admin' && within.includes(of.id))) return null
  const called = say(form === 'party' ? 'partyPapers' : 'statePapers')
  return (
    <EntryButton
      label={`${say('changeParty')}: ${called}`}
      title={say('askBody', { name, form: called })}
      follows={say('bodyFollows')}
      changes={[['unit'], [LIST]]}
      done={say('bodyChanged')}
      send={(values) => ({
        ...{ path: `${LIST}/${encodeURIComponent(id)}`, method: 'PATCH', ifMatch: `"${version}"` },
        body: {
          letterheads: {
            ...letterheads,
            [form]: Object.fromEntries(
              LINES.map((each) => [each, values[nameOf(form, each)]?.trim() || null]),
            ),
            only: values.only === 'yes' ? form : undefined,
          },
        },
      })}
      fields={[
        ...LINES.map((each) => ({
          name: nameOf(form, each),
          label: say(each === 'title' ? 'headTitle' : each),
          as: 'line' as const,
          first: body?.[each] ?? '',
          ...(MAY_LACK.has(each) && { isOptional: true as const }),
        })),
        {
          name: 'only',
          label: say('only'),
          as: { one: (['yes', 'no'] as const).map((value) => ({ value, label: say(value) })) },
          first: letterheads?.only === form ? 'yes' : 'no',
        },
      ]}
    >
      <IconPencil size={16} aria-hidden />
    </EntryButton>
  )
}
