import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'wouter'
import { Scrolled } from '../case/scrolled.js'
import { Section } from '../case/section.js'
import table from '../case/tabs/table.module.css'
import { Failed, Loading } from '../parts/loading.js'
import { EntryButton } from '../records/entry/entry-dialog.js'
import css from '../records/records.module.css'
import { useMe } from '../server/session.js'
import { addressOf, useUnitDetails } from '../units/units.js'
import { day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { keyOf, listOf, type Template, useTemplates } from './templates.js'
import { UploadTemplate } from './upload-template.js'
import { templateWords } from './words.js'

/** The templates of a unit and those above it: what is used, what was withdrawn, and a new one with the fields it may name. */
export default function TemplatesPage() {
  const say = templateWords.use()
  const product = shellWords.use()('product')
  const { unit = '' } = useParams<{ unit: string }>()
  const details = useUnitDetails(unit)
  const templates = useTemplates(unit)
  useDocumentTitle(`${say('title')} · ${product}`)
  const failed = [details, templates].find(({ error }) => error)
  if (failed) return <Failed error={failed.error} again={failed.refetch} />
  if (!details.data || !templates.data) return <Loading lines={10} />
  const { items, papers } = templates.data
  const [inUse, withdrawn] = [items.filter((each) => !each.withdrawn), items.filter((each) => each.withdrawn)]
  return (
    <div className={css.page}>
      <header>
        <nav className={css.crumbs}>
          <Link href={addressOf(unit)}>{details.data.name}</Link>
        </nav>
        <h1>{say('of', { unit: details.data.name })}</h1>
        <p className={css.quiet}>{say('about')}</p>
      </header>
      <Section title={say('inUse')} isFlush={inUse.length > 0}>
        {inUse.length > 0 ? (
          <Listed label={say('inUse')} items={inUse} unit={unit} />
        ) : (
          <p className={css.quiet}>{say('none')}</p>
        )}
      </Section>
      <UploadTemplate unit={unit} papers={papers} />
      {withdrawn.length > 0 && (
        <Section title={say('withdrawnOnes')} isFlush>
          <Listed label={say('withdrawnOnes')} items={withdrawn} unit={unit} />
        </Section>
      )}
    </div>
  )
}

function Listed({ label, items, unit }: { label: string; items: readonly Template[]; unit: string }) {
  const say = templateWords.use()
  return (
    <Scrolled label={label}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['paper', 'file', 'unit', 'uploaded', 'withdrawn'] as const).map((each) => (
              <th key={each} scope="col">
                {say(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((template) => (
            <Row key={template.id} template={template} unit={unit} />
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

function Row({ template, unit }: { template: Template; unit: string }) {
  const say = templateWords.use()
  const { id, title, name, content, uploadedBy, uploadedAt, withdrawn } = template
  const isOfficer = useMe().roles.some(({ role }) => role === 'hr_officer')
  return (
    <tr>
      <td>{title}</td>
      <td>
        <a href={content} download={name} aria-label={say('download', { name })}>
          {name}
        </a>
      </td>
      <td>{template.unit.name}</td>
      <td>{say('by', { name: uploadedBy.name, day: day(uploadedAt) })}</td>
      <td>
        {withdrawn ? (
          <>
            {say('by', { name: withdrawn.by.name, day: day(withdrawn.at) })}
            <small>{withdrawn.reason}</small>
          </>
        ) : (
          isOfficer &&
          template.unit.id === unit && (
            <EntryButton
              label={say('withdraw')}
              named={say('withdrawNamed', { name })}
              title={say('withdrawNamed', { name })}
              follows={say('withdrawFollows')}
              verb={say('withdraw')}
              isSevere
              changes={[keyOf(unit)]}
              done={say('withdrawDone')}
              send={(values) => ({ path: `${listOf(unit)}/${id}/ending`, body: values })}
              fields={[{ name: 'reason', label: say('reason'), as: 'text' }]}
            />
          )
        )}
      </td>
    </tr>
  )
}
