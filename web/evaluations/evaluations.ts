import type { z } from 'zod'
import type { evaluationPage } from '../../api/resources/evaluations/schemas.js'
import { today } from '../words/say.js'

export const LIST = '/v1/evaluations'
export type EvaluationPage = z.output<typeof evaluationPage>
export type Share = EvaluationPage['excellentShares'][number]

const YEARS = 8

/** The years that may be looked at, the latest first. */
export const years = (): string[] => {
  const latest = Number(today().slice(0, 4))
  return Array.from({ length: YEARS }, (_, back) => String(latest - back))
}

/** The last that is over: most are graded at its end. */
export const lastYear = (): string => String(Number(today().slice(0, 4)) - 1)
