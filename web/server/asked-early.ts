declare global {
  interface Window {
    /** What early.ts asked for, by the path, and when. */
    askedEarly: { at: number; answers: Map<string, Promise<Response>> }
  }
}

/** Milliseconds for which an answer is as good as a new one. */
const GOOD_FOR = 10_000
const listOf = (search: string): string => `first-list ${search}`

// From now on whoever needs something asks for it.
window.askedEarly ??= { at: 0, answers: new Map() }

/** The answer that is on its way since before the console was there: each is taken once, and soon, or asked for anew. */
export function takeAskedEarly(path: string): Promise<Response> | undefined {
  const { at, answers } = window.askedEarly
  const answer = Date.now() - at < GOOD_FOR ? answers.get(path) : undefined
  answers.delete(path)
  return answer
}

/** The list that the inbox begins with at this address: asked for early when it is opened again. */
export function askEarlyNext({ search }: Pick<Location, 'search'>, path: string): void {
  if (localStorage.getItem(listOf(search)) === path) return
  forgetAskedEarly()
  localStorage.setItem(listOf(search), path)
}

/** Of whoever signs out nothing is left. */
export function forgetAskedEarly(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(listOf(''))) localStorage.removeItem(key)
}
