import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { z } from 'zod'
import type { unreadTexts } from '../../api/resources/unread-texts/schemas.js'
import { Article } from '../parts/article.js'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { ruleSetWords } from '../rule-sets/words.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import { capital } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { unreadWords } from './words.js'

const PATH = '/v1/unread-texts'

/** What of the law could not be read, as docs/law.md has it. */
export default function UnreadPage() {
  const say = unreadWords.use()
  const ofRuleSets = ruleSetWords.use()
  const product = shellWords.use()('product')
  const { data, error, refetch } = useQuery({
    queryKey: [PATH, currentLanguage()],
    queryFn: ({ signal }) => ask<z.output<typeof unreadTexts>>(PATH, { signal }),
  })
  useDocumentTitle(`${say('title')} · ${product}`)
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  return (
    <>
      <header className={css.top}>
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/rule-sets">{ofRuleSets('title')}</Link>
          </p>
          <h1>{say('title')}</h1>
          <p className={css.second}>{say('about')}</p>
        </div>
      </header>
      <div className={css.page}>
        {data.items.map(({ text, what, knownInWords, inItsPlace }) => (
          <Section key={text} title={text}>
            <ul className={css.entries}>
              <li>
                <b>{what}</b>
                <small>{capital(say('known', { how: knownInWords }))}</small>
                <small>{inItsPlace}</small>
              </li>
            </ul>
          </Section>
        ))}
        <Section title={say('notBuilt')}>
          <ul className={css.entries}>
            {data.notBuilt.map(({ what, article, instead }) => (
              <li key={what}>
                <b>{what}</b>
                <small>
                  <Article>{article}</Article>
                </small>
                <small>{instead}</small>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
