/**
 * Takes the pictures of the README: `node tools/pictures.mjs http://127.0.0.1:3000 <password of the demonstration> [<Chromium>]`
 * with the product running. They go to docs/pictures.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [, , address, password, browserPath = '/usr/bin/chromium'] = process.argv
if (!address || !password) throw new Error('Usage: node tools/pictures.mjs <address> <password>')
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const ROWS = 'role=row >> nth=9'
const PICTURES = [
  { name: 'inbox', as: 'Nguyễn Đình Long', size: DESK, path: '/tasks', shows: 'form' },
  { name: 'monitor-dark', as: 'Nguyễn Văn Duy', size: DESK, path: '/monitor', theme: 'dark', shows: ROWS },
  {
    name: 'case',
    as: 'Nguyễn Đình Long',
    size: DESK,
    path: firstOf('/v1/procedures?overdue=true', '/procedures'),
  },
  { name: 'planning', as: 'Nguyễn Đình Long', size: DESK, path: '/planning' },
  { name: 'phone', as: 'Trần Văn Thắng', size: PHONE, path: '/tasks' },
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
})
for (const { name, as, size, path, shows, theme = 'light' } of PICTURES) {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(address)
  await signIn(page, as)
  const to = typeof path === 'function' ? await path(page) : path
  await page.goto(address + to)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // What is out of sight is on its way until it is looked at.
  if (shows) await page.locator(shows).first().waitFor()
  else await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await page.screenshot({ path: `${folder}${name}.png` })
  process.stdout.write(`${name}.png: ${to}\n`)
  await context.close()
}
await browser.close()

async function signIn(page, name) {
  await page.getByRole('button', { name }).click()
  await page.getByLabel(/Mật khẩu|Password/).fill(password)
  await page.getByRole('button', { name: /Đăng nhập|Sign in/ }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** The page of the first that a list has. */
function firstOf(list, pages) {
  return async (page) => {
    const { items } = await page.evaluate((path) => fetch(path).then((answer) => answer.json()), list)
    return `${pages}/${items[0].id}`
  }
}
