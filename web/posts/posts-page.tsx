import { Link } from 'wouter'
import { LEVELS } from '../records/levels.js'
import css from '../records/records.module.css'
import { SearchedList } from '../records/searched-list.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import type { PostPage } from './posts.js'
import { SeatLine } from './seat-line.js'
import { postWords } from './words.js'

/** Posts with their seats: who holds which, and which is vacant. */
export default function PostsPage() {
  const say = postWords.use()
  const word = useVocabulary()
  return (
    <SearchedList<PostPage>
      path="/v1/posts"
      title={say('title')}
      about={say('about')}
      search={say('search')}
      choices={[
        {
          ...{ name: 'vacant', label: say('vacancy'), any: say('anyVacancy') },
          options: (['true', 'false'] as const).map((value) => ({ value, label: say(`vacant_${value}`) })),
        },
        {
          ...{ name: 'level', label: say('level'), any: say('anyLevel') },
          options: LEVELS.map((value) => ({ value, label: capital(word('levels', value)) })),
        },
      ]}
    >
      {(items) => (
        <ul className={css.rows}>
          {items.map((post) => (
            <li key={post.id} className={css.post}>
              <span>
                <Link className={css.way} href={`/posts/${encodeURIComponent(post.id)}`}>
                  {post.title}
                </Link>
                <small>
                  {post.unit.name} · {capital(word('levels', post.level))}
                </small>
              </span>
              <ul className={css.seats}>
                {post.seats.map((seat) => (
                  <SeatLine key={seat.id} seat={seat} post={post} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </SearchedList>
  )
}
