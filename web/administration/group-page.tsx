import { Badge } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconPlane } from '@tabler/icons-react'
import { Link, useParams } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day, today } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { type MemberPage, membersPath } from './administration.js'
import { JoinForm } from './join-form.js'
import { Leaving } from './leaving.js'
import { administrationWords } from './words.js'

/** A group: who is in it since when and until when, who heads it, who is away; who joins and who leaves. */
export default function GroupPage() {
  const say = administrationWords.use()
  const word = useVocabulary()
  const product = shellWords.use()('product')
  const { id = '' } = useParams<{ id: string }>()
  const list = usePages<MemberPage>(membersPath(id))
  const group = list.first?.group
  useDocumentTitle(group ? `${group.name} · ${product}` : product)
  if (list.error && !list.isFetchNextPageError) return <Failed error={list.error} again={list.refetch} />
  if (!group) return <Loading />
  return (
    <>
      <header className={css.top}>
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/administration/groups">{say('groups')}</Link>
          </p>
          <h1>{group.name}</h1>
          <p>{group.head ? say('headIs', { name: group.head.name }) : say('noHead')}</p>
          <p className={css.second}>
            {capital(word('groupKinds', group.kind))} · {group.unit.name}
          </p>
        </div>
      </header>
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          <Section title={say('whoIsIn')} beside={say('members', { count: group.members })}>
            {list.items.length === 0 && <p className={css.nothing}>{say('nobodyIn')}</p>}
            <ul className={css.entries}>
              {list.items.map((member) => (
                <li key={`${member.person.id} ${member.from}`}>
                  <Member of={id} member={member} />
                </li>
              ))}
            </ul>
            <More of={list} />
          </Section>
        </div>
        <div className={css.column}>
          <JoinForm of={id} />
        </div>
      </div>
    </>
  )
}

function Member({ of, member }: { of: string; member: MemberPage['items'][number] }) {
  const { person, duty, from, to, absence } = member
  const say = administrationWords.use()
  const word = useVocabulary()
  const isIn = to === null || to > today()
  const isOwn = person.id === useMe().id
  return (
    <>
      <div className={css.between}>
        <span>
          <Link className={css.way} href={`/cadres/${encodeURIComponent(person.id)}`}>
            {person.name}
          </Link>
          <small>
            {capital(word('duties', duty))},{' '}
            {to ? say('fromTo', { from: day(from), to: day(to) }) : say('from', { day: day(from) })}
          </small>
        </span>
        {absence && (
          <Badge color="dong" leftSection={<IconPlane size={13} />}>
            {absence.to ? say('awayUntil', { day: day(absence.to) }) : say('away')}
          </Badge>
        )}
      </div>
      {isIn && to === null && !isOwn && <Leaving of={of} person={person.id} from={from} />}
    </>
  )
}
