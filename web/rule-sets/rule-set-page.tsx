import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams, useSearchParams } from 'wouter'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { useLanguage } from '../words/i18n.js'
import { capital } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { Differences } from './differences.js'
import { NewDraft } from './drafts/new-draft.js'
import { Publication } from './drafts/publication.js'
import { draftWords } from './drafts/words.js'
import { useInForce } from './in-force.js'
import { type RuleSetDetails, useRuleSet } from './rule-sets.js'
import { Simulation } from './simulation/simulation.js'
import { StatusBadges } from './status-badges.js'
import { Values } from './values.js'
import { ruleSetWords } from './words.js'

/** A rule set whole: its steps, and every value with its article. */
export default function RuleSetPage() {
  const product = shellWords.use()('product')
  const [language] = useLanguage()
  const { id = '' } = useParams<{ id: string }>()
  const [params] = useSearchParams()
  const asked = { id, version: params.get('version') ?? undefined, draft: params.get('draft') === 'true' }
  const { data, error, refetch } = useRuleSet(asked)
  useDocumentTitle(data ? `${data.ruleSet.title[language]} · ${product}` : product)
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading lines={12} />
  return (
    <>
      <Head details={data} />
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          {data.status === 'draft' ? <DraftDifferences of={data} /> : <Differences of={data.ruleSet} />}
          <Simulation of={data} />
          <Values of={data} />
        </div>
        <Beside details={data} />
      </div>
    </>
  )
}

function Head({ details: { ruleSet, status, default: isDefault } }: { details: RuleSetDetails }) {
  const say = ruleSetWords.use()
  const inForce = useInForce()
  const [language] = useLanguage()
  return (
    <header className={css.top}>
      <div className={css.grow}>
        <p className={css.crumbs}>
          <Link href="/rule-sets">{say('title')}</Link>
        </p>
        <h1>{ruleSet.title[language]}</h1>
        <p className={css.second}>
          {capital(say('version', { version: ruleSet.version }))}, {inForce(ruleSet.inForce)}
        </p>
        <p className={css.quiet}>{capital(ruleSet.reviewStatus[language])}</p>
      </div>
      <StatusBadges status={status} isDefault={isDefault} />
    </header>
  )
}

/** What a draft would change, where it would follow something. */
function DraftDifferences({ of: { differences } }: { of: RuleSetDetails }) {
  const say = ruleSetWords.use()
  const title = draftWords.use()('differences')
  const [language] = useLanguage()
  if (!differences) return null
  return (
    <Section title={title} beside={say('differences', { count: differences.length })}>
      <Entries of={differences} none={say('same')}>
        {({ path, what }) => <li key={path}>{capital(what[language])}</li>}
      </Entries>
    </Section>
  )
}

function Beside({ details }: { details: RuleSetDetails }) {
  const { steps, values, ruleSet, status, mayWrite } = details
  const say = ruleSetWords.use()
  const [language] = useLanguage()
  const saysOf = (path: string) => values.find((each) => each.path === path)?.says
  return (
    <div className={css.column}>
      {mayWrite && (status === 'draft' ? <Publication of={details} /> : <NewDraft of={details} />)}
      {steps.length > 0 && (
        <Section title={say('steps')}>
          <ol className={css.entries}>
            {steps.map(({ key, title, vote }, index) => (
              <li key={key}>
                {title}
                {/* In the words of the value itself: one page has one notation. */}
                {vote?.bar && <small>{saysOf(`procedure.steps.${index}.vote.bar`) ?? vote.bar}</small>}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={say('sources')}>
        <ul className={css.entries}>
          {ruleSet.sources.map(({ id, title }) => (
            <li key={id}>{title[language]}</li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
