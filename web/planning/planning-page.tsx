import { Alert, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck, IconDownload, IconInfoCircle, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { Article, FollowsLaw } from '../parts/article.js'
import { Failed, Loading } from '../parts/loading.js'
import { OnPaper } from '../parts/on-paper.js'
import { useNameGiven } from '../records/found.js'
import css from '../records/records.module.css'
import { UnitFilter } from '../records/unit-filter.js'
import { useMe } from '../server/session.js'
import { day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { type Level, type Measured, type Move, type Structure, useStructure, useWhatIf } from './planning.js'
import own from './planning.module.css'
import { PlanningLists } from './planning-lists.js'
import { Articles, StructureTable } from './structure-table.js'
import { WhatIfPane } from './what-if-pane.js'
import { planningWords } from './words.js'
import { YearsOfPlanning } from './years.js'

/** The planning of a unit against its targets, what a change would come to, and who is in it. */
export default function PlanningPage() {
  const say = planningWords.use()
  const product = shellWords.use()('product')
  const { unit: asked } = useParams<{ unit?: string }>()
  const [, go] = useLocation()
  const whole = useOwnUnit()
  const unit = asked ?? whole
  useDocumentTitle(`${say('title')} · ${product}`)
  return (
    <div className={css.page}>
      {unit === undefined ? (
        <>
          <h1>{say('title')}</h1>
          <UnitFilter unit={undefined} choose={(chosen) => chosen && go(`/planning/${chosen}`)} />
          <p className={css.quiet}>{say('noUnit')}</p>
        </>
      ) : (
        <PlanningOf
          key={unit}
          unit={unit}
          isOwn={asked === undefined}
          choose={(chosen) => go(chosen ? `/planning/${chosen}` : '/planning')}
        />
      )}
    </div>
  )
}

/** What the reader looks after as a whole: of the first of their roles by which somebody is there for several units, or of any. */
function useOwnUnit(): string | undefined {
  const { roles } = useMe()
  const [first] = roles
  return (roles.find(({ role }) => role === 'hr_officer' || role === 'monitor') ?? first)?.unit.id
}

interface Shown {
  unit: string
  /** Nobody chose it: it is what the reader looks after. */
  isOwn: boolean
  choose: (unit: string | undefined) => void
}

function PlanningOf({ unit, isOwn, choose }: Shown) {
  const say = planningWords.use()
  const [moves, setMoves] = useState<readonly Move[]>([])
  const { data: structure, error, refetch } = useStructure(unit)
  const trial = useWhatIf(unit, moves)
  useNameGiven('/v1/units', structure?.unit)
  if (error) return <Failed error={error} again={refetch} />
  if (!structure) return <Loading lines={12} />
  const mayTry = structure.levels.some(({ women }) => women)
  const result = moves.length > 0 ? trial.data : undefined
  const tryMove = (move: Move) => setMoves([...moves.filter((each) => !isSame(each, move)), move])
  return (
    <>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p>{say(isOwn ? 'ofOwn' : 'ofChosen', { unit: structure.unit.name })}</p>
          <p className={css.quiet}>{say('asOf', { day: day(structure.on), rules: rulesOf(structure) })}</p>
        </div>
        <div className={own.tools}>
          <UnitFilter unit={unit} called={structure.unit.name} choose={choose} />
          <Button leftSection={<IconPrinter size={16} />} onClick={() => print()}>
            {say('print')}
          </Button>
          {mayTry &&
            (['decision', 'review'] as const).map((paper) => (
              <Button
                key={paper}
                component="a"
                href={`/v1/units/${encodeURIComponent(unit)}/planning-paper?paper=${paper}`}
                download
                leftSection={<IconDownload size={16} />}
              >
                {say(`paper-${paper}`)}
              </Button>
            ))}
        </div>
      </header>
      <OnPaper />
      <LeftToDo structure={structure} isTrial={moves.length > 0} />
      <div className={mayTry ? own.columns : css.column}>
        <div className={own.structure}>
          <div className={css.card}>
            <FollowsLaw value={structure.targets ?? structure.ruleSet}>
              <StructureTable levels={structure.levels} after={result?.after} />
              <Notes of={structure.levels} />
            </FollowsLaw>
            <BothThere of={result?.after ?? structure.levels} />
          </div>
          {structure.years && <YearsOfPlanning years={structure.years} after={result?.after} />}
        </div>
        {mayTry && <WhatIfPane structure={structure} moves={moves} setMoves={setMoves} trial={trial} />}
        <PlanningLists structure={structure} tryMove={mayTry ? tryMove : undefined} />
      </div>
    </>
  )
}

/** By which text, and by whose targets. */
const rulesOf = ({ ruleSet, targets }: Structure): string =>
  targets ? `${ruleSet.title} · ${targets.title}` : ruleSet.title

const isSame = (a: Move, b: Move): boolean => a.person.id === b.person.id && a.post.id === b.post.id

const measuresOf = ({ ratio, women, ages = [] }: Level): Measured[] => [
  ratio,
  ...(women ? [women] : []),
  ...ages,
]

/** The most that is counted. */
const CAP = 1000

/** What is missed, what is to be reviewed, for what nobody is planned: each the way to its list. */
function LeftToDo({
  structure: { levels, today, unit },
  isTrial,
}: {
  structure: Structure
  isTrial: boolean
}) {
  const say = planningWords.use()
  const missed = levels.flatMap(measuresOf).filter(({ verdict }) => verdict === 'warning').length
  const counted = (words: 'reviewsDue' | 'unplanned', count: number) =>
    count > CAP ? say('atLeast', { what: say(words, { count: CAP }) }) : say(words, { count })
  const to = `/planning/${encodeURIComponent(unit.id)}?list=`
  return (
    <Alert className={own.leftToDo} icon={<IconInfoCircle />}>
      <p>
        {say('onlyWarns')} {isTrial && say('legend')}{' '}
        <b>{missed > 0 ? say('missed', { count: missed }) : say('missedNone')}</b>
        {today.reviewsOverdue > 0 && (
          <>
            {' · '}
            <Link href={`${to}reviews`}>{counted('reviewsDue', today.reviewsOverdue)}</Link>
          </>
        )}
        {today.postsUnplanned > 0 && (
          <>
            {' · '}
            <Link href={`${to}posts`}>{counted('unplanned', today.postsUnplanned)}</Link>
          </>
        )}
      </p>
      {!levels.some(({ women }) => women) && <p>{say('narrow')}</p>}
    </Alert>
  )
}

/** Whether somebody young and a woman are planned for a standing committee, where the locality asks for both. */
function BothThere({ of }: { of: readonly Level[] }) {
  const say = planningWords.use()
  return of.flatMap(({ level, locality, both }) => {
    if (!both) return []
    const { young, woman, under, article, verdict } = both
    const missing = [...(young ? [] : [say('noYoung', { under })]), ...(woman ? [] : [say('noWoman')])]
    const isMissed = verdict === 'warning'
    return [
      <p key={`${locality} ${level}`} className={own.kept}>
        {isMissed ? (
          <IconAlertTriangle size={16} aria-label={say('missedOne')} />
        ) : (
          <IconCheck size={16} aria-hidden />
        )}{' '}
        {isMissed ? say('bothMissed', { missing: missing.join(', ') }) : say('bothThere', { under })}{' '}
        <Article>{article}</Article>
      </p>,
    ]
  })
}

/** What the targets say beside their figures, each once. */
function Notes({ of }: { of: readonly Level[] }) {
  const notes = new Set(
    of.flatMap((level) => [
      ...measuresOf(level).flatMap(({ target }) => target?.note ?? []),
      ...(level.agesNote ? [level.agesNote] : []),
    ]),
  )
  if (notes.size === 0) return null
  return (
    <ul className={own.notes}>
      <li className={own.onPhone}>
        <Articles of={of.flatMap(measuresOf)} />
      </li>
      {[...notes].map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
