import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react'
import { type Scale, told } from './measure.js'
import { keyOf, type Level, type Measured, type WhatIf } from './planning.js'
import own from './planning.module.css'
import { useAgeInWords, useLevelInWords } from './structure-table.js'
import { planningWords } from './words.js'

interface Line {
  title: string
  scale: Scale
  before: Measured
  after: Measured
}

/** The levels that the trial changes: each figure as it is and as it would be. */
export function TrialResult({ of: { before, after, changes } }: { of: WhatIf }) {
  const say = planningWords.use()
  const inWords = useLevelInWords()
  const linesOf = useLines()
  const changed = after.flatMap((level) => {
    const former = before.find((each) => keyOf(each) === keyOf(level))
    const lines = former ? linesOf(former, level) : []
    return lines.length > 0 ? [{ level, lines }] : []
  })
  return (
    <>
      <h3>{say('result')}</h3>
      {changed.map(({ level, lines }) => (
        <div key={keyOf(level)}>
          <p>
            <b>{inWords(level)}</b>, {say(`locality_${level.locality}`)}
          </p>
          <ul>
            {lines.map((line) => (
              <ResultLine key={line.title} of={line} />
            ))}
          </ul>
        </div>
      ))}
      {changes.length === 0 && <p>{say('changesNothing')}</p>}
    </>
  )
}

/** The figures of a level that would be others. */
function useLines(): (former: Level, level: Level) => Line[] {
  const say = planningWords.use()
  const ageInWords = useAgeInWords()
  return (former, level) => {
    const pairs = [
      { title: say('ratio'), scale: 'ratio' as const, before: former.ratio, after: level.ratio },
      { title: say('women'), scale: 'share' as const, before: former.women, after: level.women },
      ...(level.ages ?? []).map((after, index) => ({
        ...{ title: ageInWords(after), scale: 'share' as const },
        ...{ before: former.ages?.[index], after },
      })),
    ]
    return pairs.flatMap(({ before, after, ...line }) =>
      before && after && before.percent !== after.percent ? [{ ...line, before, after }] : [],
    )
  }
}

function ResultLine({ of: { title, scale, before, after } }: { of: Line }) {
  const say = planningWords.use()
  const shown = ({ percent }: Measured) => (percent === null ? '–' : told(percent, scale))
  const turns = before.verdict !== after.verdict
  const Icon = after.verdict === 'ok' ? IconCheck : IconAlertTriangle
  return (
    <li className={own.result}>
      <span>{title}</span>
      <span data-verdict={before.verdict}>{shown(before)}</span>
      <IconChevronRight size={14} aria-label="→" />
      <b data-verdict={after.verdict}>{shown(after)}</b>
      {turns && (
        <small data-verdict={after.verdict}>
          <Icon size={14} aria-hidden /> {say(`becomes_${after.verdict}`)}
        </small>
      )}
    </li>
  )
}
