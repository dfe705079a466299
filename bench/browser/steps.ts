import type { Browser, Page } from 'playwright-core'
import type { HttpClient } from '../http-client.js'
import { OFFICER, type Office } from '../office.js'
import { atRest, once, openAs, type Signed } from './sight.js'

/** Milliseconds of each step that was completed, by what was waited for. */
export interface StepTimes {
  /** From the click until the API has answered. */
  answered: number[]
  /** From the click until the page says that it is done. */
  said: number[]
  /** From the click until the form of the next task is there. */
  next: number[]
  /** Of that, what came after the answer. */
  ours: number[]
}

const STEPS = 30
const WARM_UP = 3

/** Launches as many procedures, and completes their first tasks one after the other, as an officer does at the inbox. */
export async function measureSteps(
  browser: Browser,
  address: string,
  { signed, http, office }: { signed: Signed; http: HttpClient; office: Office },
): Promise<StepTimes> {
  for (let n = 0; n < STEPS + WARM_UP + 1; n += 1) {
    const { seatId, candidate } = office.nextOpening()
    await http.send({
      ...{ method: 'POST', path: '/v1/procedures', token: office.tokenOf(OFFICER) },
      body: { kind: 'appointment', seatId, candidates: [candidate] },
    })
  }
  const page = await openAs(browser, signed)
  await page.goto(`${address}/tasks`)
  const times: StepTimes = { answered: [], said: [], next: [], ours: [] }
  for (let n = 0; n < STEPS + WARM_UP; n += 1) {
    const { click, answer, said, next } = await step(page)
    if (n < WARM_UP) continue
    times.answered.push(answer - click)
    times.said.push(said - click)
    times.next.push(next - click)
    times.ours.push(next - answer)
  }
  await page.context().close()
  return times
}

/** Moments of a step, by the clock of the page. */
interface Moments {
  click: number
  answer: number
  said: number
  next: number
}

/** Run in the page before the click: takes note of when the page shows what. */
const WATCH_STEP = `(() => {
  performance.clearResourceTimings()
  const told = () => [...document.querySelectorAll('.mantine-Notification-root')].map((each) => each.textContent).filter((text) => text.includes('Đã ghi'))
  const before = { told: told(), path: location.pathname }
  const at = (window.step = {})
  addEventListener('click', () => { at.click = performance.now() }, { capture: true, once: true })
  const watch = new MutationObserver(() => {
    if (at.said === undefined && told().some((text) => !before.told.includes(text))) at.said = performance.now()
    const isNext = location.pathname !== before.path && document.querySelector('article form button[type="submit"]')
    if (at.next === undefined && isNext) requestAnimationFrame(() => { at.next ??= performance.now() })
    const [sent] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/completion'))
    if (at.said !== undefined && at.next !== undefined && sent) {
      watch.disconnect()
      at.answer = sent.responseEnd
      at.isWhole = true
    }
  })
  watch.observe(document, { childList: true, subtree: true, characterData: true })
})()`

async function step(page: Page): Promise<Moments> {
  const submit = page.locator('article form button[type="submit"]')
  await submit.waitFor()
  // What is still read of the step before is no part of this one.
  await atRest(page)
  await page.evaluate(WATCH_STEP)
  await submit.click()
  // The page has written these four.
  return (await once(page, 'window.step.isWhole && window.step')) as Moments
}
