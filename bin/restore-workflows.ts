/**
 * `npm run restore-workflows`: compares every open case of PostgreSQL with its workflow, heals what is safe and says which
 * and why, one line a case. `-- --database-decides <case>` or `all`: of cases that their workflows know more of, PostgreSQL
 * decides. Ends with code 1 where a case is left out of step.
 */
import { userInfo } from 'node:os'
import { needsDecision, type OutOfStep } from '../domain/procedure/out-of-step.js'
import type { Comparing } from '../in-step/deps.js'
import { letDatabaseDecide } from '../in-step/heal.js'
import { restoreWorkflows } from '../in-step/keep-in-step.js'
import { scheduleComparison } from '../worker/in-step.js'
import { readStartConfig } from './config.js'
import { inWords, silentInWords } from './in-step-words.js'
import { withRunningStores } from './running-stores.js'

const USAGE = 'Usage: npm run restore-workflows [-- --database-decides <case>|all]'
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

/** Of which cases PostgreSQL decides. */
function decided(args: readonly string[]): (out: OutOfStep) => boolean {
  if (args.length === 0) return () => false
  const [option, which, ...rest] = args
  if (option !== '--database-decides' || !which || rest.length > 0) throw new Error(USAGE)
  return ({ how, caseId }) => needsDecision(how) && (which === 'all' || which === caseId)
}

/** Answers how many cases are left out of step. */
async function restore(stores: Comparing, isDecided: (out: OutOfStep) => boolean): Promise<number> {
  // Where Temporal's store was lost, the schedule is lost with it.
  await scheduleComparison(stores)
  const { healed, left, silent } = await restoreWorkflows(stores)
  for (const out of healed) say(`${inWords(out)}: healed`)
  for (const caseId of silent) say(silentInWords(caseId))
  let undone = silent.length
  const healer = { actor: 'operator', account: userInfo().username } as const
  for (const out of left) {
    if (isDecided(out) && (await letDatabaseDecide(stores, out, healer))) {
      say(`${inWords(out)}: ${out.how === 'unknown' ? 'ended' : 'goes on from PostgreSQL'}`)
      continue
    }
    undone += 1
    say(`${inWords(out)}: ${needsDecision(out.how) ? UNDECIDED : 'not healed'}`)
  }
  // What was decided is struck off.
  if (undone < left.length + silent.length) await restoreWorkflows(stores)
  say(`${healed.length} healed, ${left.length + silent.length - undone} decided, ${undone} left out of step.`)
  return undone
}

const UNDECIDED =
  'restore the newer copy, or let PostgreSQL decide: npm run restore-workflows -- --database-decides <case>|all'

try {
  const isDecided = decided(process.argv.slice(2))
  const undone = await withRunningStores(readStartConfig(), (stores) => restore(stores, isDecided))
  process.exitCode = undone > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
