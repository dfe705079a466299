import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { freePort } from '../../bin/processes/free-port.js'
import { launchProduct, type StartedProduct } from '../support/started-product.js'
import { launchBrowser, openSight, type Sight } from './browser.js'

/** Milliseconds: pictures are drawn slowly on a machine that does much else. */
const PATIENCE = 90_000

/** Milliseconds: less than the hook is given. */
const ENTERED_MS = 280_000

type Size = Parameters<typeof openSight>[1]

export interface Demonstrated {
  /** Where the product is, once the tests begin. */
  readonly address: string
  /** A page of somebody who is not signed in. */
  sightOf(size?: Size): Promise<Sight>
  /** As a person does: the account of the demonstration on the first page, its password on the page of the provider. */
  signedIn(name: string, size?: Size): Promise<Sight>
}

/** Starts the product with the demonstration, and a browser, before the tests of a suite; ends both after them. */
export function demonstrated(settings: Record<string, string>): Demonstrated {
  let product: StartedProduct
  let dataDir: string
  let address = ''
  let password = ''
  let browser: Browser
  const sights: Sight[] = []

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'console-'))
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    product = await launchProduct({ DATA_DIR: dataDir, PORT: String(port), DEMO: 'true', ...settings })
    browser = await launchBrowser()
    // The whole province is entered before.
    await product.ready(ENTERED_MS)
    password = /their one password:\s+(\S+)/.exec(product.said())?.[1] ?? ''
  }, 300_000)
  // Whoever sits before a page of an earlier test would listen on, as one of the few windows that a person may have.
  afterEach(async () => {
    await Promise.all(sights.splice(0).map((sight) => sight.close()))
  })
  afterAll(async () => {
    await browser?.close()
    product?.kill('SIGTERM')
    await product?.ended
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function sightOf(size?: Size): Promise<Sight> {
    const sight = await openSight(browser, size)
    sight.page.setDefaultTimeout(PATIENCE)
    sights.push(sight)
    return sight
  }

  return {
    get address() {
      return address
    },
    sightOf,
    async signedIn(name, size) {
      const sight = await sightOf(size)
      const { page } = sight
      await page.goto(address)
      await page.getByRole('button', { name }).click()
      await page.getByLabel(/Mật khẩu|Password/).fill(password)
      await page.getByRole('button', { name: /Đăng nhập|Sign in/ }).click()
      await page.getByRole('navigation').waitFor()
      return sight
    },
  }
}
