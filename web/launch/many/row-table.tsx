import { Anchor, Badge, Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useLanguage } from '../../words/i18n.js'
import { day } from '../../words/say.js'
import { COLUMNS } from './columns.js'
import type { Row } from './file-rows.js'
import css from './many.module.css'
import { manyWords } from './words.js'

/** The rows of the file: what each asks for, and what is wrong with it, or what it would come to. */
export function RowTable({
  rows,
  isFixed,
  leaveOut,
}: {
  rows: readonly Row[]
  /** They are being launched: which ones is settled. */
  isFixed: boolean
  leaveOut: (line: number) => void
}) {
  const say = manyWords.use()
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('row')}</th>
            <th scope="col">{say('asked')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} data-left-out={row.isLeftOut || undefined}>
              <th scope="row">{row.line}</th>
              <td>
                <b>{row.cells.post ?? row.cells.seat}</b>
                <p>{[row.cells.kind, row.cells.candidates].filter(Boolean).join(' · ')}</p>
              </td>
              <td>
                <Judged row={row} />
                {!row.launched && (
                  <Button
                    size="xs"
                    mt={6}
                    variant="subtle"
                    disabled={isFixed}
                    aria-label={`${say(row.isLeftOut ? 'takeBack' : 'leaveOut')}: ${say('line', { line: row.line })}`}
                    onClick={() => leaveOut(row.line)}
                  >
                    {say(row.isLeftOut ? 'takeBack' : 'leaveOut')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Judged({ row: { wrong, preview, launched, refused } }: { row: Row }) {
  const say = manyWords.use()
  const [language] = useLanguage()
  if (launched)
    return (
      <p>
        <State hue="ngoc">{say('launched')}</State>{' '}
        <Anchor component={Link} href={`/procedures/${encodeURIComponent(launched.id)}`}>
          {say('openCase')}
        </Anchor>
      </p>
    )
  if (refused !== undefined)
    return (
      <>
        <State hue="son">{say('refused')}</State>
        <p>{refused}</p>
      </>
    )
  if (wrong.length > 0)
    return (
      <>
        <State hue="son">{say('wrong')}</State>
        <ul>
          {wrong.map(({ column, message }) => (
            <li key={`${column}${message}`}>
              {column && <b>{COLUMNS[column][language]}: </b>}
              {message}
            </li>
          ))}
        </ul>
      </>
    )
  if (!preview) return <State hue="gray">{say('waiting')}</State>
  return (
    <>
      <State hue="ngoc">{say('fine')}</State>
      <ul>
        {preview.candidates.map(({ candidate: { id, name }, met }) => (
          <li key={id}>{met === undefined ? name : say(met ? 'met' : 'notMet', { name })}</li>
        ))}
        {preview.warnings.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          {preview.ruleSet.title}
          {preview.plan.due && `. ${say('doneBy', { day: day(preview.plan.due) })}`}
        </li>
      </ul>
    </>
  )
}

const ICONS = { ngoc: IconCheck, son: IconAlertTriangle, gray: IconClock } as const

function State({ hue, children }: { hue: keyof typeof ICONS; children: string }) {
  const Icon = ICONS[hue]
  return (
    <Badge color={hue} leftSection={<Icon size={14} aria-hidden />}>
      {children}
    </Badge>
  )
}
