import { Problem, type ProblemCode } from '../problems/problem.js'

/** The number of a record, as it stands in a path. @throws Problem of that code where it is none */
export function numbered(id: string, notFound: ProblemCode): number {
  if (!/^\d{1,9}$/.test(id)) throw new Problem(notFound)
  return Number(id)
}
