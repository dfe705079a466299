import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'

/** The console of a product, and its one password. */
export interface Console {
  address: string
  password: string
}

/** What somebody is signed in with: a browser of theirs can be opened anew, with nothing kept of what was loaded. */
export type Signed = Awaited<ReturnType<BrowserContext['storageState']>>

/** Milliseconds, for what is slow at most. */
const PATIENCE_MS = 60_000

export const launchBrowser = (program: string): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    // What a container and a machine without a screen need.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  })

/** Signs in on the page of the provider, as a user does. */
export async function signIn(
  browser: Browser,
  { address, password }: Console,
  login: string,
): Promise<Signed> {
  const context = await browser.newContext({ locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${address}/auth/sign-in?${new URLSearchParams({ login, returnTo: '/calendar' })}`)
  await page.getByLabel(/Mật khẩu|Password/).fill(password)
  await page.getByRole('button', { name: /Đăng nhập|Sign in/ }).click()
  await page.getByRole('navigation').first().waitFor()
  const signed = await context.storageState()
  await context.close()
  return signed
}

/** A browser of somebody's, with an empty cache. */
export async function openAs(browser: Browser, signed: Signed): Promise<Page> {
  const context = await browser.newContext({
    ...{ storageState: signed, locale: 'vi-VN', colorScheme: 'light' },
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const asked = new Set<Request>()
  underWay.set(page, asked)
  // What is heard for as long as the page is open is never at an end.
  page.on('request', (request) => request.resourceType() !== 'eventsource' && asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return page
}

/** Waits until an expression of the page is something, and answers that. By the debugger: the page takes no script from anybody. */
export const once = (page: Page, expression: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const look = () => { const found = ${expression}; found ? resolve(found) : requestAnimationFrame(look) }
    look()
  })`)

const underWay = new WeakMap<Page, Set<Request>>()
/** Milliseconds without anything that is asked for: longer than a page waits for the next key of what is searched. */
const AT_REST_MS = 500

/** Waits until nothing has been asked for, for a while. */
export async function atRest(page: Page): Promise<void> {
  let since = performance.now()
  while (performance.now() - since < AT_REST_MS) {
    if (underWay.get(page)?.size) since = performance.now()
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve()))')
  }
}
