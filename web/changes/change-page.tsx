import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'wouter'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { useLanguage } from '../words/i18n.js'
import { capital, clock, day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { useAbout, useSubjectInWords } from './about.js'
import { type ChangeDetails, useChange } from './changes.js'
import { StateBadge } from './changes-page.js'
import { DecisionForm } from './decision-form.js'
import { changeWords } from './words.js'

/** A change that waits for a second person, whole: what was entered, by whom, and what may be done about it. */
export default function ChangePage() {
  const say = changeWords.use()
  const about = useAbout()
  const product = shellWords.use()('product')
  const { id = '' } = useParams<{ id: string }>()
  const { data: change, error, refetch } = useChange(id)
  useDocumentTitle(change ? `${change.inWords} · ${product}` : product)
  if (cannotShow(error, change)) return <Failed error={error} again={refetch} />
  if (!change) return <Loading />
  const { inWords, enteredBy, enteredAt, state, decidedBy, decidedAt, reason, differences } = change
  return (
    <>
      <header className={css.top}>
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/changes">{say('title')}</Link>
          </p>
          <h1>{inWords}</h1>
          <p>{about({ ...change, subject: movedUnit(change) ?? change.subject })}</p>
          <Ways change={change} />
          <p className={css.second}>
            {capital(say('entered', { name: enteredBy.name, clock: clock(enteredAt), day: day(enteredAt) }))}
          </p>
        </div>
        <div>
          <StateBadge state={state} />
          {decidedBy && decidedAt && (
            <p className={css.quiet}>
              {say('decided', { name: decidedBy.name, clock: clock(decidedAt), day: day(decidedAt) })}
            </p>
          )}
        </div>
      </header>
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          {reason && (
            <Section title={say('because')}>
              <p className={css.told}>{reason}</p>
            </Section>
          )}
          <Content change={change} />
          {differences && differences.length > 0 && (
            <Differences of={differences} isWaiting={state === 'waiting'} />
          )}
        </div>
        <div className={css.column}>{state === 'waiting' && <DecisionForm change={change} />}</div>
      </div>
    </>
  )
}

/** Nobody confirms by a name alone: from here to the record, the account or the rule set that it is about. */
function Ways({ change: { person, other, kind, operation, subject, state } }: { change: ChangeDetails }) {
  const say = changeWords.use()
  const ways: { href: string; word: string }[] = []
  if (person && kind === 'rights')
    ways.push({ href: `/administration/accounts/${encodeURIComponent(person.id)}`, word: say('toAccount') })
  else
    for (const each of [person, other])
      if (each)
        ways.push({
          href: `/cadres/${encodeURIComponent(each.id)}`,
          word: say('toRecord', { name: each.name }),
        })
  if (kind === 'rule-sets' && state === 'confirmed')
    ways.push({ href: `/rule-sets/${encodeURIComponent(subject)}`, word: say('toRuleSet') })
  if (operation === 'publish-rule-set-draft' && state !== 'confirmed')
    ways.push({ href: `/rule-sets/${encodeURIComponent(subject)}?draft=true`, word: say('toDraft') })
  return ways.map(({ href, word }) => (
    <p key={href}>
      <Link className={css.way} href={href}>
        {word}
      </Link>
    </p>
  ))
}

/** A unit that moves is what the change is about, not where to. */
const movedUnit = ({ operation, unitId, names }: ChangeDetails): string | undefined =>
  operation === 'move-unit' && unitId !== null ? names[unitId] : undefined

const FIELDS = [
  ...(['login', 'group', 'duty', 'role', 'unit', 'unitId', 'parentId', 'from', 'to'] as const),
  ...(['kind', 'what', 'number', 'authority', 'decidedOn', 'effectiveOn'] as const),
  ...(['endedOn', 'declaredOn', 'source', 'reason'] as const),
] as const

/** What will be carried out; what has no name of its own is told above, or as differences. */
function Content({ change: { sent, names } }: { change: ChangeDetails }) {
  const say = changeWords.use()
  const inWords = useSubjectInWords()
  const told = FIELDS.flatMap((field) => {
    const value = sent[field]
    return typeof value === 'string' ? [{ field, value: names[value] ?? shown(field, value, inWords) }] : []
  })
  if (told.length === 0) return null
  return (
    <Section title={say('content')}>
      <dl className={css.list}>
        {told.map(({ field, value }) => (
          <div key={field}>
            <dt>{say(`field_${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Of codes what they are in words; a login is written as it is. */
function shown(field: (typeof FIELDS)[number], value: string, inWords: (code: string) => string): string {
  if (field === 'login') return value
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : capital(inWords(value))
}

function Differences({
  of,
  isWaiting,
}: {
  of: NonNullable<ChangeDetails['differences']>
  isWaiting: boolean
}) {
  const say = changeWords.use()
  const [language] = useLanguage()
  return (
    <Section title={say(isWaiting ? 'differences' : 'differed')}>
      <ul className={css.entries}>
        {of.map(({ path, what }) => (
          <li key={path}>{capital(what[language])}</li>
        ))}
      </ul>
    </Section>
  )
}
