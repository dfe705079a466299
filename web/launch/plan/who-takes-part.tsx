import { Article, FollowsLaw } from '../../parts/article.js'
import type { Preview } from '../asked.js'
import css from '../launch.module.css'
import { launchWords } from '../words.js'

/** Who would be convened to each vote today, and who acts in the steps. */
export function WhoTakesPart({ preview: { electorates, groups } }: { preview: Preview }) {
  const say = launchWords.use()
  return (
    <div className={css.two}>
      {electorates.length > 0 && (
        <section className={css.card}>
          <header>
            <h2>{say('electorates')}</h2>
          </header>
          <ul className={css.listed}>
            {electorates.map(({ stage, title, article, count, members }) => (
              <li key={stage}>
                <details>
                  <summary>
                    <b>{title}</b>: {say('whoVotes', { count })} {/* What opens the names holds no link. */}
                    <FollowsLaw value={undefined}>
                      <Article>{article}</Article>
                    </FollowsLaw>
                  </summary>
                  <ul>
                    {members.map(({ id, name, because }) => (
                      <li key={id}>
                        {name} <span className={css.quiet}>{because}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={css.card}>
        <header>
          <h2>{say('who')}</h2>
        </header>
        <ul className={css.listed}>
          {groups.map(({ by, group, members }) => (
            <li key={`${by} ${group.id}`}>
              <b>{group.name}</b>
              <small className={members === 0 ? css.son : undefined}>
                {say(`by_${by}`)}, {say('members', { count: members })}
              </small>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
