/**
 * `npm run bench -- --browser`: the console in a real Chromium, against the demonstration province and against a hundred thousand
 * open procedures, tasks and people beside it. `--write` keeps the results in docs/benchmarks-browser.md; `--many 5000` inserts
 * fewer.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { loadSecrets } from '../../api/identity/embedded-state.js'
import { createPool } from '../../db/pool.js'
import { HttpClient } from '../http-client.js'
import { insertManyCases, READERS } from '../many-cases.js'
import { OFFICER, openOffice } from '../office.js'
import { startStack } from '../stack.js'
import { readBrowserBenchConfig } from './config.js'
import { measureInbox } from './inbox.js'
import { measureList } from './lists.js'
import { loadNow, type Measured, markdown, type Results, report } from './report.js'
import { launchBrowser, type Signed, signIn } from './sight.js'
import { measureSteps } from './steps.js'

/** Of the demonstration: an officer of the whole province. */
const PROVINCE_OFFICER = 'hr.officer'

const began = performance.now()
const say = (what: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${what}\n`)
const cleanUps: (() => Promise<unknown>)[] = []

async function cleanUp(): Promise<void> {
  for (const each of cleanUps.splice(0).toReversed()) await each().catch(() => {})
}

async function measure(): Promise<Results> {
  say('Starting the product with the demonstration')
  const stack = await startStack(config, (stop) => cleanUps.push(stop))
  const { demoPassword: password } = await loadSecrets(stack.dataDir)
  const { address } = stack
  const pool = createPool(stack.databaseUrl, 4)
  cleanUps.push(() => pool.end())
  const http = new HttpClient(address)
  cleanUps.push(async () => http.close())
  const office = await openOffice(pool, stack.dataDir)
  const browser = await launchBrowser(config.chromium)
  cleanUps.push(() => browser.close())
  const signedIn = (login: string): Promise<Signed> => signIn(browser, { address, password }, login)

  const [officer, doer] = [await signedIn(PROVINCE_OFFICER), await signedIn(OFFICER)]
  const steps = () => measureSteps(browser, address, { signed: doer, http, office })
  say('The demonstration')
  const demonstration = await measureProvince(browser, address, { officer, member: officer, steps })
  say(`Inserting ${config.many.toLocaleString('en')} open procedures`)
  const { many } = config
  await insertManyCases(stack.databaseUrl, { open: many, closed: many, inbox: many, people: many })
  say('All of them')
  const member = await signedIn(READERS.member)
  const large = await measureProvince(browser, address, { officer, member, steps })
  return { demonstration, [`${many.toLocaleString('en')} open`]: large }
}

async function measureProvince(
  browser: Browser,
  address: string,
  { officer, member, steps }: { officer: Signed; member: Signed; steps: () => Promise<Measured['steps']> },
): Promise<Measured> {
  const inbox = await measureInbox(browser, address, member)
  const stepTimes = await steps()
  const lists = []
  for (const list of [
    { name: 'procedures', path: '/procedures', signed: officer, search: 'nguyen van', row: '[data-row]' },
    { name: 'tasks', path: '/tasks', signed: member, search: 'nguyen', row: '[id^="row-"]' },
    { name: 'cadres', path: '/cadres', signed: officer, search: 'nguyen van', row: 'main li' },
  ])
    lists.push(await measureList(browser, address, list))
  return { inbox, steps: stepTimes, lists, load: loadNow() }
}

const config = readBrowserBenchConfig()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void cleanUp().then(() => process.exit(130)))
}
try {
  const results = await measure()
  process.stdout.write(`\n${report(results)}\n\n`)
  if (config.write) {
    const path = new URL('../../../docs/benchmarks-browser.md', import.meta.url)
    writeFileSync(fileURLToPath(path), markdown(results))
    say('Written to docs/benchmarks-browser.md.')
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
await cleanUp()
