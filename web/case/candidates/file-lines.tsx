import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { cadreDetails } from '../../../api/resources/cadres/schemas.js'
import { ask } from '../../server/ask.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { currentLanguage } from '../../words/i18n.js'
import { ageOn, born, capital, day, today } from '../../words/say.js'
import type { Candidate, Case } from '../the-case.js'
import css from './candidates.module.css'
import type { Line } from './line.js'
import { candidateWords } from './words.js'

type CadreDetails = z.output<typeof cadreDetails>

const GRADES_SHOWN = 3

/** What the records say of each candidate; they are opened when somebody asks for them, as every reading is on record. */
export function useFileLines(
  { candidates, post }: Case,
  isAsked: boolean,
): { lines: Line[]; isOnItsWay: boolean } {
  const say = candidateWords.use()
  const word = useVocabulary()
  const files = useQueries({
    queries: candidates.map(({ id }) => ({
      queryKey: ['cadre', id, currentLanguage()],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<CadreDetails>(`/v1/cadres/${encodeURIComponent(id)}`, { signal }),
      enabled: isAsked,
      retry: false,
    })),
  })
  const fileOf = ({ id }: Candidate) => files[candidates.findIndex((each) => each.id === id)]?.data
  const line = (key: string, label: string, of: (file: CadreDetails) => ReactNode): Line => ({
    key,
    label,
    of: (candidate) => {
      const file = fileOf(candidate)
      return file ? of(file) : say('notOpen')
    },
  })
  const isOnItsWay = isAsked && files.some(({ isFetching, data }) => isFetching && !data)
  if (!isAsked || isOnItsWay) return { lines: [], isOnItsWay }
  return {
    isOnItsWay,
    lines: [
      line('posts', say('posts'), ({ posts }) =>
        posts.map(({ id, title, since }) => (
          <span key={id} className={css.piece}>
            {say('postSince', { post: title, day: day(since) })}
          </span>
        )),
      ),
      line('born', say('born'), ({ file }) => {
        if (!file?.bornOn) return undefined
        const sex = file.sex ? say(file.sex) : say('nothing')
        return say('bornOn', { day: born(file.bornOn), age: ageOn(file.bornOn, today()), sex })
      }),
      line('degree', say('degree'), ({ file }) => {
        const highest = file?.degrees.at(-1)
        return highest && capital(word('degrees', highest))
      }),
      line('planned', say('planned'), ({ planning }) => {
        const entry = planning.find((each) => each.post.id === post.id && each.leftOn === null)
        return entry && say('plannedSince', { day: day(entry.approvedOn), term: entry.term })
      }),
      line('grades', say('grades'), ({ file }) =>
        file?.evaluations.slice(0, GRADES_SHOWN).map(({ year, grade }) => (
          <span key={year} className={css.piece}>
            {year} {capital(word('grades', grade))}
          </span>
        )),
      ),
    ],
  }
}
