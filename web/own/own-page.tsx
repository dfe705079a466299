import { Alert } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft, IconFileText } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useParams } from 'wouter'
import { useTasks } from '../inbox/task-list.js'
import { TaskPane } from '../inbox/task-pane.js'
import { Failed, Loading } from '../parts/loading.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { AskedOfMe } from './asked-of-me.js'
import { askedOf, isOpen, type OwnCase, useOwnCases } from './own.js'
import css from './own.module.css'
import { OwnCaseCard } from './own-case.js'
import { ownWords } from './words.js'

/** The procedures about the reader: what is asked of them and until when, how far each is; or the form of one task. */
export default function OwnPage() {
  const say = ownWords.use()
  const product = shellWords.use()('product')
  const [, go] = useLocation()
  const client = useQueryClient()
  const { task } = useParams<{ task?: string }>()
  const next = () => {
    void client.invalidateQueries({ queryKey: ['procedures'] })
    go('/own')
  }
  useDocumentTitle(`${say('title')} · ${product}`)
  if (task === undefined) return <OwnCases />
  return (
    <div className={css.task}>
      <p className={css.back}>
        <Link href="/own">
          <IconArrowLeft size={18} aria-hidden /> {say('back')}
        </Link>
      </p>
      <TaskPane
        key={task}
        id={task}
        isAlone
        takesFocus={false}
        place={undefined}
        before={undefined}
        after={undefined}
        next={next}
      />
    </div>
  )
}

function OwnCases() {
  const say = ownWords.use()
  const me = useMe()
  const cases = useOwnCases(me.id)
  const tasks = useTasks('me', {})
  const failed = [cases, tasks].find(({ error }) => error)
  if (failed) return <Failed error={failed.error} again={failed.refetch} />
  if (!cases.data || !tasks.data) return <Loading />
  const asked = askedOf(
    me.id,
    tasks.data.pages.flatMap(({ items }) => items),
  )
  const [open, ended] = [cases.data.items.filter(isOpen), cases.data.items.filter((each) => !isOpen(each))]
  const others = asked.filter(({ procedure }) => !open.some(({ id }) => id === procedure.id))
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say('title')}</h1>
        <Link href={`/cadres/${encodeURIComponent(me.id)}`}>{say('myFile')}</Link>
      </header>
      {open.length === 0 && (
        <Alert icon={<IconFileText />}>
          <p>{say('none')}</p>
          <p>{say('noneNext')}</p>
        </Alert>
      )}
      {open.map((each) => (
        <OwnCaseCard
          key={each.id}
          of={each}
          asked={asked.filter(({ procedure }) => procedure.id === each.id)}
        />
      ))}
      {others.length > 0 && (
        <section className={css.card}>
          <AskedOfMe tasks={others} title={say('others')} />
        </section>
      )}
      {ended.length > 0 && <Ended of={ended} />}
    </div>
  )
}

function Ended({ of }: { of: readonly OwnCase[] }) {
  const say = ownWords.use()
  const word = useVocabulary()
  const { id: me } = useMe()
  return (
    <section className={css.card} aria-labelledby="ended">
      <h2 id="ended">{say('ended')}</h2>
      <ul className={css.ended}>
        {of.map(({ id, kind, number, post, closedAt, candidates }) => {
          const own = candidates.find((each) => each.id === me)
          return (
            <li key={id}>
              <Link href={`/procedures/${encodeURIComponent(id)}`}>{post.name}</Link>
              <p>
                {capital(
                  say('endedOn', {
                    kind: word('procedureKinds', kind),
                    number,
                    day: closedAt ? day(closedAt) : '',
                  }),
                )}
              </p>
              {own && <p>{say('noLonger', { status: word('candidateStatuses', own.status) })}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
