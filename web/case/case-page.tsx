import { useDocumentTitle } from '@mantine/hooks'
import { useParams } from 'wouter'
import { FollowsLaw } from '../parts/article.js'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import { Problem } from '../server/problem.js'
import { NothingHere } from '../shell/not-found.js'
import { shellWords } from '../words/shell.js'
import { Actions } from './actions/actions.js'
import css from './case.module.css'
import { CaseHead } from './case-head.js'
import { CaseTabs } from './case-tabs.js'
import { Decision } from './decision.js'
import { Elsewhere } from './elsewhere.js'
import { Ground } from './ground.js'
import { Limits } from './limits.js'
import { Sentence } from './sentence.js'
import { StageRail } from './stage-rail.js'
import { useCase } from './the-case.js'
import { WhyThatDay } from './why-that-day.js'
import { caseWords } from './words.js'

/** A procedure: for whom it waits or how it ended, where it stands, all its parts, and what may be done with it. */
export default function CasePage() {
  const say = caseWords.use()
  const { id = '', tab } = useParams<{ id: string; tab?: string }>()
  const { data, error, refetch } = useCase(id)
  const product = shellWords.use()('product')
  useDocumentTitle(
    data ? `${say('title', { number: data.number, post: data.post.name })} · ${product}` : product,
  )
  if (error instanceof Problem && error.status === 404) return <NothingHere />
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading lines={12} />
  return (
    <FollowsLaw value={data.ruleSet}>
      <article>
        <header className={css.top}>
          <CaseHead of={data} />
          <Sentence of={data} />
          <StageRail of={data} />
        </header>
        <div className={css.page}>
          <CaseTabs of={data} tab={tab} />
          <aside className={css.aside} aria-label={say('aside')}>
            <WhyThatDay of={data} />
            <Actions of={data} />
            <Elsewhere of={data} />
            <Decision of={data} />
            <Limits of={data} />
            <Ground of={data} />
          </aside>
        </div>
      </article>
    </FollowsLaw>
  )
}
