import { Fragment, type MouseEvent } from 'react'
import type { Group, Line } from './line.js'
import { marked } from './marked.js'
import css from './palette.module.css'
import { paletteWords } from './words.js'

export const optionId = (at: number): string => `palette-${at}`

interface Shown {
  id: string
  lines: readonly Line[]
  q: string
  chosen: number
  /** The pointer is on a line. */
  point: (at: number) => void
  open: (line: Line, how: { isBeside: boolean }) => void
}

/** The lines under what they are, one list for the arrows: the focus stays where it is typed. */
export function Lines({ id, lines, q, chosen, point, open }: Shown) {
  const say = paletteWords.use()
  const groups = [...new Set(lines.map(({ group }) => group))]
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={say('title')} className={css.lines}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: within a list of options a group is no set of fields
        <div key={group} role="group" aria-labelledby={titleId(group)}>
          <div id={titleId(group)} className={css.group}>
            {say(`group_${group}`)}
          </div>
          {lines.map((line, at) =>
            line.group === group ? (
              <Option
                key={line.to}
                line={line}
                q={q}
                at={at}
                isChosen={at === chosen}
                point={() => point(at)}
                open={(event) => {
                  // A link that is opened beside is the browser's to open.
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  open(line, { isBeside: false })
                }}
              />
            ) : null,
          )}
        </div>
      ))}
    </div>
  )
}

const titleId = (group: Group): string => `palette-of-${group}`

interface Chosen {
  line: Line
  q: string
  at: number
  isChosen: boolean
  point: () => void
  open: (event: MouseEvent) => void
}

function Option({ line: { to, called, more, icon: Icon, keys = [] }, q, at, isChosen, point, open }: Chosen) {
  return (
    <a
      href={to}
      role="option"
      id={optionId(at)}
      tabIndex={-1}
      aria-selected={isChosen}
      className={css.line}
      onMouseMove={point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={open}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
      <span className={css.words}>
        <Marked text={called} q={q} />
        {more && (
          <small>
            <Marked text={more} q={q} />
          </small>
        )}
      </span>
      {keys.length > 0 && (
        <span className={css.keys} aria-hidden>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </a>
  )
}

function Marked({ text, q }: { text: string; q: string }) {
  let from = 0
  return marked(text, q).map((part) => {
    const key = from
    from += part.text.length
    return part.isMatch ? <mark key={key}>{part.text}</mark> : <Fragment key={key}>{part.text}</Fragment>
  })
}
