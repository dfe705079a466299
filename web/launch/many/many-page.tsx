import { Alert, Button, FileButton, Progress } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconAlertTriangle, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Failed } from '../../parts/loading.js'
import { useLanguage } from '../../words/i18n.js'
import { shellWords } from '../../words/shell.js'
import { vacantSeats } from './asked.js'
import { COLUMN_NAMES, COLUMNS, rowsOf } from './columns.js'
import { writeCsv } from './csv.js'
import { isInTheWay, isToLaunch, useFileRows } from './file-rows.js'
import css from './many.module.css'
import { reportOf, resultOf } from './report.js'
import { RowTable } from './row-table.js'
import { keepFile, MOST_ROWS, readSheet, TAKEN } from './sheet-file.js'
import { manyWords } from './words.js'
import { writeXlsx } from './xlsx.js'

/** Many procedures from one file: a template, each row judged as a launch is, launched one by one, and a report to keep. */
export default function ManyPage() {
  const say = manyWords.use()
  const product = shellWords.use()('product')
  const [language] = useLanguage()
  const [why, setWhy] = useState<string>()
  const file = useFileRows()
  const { rows, judged, isLaunching } = file
  useDocumentTitle(`${say('title')} · ${product}`)
  useStaying(isLaunching)

  async function take(chosen: File | null): Promise<void> {
    if (!chosen) return
    const read = await readSheet(chosen)
    if ('why' in read) return setWhy(say(read.why))
    const found = rowsOf(read.sheet)
    if ('lacks' in found) {
      const columns = found.lacks.map((column) => COLUMNS[column][language]).join(', ')
      return setWhy(say('lacks', { columns }))
    }
    const { length } = found.rows
    if (length === 0) return setWhy(say('noRows'))
    if (length > MOST_ROWS) return setWhy(say('tooManyRows', { count: length, most: MOST_ROWS }))
    setWhy(undefined)
    await file.judge(found.rows)
  }

  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say('title')}</h1>
        <Button component={Link} href="/launch" size="xs">
          {say('one')}
        </Button>
      </header>
      <div className={css.body}>
        <Template />
        <section className={css.card}>
          <h2>{say('choose')}</h2>
          <p>{say('kinds', { rows: MOST_ROWS })}</p>
          <FileButton accept={TAKEN} onChange={take} key={rows.length}>
            {(props) => (
              <Button
                {...props}
                disabled={isLaunching}
                variant={rows.length > 0 ? 'default' : 'filled'}
                leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              >
                {say(rows.length > 0 ? 'chooseOther' : 'chooseFile')}
              </Button>
            )}
          </FileButton>
          {why && (
            <Alert color="son" role="alert" icon={<IconAlertTriangle />} mt={12}>
              {why}
            </Alert>
          )}
        </section>
        {rows.length > 0 && (
          <section className={css.card}>
            <h2>{say('check')}</h2>
            {judged < rows.length && (
              <>
                <p role="status">{say('judging', { done: judged, all: rows.length })}</p>
                <Progress value={(judged / rows.length) * 100} aria-label={say('check')} />
              </>
            )}
            <RowTable
              rows={rows}
              isFixed={isLaunching}
              leaveOut={(line) => file.leaveOut((row) => row.line === line)}
            />
          </section>
        )}
      </div>
      {rows.length > 0 && <Foot file={file} />}
    </div>
  )
}

/** Whoever leaves while rows are being launched is asked whether they mean to. */
function useStaying(isLaunching: boolean): void {
  useEffect(() => {
    if (!isLaunching) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isLaunching])
}

function Template() {
  const say = manyWords.use()
  const [language] = useLanguage()
  const {
    mutate,
    variables = 'xlsx',
    isPending,
    error,
  } = useMutation({
    mutationFn: async (kind: 'xlsx' | 'csv') => {
      const seats = await vacantSeats()
      const filled = seats.map(({ seat, post }) =>
        COLUMN_NAMES.map((column) => ({ seat, post })[column as 'seat'] ?? ''),
      )
      const sheet = [COLUMN_NAMES.map((column) => COLUMNS[column][language]), ...filled]
      keepFile(`${say('templateName')}.${kind}`, kind === 'xlsx' ? writeXlsx(sheet) : writeCsv(sheet))
    },
  })
  return (
    <section className={css.card}>
      <h2>{say('template')}</h2>
      <p>{say('templateHint')}</p>
      <div className={css.buttons}>
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Button
            key={kind}
            loading={isPending}
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => mutate(kind)}
          >
            {say(kind === 'xlsx' ? 'templateXlsx' : 'templateCsv')}
          </Button>
        ))}
      </div>
      {error && <Failed error={error} again={() => mutate(variables)} />}
    </section>
  )
}

/** What is launched, or why not yet; then how far it is, and what came of it. */
function Foot({
  file: { rows, judged, isLaunching, launch, stop, leaveOut },
}: {
  file: ReturnType<typeof useFileRows>
}) {
  const say = manyWords.use()
  const [language] = useLanguage()
  const client = useQueryClient()
  const wanted = rows.filter(isToLaunch)
  const wrong = rows.filter(isInTheWay).length
  const results = rows.map(resultOf)
  const count = (result: (typeof results)[number]) => results.filter((each) => each === result).length
  const left = wanted.filter(({ launched }) => !launched).length
  const isBegun = results.some((result) => result === 'launched' || result === 'refused')
  const blocked =
    judged < rows.length
      ? say('stillJudging')
      : wrong > 0
        ? say('errorsLeft', { count: wrong })
        : left === 0 && !isBegun
          ? say('nothingToLaunch')
          : undefined
  const begin = async () => {
    if (blocked !== undefined) return
    await launch()
    for (const lists of ['tasks', 'procedures', 'posts', 'templates', 'monitoring'])
      await client.invalidateQueries({ queryKey: [lists] })
  }
  return (
    <footer className={css.foot}>
      {isLaunching && (
        <>
          <Progress
            className={css.progress}
            value={(count('launched') / wanted.length) * 100}
            aria-label={say('launching', { done: count('launched'), all: wanted.length })}
          />
          <p role="status">{say('launching', { done: count('launched'), all: wanted.length })}</p>
          <Button onClick={stop}>{say('stop')}</Button>
        </>
      )}
      {!isLaunching && (left > 0 || !isBegun) && (
        <>
          <p role="status">{blocked ?? say('follows')}</p>
          {wrong > 0 && judged === rows.length && (
            <Button onClick={() => leaveOut(isInTheWay)}>{say('leaveErrors', { count: wrong })}</Button>
          )}
          <Button
            variant="filled"
            aria-disabled={blocked !== undefined}
            data-disabled={blocked !== undefined || undefined}
            onClick={begin}
          >
            {say('launch', { count: left })}
          </Button>
        </>
      )}
      {isBegun && !isLaunching && (
        <>
          <p role="status">
            {say('reportSays', {
              ...{ launched: count('launched'), all: rows.length },
              ...{ leftOut: count('leftOut'), refused: count('refused') },
            })}
          </p>
          <Button
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => keepFile(`${say('reportName')}.csv`, reportOf(rows, say, language))}
          >
            {say('keepReport')}
          </Button>
        </>
      )}
    </footer>
  )
}
