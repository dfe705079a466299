import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'wouter'
import { Article } from '../parts/article.js'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { Problem } from '../server/problem.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { type PostDetails, useActingHolders, usePost } from './posts.js'
import { SeatLine } from './seat-line.js'
import { postWords } from './words.js'

/** A post: its seats, who acts in them, and whose word it takes to fill one. */
export default function PostPage() {
  const say = postWords.use()
  const word = useVocabulary()
  const product = shellWords.use()('product')
  const { id = '' } = useParams<{ id: string }>()
  const { data: post, error, refetch } = usePost(id)
  useDocumentTitle(post ? `${post.title} · ${product}` : product)
  if (cannotShow(error, post)) return <Failed error={error} again={refetch} />
  if (!post) return <Loading />
  return (
    <>
      <header className={css.top}>
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/posts">{say('title')}</Link>
          </p>
          <h1>{post.title}</h1>
          <p className={css.second}>
            {post.unit.name} · {capital(word('levels', post.level))}
          </p>
        </div>
      </header>
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          <Section title={say('seats')}>
            <ul className={css.entries}>
              {post.seats.map((seat) => (
                <SeatLine key={seat.id} seat={seat} post={post} />
              ))}
            </ul>
          </Section>
          <Acting of={id} />
        </div>
        <div className={css.column}>
          <Authority post={post} />
        </div>
      </div>
    </>
  )
}

/** Left out for those who may not read it. */
function Acting({ of }: { of: string }) {
  const say = postWords.use()
  const { data, error, refetch } = useActingHolders(of)
  if (error instanceof Problem && [403, 404].includes(error.status)) return null
  return (
    <Section title={say('acting')}>
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading lines={2} />}
      {data && (
        <Entries of={data.items} none={say('nobodyActs')}>
          {({ id, person, seat: { ordinal }, from, until, ended, reference }) => (
            <li key={id}>
              <b>{person.name}</b>
              <small>
                {capital(
                  ended
                    ? say('actedUntil', { seat: ordinal, from: day(from), on: day(ended.on) })
                    : say('actsUntil', { seat: ordinal, from: day(from), until: day(until) }),
                )}
              </small>
              <small>{say('reference', { reference })}</small>
            </li>
          )}
        </Entries>
      )}
    </Section>
  )
}

function Authority({ post }: { post: PostDetails }) {
  const say = postWords.use()
  const word = useVocabulary()
  const { launches, decides, records, signs, article } = post.authority
  const facts = [
    ['launches', launches.name],
    ['votes', post.electorate.name],
    ['counts', post.tellers.name],
    ['decides', decides.name],
    ['records', records?.name],
    ['signs', signs ?? say('nobodySigns')],
    ['filledBy', say(`filled_${post.filledBy}`)],
    ['term', post.termMonths === null ? undefined : say('months', { count: post.termMonths })],
    ['byStructure', post.isByStructure ? say('yes') : undefined],
    ['degree', post.degree ? capital(word('degrees', post.degree)) : say('noDegree')],
  ] as const
  return (
    <Section title={say('authority')}>
      <dl className={css.list}>
        {facts.map(
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt>{say(key)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={css.nothing}>
        <Article>{article}</Article>
      </p>
    </Section>
  )
}
