import type { Browser, Page } from 'playwright-core'
import { loadSecrets } from '../../api/identity/embedded-state.js'
import { answerOf, type HttpOffice, insertHttpOffice, personOf } from '../http/http-office.js'
import { type Product, startProduct } from '../support/product.js'
import { launchBrowser, openSight, type Sight } from './browser.js'

/** The small office with its console, whose processes can be ended and started again, and a browser for each of its people. */
export interface LiveOffice extends Pick<HttpOffice, 'pool' | 'as'> {
  product: Product
  /** Somebody at their own browser, signed in, on that page. */
  at(login: string, path: string, size?: Parameters<typeof openSight>[1]): Promise<Sight>
  /** Signs in on the page of the provider, which knows who it is for. */
  giveTheirPassword(page: Page): Promise<void>
  close(): Promise<void>
}

/** Pictures are drawn slowly on a machine that does much else. */
const PATIENCE = 60_000

export async function startLiveOffice(): Promise<LiveOffice> {
  const product = await startProduct({
    seed: insertHttpOffice,
    apiEnvironment: { TWO_PEOPLE_FOR: 'rights' },
  })
  const browser: Browser = await launchBrowser()
  const { demoPassword } = await loadSecrets(product.dataDir)
  const sights: Sight[] = []
  const send: HttpOffice['send'] = async (path, init = {}) =>
    answerOf(await fetch(product.address + path, init))
  const giveTheirPassword = async (page: Page): Promise<void> => {
    await page.getByLabel(/Mật khẩu|Password/).fill(demoPassword)
    await page.getByRole('button', { name: /Đăng nhập|Sign in/ }).click()
  }
  return {
    product,
    pool: product.pool,
    as: (login, language) => personOf(send, () => product.tokenOf(login), language),
    async at(login, path, size) {
      const sight = await openSight(browser, size)
      sights.push(sight)
      const { page } = sight
      page.setDefaultTimeout(PATIENCE)
      const query = new URLSearchParams({ login, returnTo: path })
      await page.goto(`${product.address}/auth/sign-in?${query}`)
      await giveTheirPassword(page)
      await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
      return sight
    },
    giveTheirPassword,
    async close() {
      await Promise.all(sights.map((sight) => sight.close()))
      await browser.close()
      await product.close()
    },
  }
}
