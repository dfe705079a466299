import { Alert, Badge, Button, Chip, Group, Radio, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Article, FollowsLaw } from '../parts/article.js'
import { isDay } from '../parts/fields/days-typed.js'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { type Template, type TemplatePage, useTemplates } from './asked.js'
import css from './launch.module.css'
import type { Kind, OfLaunch } from './launch-draft.js'
import { Running } from './running.js'
import { launchWords } from './words.js'

/** A procedure as it would be launched for the seat: whether it applies, whether it is the usual one. */
interface Offered {
  template: Template
  kind: Kind
  applies: boolean
  isUsual: boolean
  because: string | undefined
}

/** Which procedure, of those that the seat can have; the usual one first. */
export function ProcedureStep({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const { data, error, refetch } = useTemplates(
    draft.seat?.id,
    draft.isOnPaper && isDay(draft.beganOn) ? draft.beganOn : '',
  )
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  const offered = data.items.flatMap(offeredBy)
  const ofKind = offered
    .filter(({ kind }) => kind === draft.kind)
    .sort((a, b) => Number(b.isUsual) - Number(a.isUsual) || Number(b.applies) - Number(a.applies))
  const chosen = ofKind.find(({ template }) => template.ruleSet.id === draft.ruleSet?.id)
  const choose = ({ kind, template: { ruleSet, title } }: Offered) =>
    // Grounds are those of one rule set.
    set({
      kind,
      ruleSet: { ...ruleSet, title },
      ...(ruleSet.id !== draft.ruleSet?.id && { grounds: [], byLetter: false }),
      // Leaders are voted on together, candidates are named: neither list is the other's.
      ...((kind === 'confidence-vote') !== (draft.kind === 'confidence-vote') && { candidates: [] }),
    })
  const chooseKind = (kind: Kind) => {
    const usual = offered
      .filter((each) => each.kind === kind && each.applies)
      .sort((a, b) => Number(b.isUsual) - Number(a.isUsual))[0]
    if (usual) choose(usual)
  }
  const wrong = errorAt('kind') ?? errorAt('type') ?? errorAt('ruleSetId')
  return (
    <div className={css.two}>
      <Stack gap={16}>
        {draft.post && !offered.some(({ applies }) => applies) && (
          <>
            <Alert color="son" icon={<IconAlertTriangle />} title={say('noneApplies')}>
              <p>{say('noneAppliesWhy')}</p>
              <Button size="xs" mt={8} onClick={() => set({ step: 'seat' })}>
                {say('otherSeat')}
              </Button>
            </Alert>
            <Running post={draft.post.id} />
          </>
        )}
        <Kinds offered={offered} kind={draft.kind} choose={chooseKind} />
        {ofKind.length === 0 && <NotForSeat offered={offered} />}
        {wrong && (
          <Alert color="son" icon={<IconAlertTriangle />}>
            {wrong}
          </Alert>
        )}
        {ofKind.length > 0 && (
          <Radio.Group
            label={say('whichProcedure')}
            value={draft.ruleSet?.id ?? ''}
            onChange={(id) => {
              const one = ofKind.find(({ template }) => template.ruleSet.id === id)
              if (one) choose(one)
            }}
          >
            <Stack gap={12} mt={6}>
              {ofKind.map((each) => (
                <OfferedCard key={each.template.ruleSet.id} offered={each} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <InsteadOfReplacement offered={offered} kind={draft.kind} choose={chooseKind} />
        <NotPublished missing={data.notPublished} kind={draft.kind} />
        {ofKind.length > 0 && <NotForSeat offered={offered} />}
      </Stack>
      {chosen && <WhatItComesTo template={chosen.template} />}
    </div>
  )
}

const offeredBy = (template: Template): Offered[] =>
  (template.launches ?? []).flatMap(({ kind, applies, default: isUsual, because }) =>
    kind === 'revocation' ? [] : [{ template, kind, applies, isUsual, because: because?.detail }],
  )

const IN_ORDER: readonly Kind[] = [
  ...(['appointment', 'nomination', 'reappointment', 'extension', 'rotation', 'rotation-end'] as const),
  ...(['transfer', 'secondment', 'secondment-end'] as const),
  ...(['resignation', 'dismissal', 'replacement'] as const),
]

/** An appointment first; one that the order does not name, last. */
const kindsOf = (offered: readonly Offered[]): Kind[] =>
  [...new Set([...IN_ORDER, ...offered.map(({ kind }) => kind)])].filter((kind) =>
    offered.some((each) => each.kind === kind),
  )
const canHave = (offered: readonly Offered[], kind: Kind): boolean =>
  offered.some((each) => each.kind === kind && each.applies)

/** The kinds that the seat can have. */
function Kinds({
  offered,
  kind: chosen,
  choose,
}: {
  offered: readonly Offered[]
  kind: Kind | undefined
  choose: (kind: Kind) => void
}) {
  const say = launchWords.use()
  const word = useVocabulary()
  const possible = kindsOf(offered).filter((kind) => canHave(offered, kind))
  if (possible.length === 0) return null
  return (
    <section className={css.kinds} aria-labelledby="kinds">
      <h2 id="kinds">{say('kind')}</h2>
      <Chip.Group value={chosen ?? ''} onChange={(kind) => choose(kind as Kind)}>
        <Group gap={8}>
          {possible.map((kind) => (
            <Chip key={kind} value={kind}>
              {capital(word('procedureKinds', kind))}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </section>
  )
}

/** The kinds that the seat cannot have, those of the same reason together: after what can be chosen. */
function NotForSeat({ offered }: { offered: readonly Offered[] }) {
  const say = launchWords.use()
  const word = useVocabulary()
  const others = new Map<string, Kind[]>()
  for (const kind of kindsOf(offered).filter((each) => !canHave(offered, each))) {
    const because = offered.find((each) => each.kind === kind)?.because ?? ''
    others.set(because, [...(others.get(because) ?? []), kind])
  }
  if (others.size === 0) return null
  return (
    <section className={css.quiet} aria-labelledby="kinds-not">
      <h2 id="kinds-not">{say('kindsNot')}</h2>
      <ul>
        {[...others].map(([because, which]) => (
          <li key={because}>
            {capital(which.map((kind) => word('procedureKinds', kind)).join(', '))}
            {because && `: ${because}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

const LEAVING: readonly Kind[] = ['relief', 'dismissal', 'resignation']

/** Whoever is to be replaced leaves office by a procedure of the law; the seat that falls vacant is then filled by an appointment. */
function InsteadOfReplacement({
  offered,
  kind,
  choose,
}: {
  offered: readonly Offered[]
  kind: Kind | undefined
  choose: (kind: Kind) => void
}) {
  const say = launchWords.use()
  const word = useVocabulary()
  const ways = LEAVING.filter((each) => each !== kind && canHave(offered, each))
  if (ways.length === 0 || (kind !== undefined && LEAVING.includes(kind))) return null
  return (
    <section className={css.quiet} aria-labelledby="instead-of-replacement">
      <h2 id="instead-of-replacement">{say('toReplace')}</h2>
      <p>{say('toReplaceHow')}</p>
      <Group gap={8} mt={8}>
        {ways.map((way) => (
          <Button key={way} size="xs" variant="default" onClick={() => choose(way)}>
            {capital(word('procedureKinds', way))}
          </Button>
        ))}
      </Group>
    </section>
  )
}

/** The procedures of that kind which the law rules by a text of which no rule set is published. */
function NotPublished({ missing, kind }: { missing: TemplatePage['notPublished']; kind: Kind | undefined }) {
  const say = launchWords.use()
  const ofKind = missing.filter(({ kinds }) => kind !== undefined && kinds.includes(kind))
  if (ofKind.length === 0) return null
  return (
    <section className={css.quiet} aria-labelledby="not-published">
      <h2 id="not-published">{say('notPublished')}</h2>
      <ul>
        {ofKind.map(({ type, title, because }) => (
          <li key={type}>
            {capital(title)}: {because}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OfferedCard({ offered: { template, applies, isUsual, because } }: { offered: Offered }) {
  const say = launchWords.use()
  const { ruleSet, title, stages, votes, workingDays, calendarDays } = template
  const days = [
    say('workingDays', { count: workingDays }),
    ...(calendarDays > 0 ? [say('calendarDays', { count: calendarDays })] : []),
  ]
  return (
    <Radio.Card value={ruleSet.id} disabled={!applies} className={css.offer}>
      <Radio.Indicator disabled={!applies} />
      <span className={css.grow}>
        <span className={css.line}>
          <b>{title}</b>
          {isUsual && <Badge>{say('usual')}</Badge>}
        </span>
        <small>
          {say('stages', { count: stages.length })},{' '}
          {votes === 0 ? say('noVotes') : say('voteCount', { count: votes })} · {days.join(' ')}
        </small>
        <span className={css.chain}>
          {applies ? stages.map((stage) => stage.title).join(' › ') : because}
        </span>
      </span>
    </Radio.Card>
  )
}

/** Its steps: who does what within how many days, and by which article. */
function WhatItComesTo({ template: { ruleSet, stages } }: { template: Template }) {
  const say = launchWords.use()
  return (
    <aside className={css.card}>
      <header>
        <h2>{say('chosenThen')}</h2>
      </header>
      <ol className={css.flow}>
        {stages.map(({ key, title, tasks }, at) => (
          <li key={key}>
            <span className={css.number} aria-hidden>
              {at + 1}
            </span>
            <div>
              <h3>{title}</h3>
              {tasks.length === 0 && <small>{say('noTask')}</small>}
              {tasks.map((task, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step may have the same task twice, in this order
                <p key={nth}>
                  <span>
                    {task.title}: {say(`by_${task.by}`)}
                  </span>
                  <span className={css.days}>
                    {say(task.unit === 'working-days' ? 'workingDays' : 'days', { count: task.workingDays })}
                  </span>
                  <FollowsLaw value={ruleSet}>
                    <span>
                      <Article>{task.article}</Article>
                    </span>
                  </FollowsLaw>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <footer>
        {say('pinned', { version: ruleSet.version })}{' '}
        <Link href={`/rule-sets/${encodeURIComponent(ruleSet.id)}?version=${ruleSet.version}`}>
          {say('readAll')}
        </Link>
      </footer>
    </aside>
  )
}
