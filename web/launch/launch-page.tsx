import { Button } from '@mantine/core'
import { useDebouncedValue, useDocumentTitle, useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { FollowsLaw } from '../parts/article.js'
import { Failed, Loading } from '../parts/loading.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import { drafts } from '../server/drafts.js'
import { Problem } from '../server/problem.js'
import { useMe } from '../server/session.js'
import { shellWords } from '../words/shell.js'
import { type Preview, usePreview } from './asked.js'
import css from './launch.module.css'
import {
  bodyOf,
  DRAFT,
  type LaunchDraft,
  missingIn,
  newLaunch,
  opened,
  STEPS,
  type Step,
  stepOf,
  useLaunchDraft,
} from './launch-draft.js'
import { LaunchFoot } from './launch-foot.js'
import { LaunchSteps } from './launch-steps.js'
import { useLaunching } from './launching.js'
import { draftFor } from './opened-by.js'
import { PeopleStep } from './people/people-step.js'
import { PlanStep } from './plan/plan-step.js'
import { ProcedureStep } from './procedure-step.js'
import { ReviewStep } from './review-step.js'
import { SeatStep } from './seat-step.js'
import { launchWords } from './words.js'

/** Milliseconds of quiet after which what is typed is judged. */
const JUDGED_AFTER = 500

/** The launch of a procedure in five steps, forth and back without loss; nothing is written before the last one. */
export default function LaunchPage() {
  const say = launchWords.use()
  const product = shellWords.use()('product')
  const me = useMe()
  const [, go] = useLocation()
  const { values: draft, set, keepNow } = useLaunchDraft()
  useProposed(set)
  const body = bodyOf(draft)
  const [judged] = useDebouncedValue(body, JUDGED_AFTER)
  const preview = usePreview(body && judged)
  const { launch, isSending, isLost, problem, forget } = useLaunching({
    key: draft.key,
    whenLaunched: ({ id, number }) => {
      drafts.forget(me.id, DRAFT)
      notifications.show({
        message: number === undefined ? say('launchedUnread') : say('launched', { number }),
      })
      go(`/procedures/${encodeURIComponent(id)}`)
    },
    whenRefused: ({ body: { errors = [] } }) => {
      const steps = errors.map(({ field }) => stepOf(field))
      set({ key: crypto.randomUUID(), step: STEPS.find((step) => steps.includes(step)) ?? draft.step })
    },
  })
  useDocumentTitle(`${say('title')} · ${product}`)
  const main = useShownStep(draft.step)
  const refused = preview.error instanceof Problem ? preview.error : undefined
  const isJudged = STEPS.indexOf(draft.step) > STEPS.indexOf('procedure')
  const change = (more: Partial<LaunchDraft>) => {
    forget()
    set(more)
  }
  const at = STEPS.indexOf(draft.step)
  const missing = missingIn(draft.step, draft)
  const isLast = draft.step === 'review'
  const blocked = missing ? say(missing) : blockedBy(preview, { isLast, isJudged })
  const goOn = () => {
    const next = STEPS[at + 1]
    if (blocked !== undefined || isSending) return
    if (next) set(opened(next, draft))
    else if (body) launch(body)
  }
  useHotkeys([['mod+Enter', goOn]], [])
  return (
    <form
      className={css.page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <header className={css.head}>
        <div className={css.title}>
          <h1>{say('title')}</h1>
          <span className={css.kept}>
            <IconCheck size={16} aria-hidden /> {say('draftKept')}
          </span>
          <Button size="xs" variant="subtle" component={Link} href="/launch/many" onClick={keepNow}>
            {say('many')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => change(newLaunch())}>
            {say('startAnew')}
          </Button>
          <Button
            size="xs"
            onClick={() => {
              keepNow()
              go('/')
            }}
          >
            {say('later')}
          </Button>
        </div>
        <LaunchSteps draft={draft} preview={preview.data} go={(step) => set({ step })} />
      </header>
      <div className={css.body} ref={main} tabIndex={-1}>
        {problem && <Wrong problem={problem} />}
        {isLost && <NotSent isTrying={isSending} />}
        {isJudged && !problem && refused && <Wrong problem={refused} isQuiet />}
        {isJudged && preview.error && !refused && <Failed error={preview.error} again={preview.refetch} />}
        <FollowsLaw value={preview.data?.ruleSet}>
          <fieldset className={css.fields} disabled={isSending}>
            <ShownStep
              draft={draft}
              set={change}
              errorAt={(field) => problem?.errorAt(field) ?? refused?.errorAt(field)}
              preview={preview.data}
            />
          </fieldset>
        </FollowsLaw>
        {isJudged && body && !preview.data && !preview.error && <Loading />}
      </div>
      <LaunchFoot
        step={draft.step}
        blocked={blocked}
        isSending={isSending}
        back={() => set({ step: STEPS[at - 1] ?? 'seat' })}
      />
    </form>
  )

  function blockedBy(
    { data, error }: Pick<typeof preview, 'data' | 'error'>,
    shown: { isLast: boolean; isJudged: boolean },
  ): string | undefined {
    if (error && shown.isJudged) return say('fixFirst')
    return shown.isLast && !data ? say('looking') : undefined
  }
}

function ShownStep(shown: Parameters<typeof PeopleStep>[0] & { preview: Preview | undefined }) {
  switch (shown.draft.step) {
    case 'seat':
      return <SeatStep {...shown} />
    case 'procedure':
      return <ProcedureStep {...shown} />
    case 'people':
      return <PeopleStep {...shown} />
    case 'plan':
      return <PlanStep {...shown} />
    case 'review':
      return <ReviewStep {...shown} />
  }
}

/** A step that is opened is shown from its top, and read from there; not the first one that is seen. */
function useShownStep(step: Step) {
  const main = useRef<HTMLDivElement>(null)
  const seen = useRef(step)
  useEffect(() => {
    if (seen.current === step) return
    seen.current = step
    main.current?.scrollTo({ top: 0 })
    main.current?.focus()
  }, [step])
  return main
}

/** What another page proposes takes the place of the draft, once; the address then says it no more. */
function useProposed(set: (more: Partial<LaunchDraft>) => void) {
  const search = useSearch()
  const [, go] = useLocation()
  const asked = useRef('')
  useEffect(() => {
    if (search === '' || asked.current === search) return
    asked.current = search
    draftFor(search)
      .then((draft) => {
        if (draft) set(draft)
        go('/launch', { replace: true })
      })
      .catch(() => undefined)
  }, [search, set, go])
}
