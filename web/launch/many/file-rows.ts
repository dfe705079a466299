import { useRef, useState } from 'react'
import { Problem } from '../../server/problem.js'
import { useVocabularyOf } from '../../server/vocabulary.js'
import type { Preview } from '../asked.js'
import type { Launch } from '../launch-draft.js'
import { launchOnce, peopleNamed, previewOf } from './asked.js'
import type { FileRow } from './columns.js'
import { codeOf, columnOf, keyOf, launchOf, namedBefore, peopleIn, type WrongCell } from './row-launch.js'
import { manyWords } from './words.js'

/** A row of the file with what became of it so far. */
export interface Row extends FileRow {
  body?: Launch
  preview?: Preview
  wrong: WrongCell[]
  /** The officer launches the others without it. */
  isLeftOut: boolean
  launched?: { id: string }
  /** Why its launch was refused, though it was judged to be right before. */
  refused?: string
}

/** How many rows are judged at once. */
const AT_ONCE = 3

/** The rows of a file: judged one by one as a launch is, then launched one by one. */
export function useFileRows() {
  const say = manyWords.use()
  const kinds = useVocabularyOf('procedureKinds')
  const plan = {
    type: useVocabularyOf('procedureTypes'),
    because: useVocabularyOf('rotationReasons'),
    next: useVocabularyOf('afterRotation'),
    movedFor: useVocabularyOf('moveReasons'),
  }
  const [rows, setRows] = useState<Row[]>([])
  const [judged, setJudged] = useState(0)
  const [isLaunching, setLaunching] = useState(false)
  /** Of which file is being judged: what comes of an earlier one is nobody's concern. */
  const turn = useRef(0)
  const isStopped = useRef(false)
  const change = (line: number, more: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.line === line ? { ...row, ...more } : row)))

  async function judge(given: readonly FileRow[]): Promise<void> {
    turn.current += 1
    const own = turn.current
    setJudged(0)
    setRows(given.map((row) => ({ ...row, wrong: [], isLeftOut: false })))
    const seats = new Map<string, number>()
    const next = given[Symbol.iterator]()
    const inTurn = async () => {
      for (const row of next) {
        const { seat = '' } = row.cells
        const before = seats.get(seat)
        seats.set(seat, before ?? row.line)
        const found =
          before === undefined
            ? await judgedRow(row)
            : { wrong: [{ column: 'seat' as const, message: say('seatTwice', { line: before }) }] }
        if (turn.current !== own) return
        change(row.line, found)
        setJudged((count) => count + 1)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn))
    if (turn.current === own) setRows(withoutTwice)
  }

  function withoutTwice(all: Row[]): Row[] {
    const before = namedBefore(all)
    return all.map(({ preview, ...row }) => {
      const line = before.get(row.line)
      if (line === undefined) return { ...row, ...(preview && { preview }) }
      return {
        ...row,
        wrong: [...row.wrong, { column: 'candidates', message: say('personTwice', { line }) }],
      }
    })
  }

  async function judgedRow({ cells }: FileRow): Promise<Pick<Row, 'wrong' | 'body' | 'preview'>> {
    const wrong: WrongCell[] = []
    const kind = codeOf(kinds, cells.kind ?? '')
    if (kind === undefined)
      wrong.push({ column: 'kind', message: say('unknownKind', { kinds: listed(kinds) }) })
    try {
      const candidates: string[] = []
      for (const text of peopleIn(cells.candidates)) {
        const id = await codeOfPerson(text, wrong)
        if (id !== undefined) candidates.push(id)
      }
      if (wrong.length > 0 || kind === undefined) return { wrong }
      const body = launchOf(cells, { kind, candidates }, plan)
      return { wrong, body, preview: await previewOf(body) }
    } catch (error) {
      return { wrong: wrongIn(error) }
    }
  }

  /** Somebody by their code, or by a name that nobody else has. */
  async function codeOfPerson(text: string, wrong: WrongCell[]): Promise<string | undefined> {
    if (!/\s/.test(text)) return text
    const [one, ...others] = await peopleNamed(text)
    if (one && others.length === 0) return one.id
    const message = one
      ? say('sameName', { name: text, codes: [one, ...others].map(({ id }) => id).join(', ') })
      : say('nobodyNamed', { name: text })
    wrong.push({ column: 'candidates', message })
    return undefined
  }

  const wrongIn = (error: unknown): WrongCell[] => {
    if (!(error instanceof Problem)) return [{ message: say('nobodyAnswered') }]
    const { errors = [], title, detail } = error.body
    if (errors.length === 0) return [{ message: detail || title }]
    return errors.map(({ field, message }) => ({ column: columnOf(field), message }))
  }

  async function launch(): Promise<void> {
    isStopped.current = false
    setLaunching(true)
    for (const { line, body, launched } of rows.filter(isToLaunch)) {
      if (isStopped.current) break
      if (!body || launched) continue
      try {
        change(line, { launched: await launchOnce(body, await keyOf(body)) })
      } catch (error) {
        change(line, {
          refused: wrongIn(error)
            .map(({ message }) => message)
            .join(' '),
        })
      }
    }
    setLaunching(false)
  }

  return {
    rows,
    judged,
    isLaunching,
    judge,
    launch,
    stop: () => {
      isStopped.current = true
    },
    leaveOut: (isWanted: (row: Row) => boolean) =>
      setRows((all) => all.map((row) => (isWanted(row) ? { ...row, isLeftOut: !row.isLeftOut } : row))),
  }
}

const listed = (words: Readonly<Record<string, string>>): string => Object.values(words).join(', ')

export const isToLaunch = ({ isLeftOut, preview }: Row): boolean => !isLeftOut && preview !== undefined
export const isInTheWay = ({ isLeftOut, wrong }: Row): boolean => !isLeftOut && wrong.length > 0
