/** So long after the last that somebody did, a page asks for nothing by itself any more. */
export const ATTENDED_MS = 5 * 60_000
/** What somebody does who sits before a page. */
const DONE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** As much of the document as tells that. */
interface Page {
  readonly visibilityState: string
  addEventListener(what: string, listener: () => void, how?: { capture: boolean; passive: boolean }): void
}

/**
 * Tells whether somebody is before the page. What it asks by itself keeps the session of the browser from ending: where nobody
 * has done anything for a while it must not, or a computer that was left alone stays signed in.
 */
export function whileAttended(page: Page, tell: (isAttended: boolean) => void): void {
  let leaving: ReturnType<typeof setTimeout> | undefined
  const attend = (): void => {
    clearTimeout(leaving)
    leaving = setTimeout(() => tell(false), ATTENDED_MS)
    tell(true)
  }
  const look = (): void => {
    if (page.visibilityState !== 'hidden') {
      attend()
      return
    }
    clearTimeout(leaving)
    tell(false)
  }
  page.addEventListener('visibilitychange', look)
  for (const what of DONE) page.addEventListener(what, attend, { capture: true, passive: true })
  look()
}
