/**
 * Asks the registry what is known to be wrong with the packages that the product runs on, and says it. With `--strict`, for
 * a release, it ends with 1 where something high or critical is, or the registry cannot be asked: what becomes known
 * tomorrow stops no change that has nothing to do with it.
 */
import { spawnSync } from 'node:child_process'

const isStrict = process.argv.includes('--strict')
const SEVERE = ['high', 'critical']

const { stdout } = spawnSync(
  'npm',
  ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'],
  { encoding: 'utf8' },
)
const { vulnerabilities, message } = parsed(stdout)

if (vulnerabilities === undefined) {
  say(`The registry could not be asked about known vulnerabilities: ${message}`)
  process.exitCode = isStrict ? 1 : 0
} else {
  const found = Object.values(vulnerabilities)
  for (const { name, severity, range } of found) say(`${severity}: ${name} ${range}`)
  if (found.length === 0) say('Nothing is known to be wrong with the packages of the product.')
  process.exitCode = isStrict && found.some(({ severity }) => SEVERE.includes(severity)) ? 1 : 0
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return { message: 'npm did not answer in JSON' }
  }
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
