/** Of what had the focus: itself, then what stood around it, from the inside out. */
type Place = readonly Element[]

/** How far back it is looked for something that is still there. */
const REMEMBERED = 12
const IN_A_DIALOG = '[role="dialog"], .mantine-Modal-root'

/**
 * Whoever works by the keyboard never loses the place. Where what has the focus is taken away, with a dialog that closes or with a
 * button that has done its work, the focus goes to what had it before, or to the heading of what stood around it; a browser
 * would begin again at the top of the page.
 */
export function keepFocus(page: Document): void {
  let places: Place[] = []
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    const before = places.filter(([at]) => at !== target)
    places = [around(target, page.body), ...before].slice(0, REMEMBERED)
  })
  // Who points beside everything that takes the focus wants it nowhere; in a dialog, or beside it, that closes it.
  page.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Element && target.closest(IN_A_DIALOG))) places = []
    },
    true,
  )
  new MutationObserver(() => {
    const [had] = places
    const isLost = page.activeElement === null || page.activeElement === page.body
    if (isLost && had?.[0] && !had[0].isConnected) giveFocus(places)
  }).observe(page.body, { childList: true, subtree: true })
}

function around(element: Element, end: Element): Place {
  const place: Element[] = []
  for (let at: Element | null = element; at && at !== end; at = at.parentElement) place.push(at)
  return place
}

function giveFocus(places: readonly Place[]): void {
  for (const place of places) {
    const [first, ...others] = place.filter((each) => each.isConnected && each.checkVisibility())
    // Of what was in a dialog that is gone nothing is left but the place for all dialogs.
    if (!first || first.matches('[data-portal]')) continue
    focus(first === place[0] ? first : headingOf([first, ...others]))
    return
  }
}

/** Of the innermost that has one, and no farther out than the page itself. */
function headingOf(around: readonly [Element, ...Element[]]): Element {
  const main = around.findIndex((each) => each.matches('main'))
  const within = main < 0 ? around : around.slice(0, main + 1)
  const heading = within.map((each) => each.querySelector('h1, h2, h3')).find((found) => found !== null)
  return heading ?? around[Math.max(main, 0)] ?? around[0]
}

function focus(element: Element): void {
  if (!(element instanceof HTMLElement)) return
  element.focus({ preventScroll: true })
  if (document.activeElement === element) return
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}
