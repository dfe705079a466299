import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconDownload, IconEye, IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import { Initials } from '../parts/person.js'
import css from '../records/records.module.css'
import { useMe } from '../server/session.js'
import { shellWords } from '../words/shell.js'
import { type CadreDetails, useCadre } from './cadres.js'
import { ChangeRecord } from './entries/change-record.js'
import { Absences } from './file/absences.js'
import { Career } from './file/career.js'
import { OpenCases } from './file/cases.js'
import { Confidence } from './file/confidence.js'
import { Breakthroughs, Evaluations } from './file/evaluations.js'
import { FormalDecisions } from './file/formal-decisions.js'
import { Papers } from './file/papers.js'
import { PersonFacts } from './file/person-facts.js'
import { Planning } from './file/planning.js'
import { Interests, Relations } from './file/ties.js'
import { cadreWords } from './words.js'

/** A cadre's record, as far as it is open to the reader. */
export default function CadrePage() {
  const product = shellWords.use()('product')
  const { id = '' } = useParams<{ id: string }>()
  const { data: cadre, error, refetch } = useCadre(id)
  useDocumentTitle(cadre ? `${cadre.fullName} · ${product}` : product)
  if (cannotShow(error, cadre)) return <Failed error={error} again={refetch} />
  if (!cadre) return <Loading lines={12} />
  return (
    <>
      <Head cadre={cadre} />
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          {cadre.file && <PersonFacts file={cadre.file} />}
          <Career tenures={cadre.tenures} planning={cadre.planning} />
          <Planning entries={cadre.planning} />
          {cadre.file && <Evaluations of={cadre.file.evaluations} cadre={cadre} />}
          {cadre.confidence && <Confidence of={cadre.confidence} />}
          {cadre.file && <Breakthroughs of={cadre.file.breakthroughTasks} cadre={cadre} />}
        </div>
        <div className={css.column}>
          <OpenCases of={id} />
          {cadre.registers && <FormalDecisions of={cadre} registers={cadre.registers} />}
          {cadre.file && <Papers papers={cadre.file.papers} />}
          {cadre.registers && (
            <>
              <Relations of={cadre} declared={cadre.registers.relations} />
              <Interests of={cadre} declared={cadre.registers.interests} />
              <Absences of={cadre} absences={cadre.registers.absences} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

function Head({ cadre }: { cadre: CadreDetails }) {
  const say = cadreWords.use()
  const me = useMe()
  const { id, fullName, posts, unit, managedAs, file } = cadre
  return (
    <header className={css.top}>
      <Initials of={fullName} size={56} />
      <div className={css.grow}>
        {me.roles.length > 0 && (
          <p className={css.crumbs}>
            <Link href="/cadres">{say('title')}</Link>
          </p>
        )}
        <h1>{fullName}</h1>
        <p>{posts.map(({ title }) => title).join('; ') || say('noPost')}</p>
        <p className={css.second}>
          {unit?.name ?? say('noUnit')} · {say(`managed_${managedAs}`)}
        </p>
      </div>
      <p className={`${css.quiet} ${css.named}`}>
        <IconEye size={16} aria-hidden />
        {say(id === me.id ? 'ownFile' : file ? 'onRecord' : 'namesOnly')}
      </p>
      <div className={css.tools}>
        {file && <ChangeRecord cadre={{ ...cadre, file }} />}
        {file && (
          <Button
            component="a"
            size="xs"
            href={`/v1/cadres/${encodeURIComponent(id)}/sheet`}
            download
            leftSection={<IconDownload size={16} />}
          >
            {say('sheet')}
          </Button>
        )}
        <Button size="xs" leftSection={<IconPrinter size={16} />} onClick={() => print()}>
          {say('print')}
        </Button>
      </div>
    </header>
  )
}
