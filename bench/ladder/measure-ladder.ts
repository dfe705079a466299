import { setTimeout as sleep } from 'node:timers/promises'
import { beginCpu, type Cpu, mapCpu, noCpu, type Watched } from '../cpu.js'
import { noTimings, type Part, stopwatch, type Timed } from '../walk.js'
import { type Ladder, type MeasuredRung, RUNGS, type Rung, type RungName } from './rungs.js'

const WARM_UP_ROUNDS = 6
const ROUNDS = 40
/** On a slow or busy machine fewer rounds have to do. */
const LIMIT_MS = 75_000
/** What a workflow's end leaves to do is done before the next begins, and counted to it. */
const TAIL_MS = 20

/**
 * One client, whole procedures, one of each rung a round, so that what else the machine does meets all. Every second
 * round goes down the ladder, so that no rung always comes after the same one.
 */
export async function measureLadder(rungs: Record<RungName, Rung>): Promise<Ladder> {
  const ladder = emptyLadder()
  const until = performance.now() + LIMIT_MS
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS && (round < 1 || performance.now() < until); round += 1) {
    // What the warm-up measures is thrown away.
    const measured = round < 0 ? emptyLadder() : ladder
    for (const name of round % 2 === 0 ? RUNGS : RUNGS.toReversed()) {
      await walkOnce(rungs[name], measured[name])
    }
  }
  return ladder
}

async function walkOnce({ walk, watched }: Rung, measured: MeasuredRung): Promise<void> {
  const meter = metered(measured, watched)
  await walk(meter.timed)
  await sleep(TAIL_MS)
  meter.end()
  measured.procedures += 1
}

/** A `Timed` that keeps the milliseconds of each part, and the CPU from the first of one part to the first of another. */
function metered(measured: MeasuredRung, watched: Watched): { timed: Timed; end: () => void } {
  const watch = stopwatch(measured.timings)
  let running: { part: Part; ended: () => Cpu } | undefined
  const end = () => {
    if (!running) return
    const { part, ended } = running
    const [sum, more] = [measured.cpu[part], ended()]
    measured.cpu[part] = mapCpu((of) => sum[of] + more[of])
    running = undefined
  }
  return {
    end,
    timed(part, work) {
      if (running?.part !== part) {
        end()
        running = { part, ended: beginCpu(watched) }
      }
      return watch(part, work)
    },
  }
}

function emptyLadder(): Ladder {
  const empty = (): MeasuredRung => ({
    procedures: 0,
    timings: noTimings(),
    cpu: { launch: noCpu(), step: noCpu(), upload: noCpu() },
  })
  return {
    bare: empty(),
    local: empty(),
    http: empty(),
    codec: empty(),
    flow: empty(),
    product: empty(),
  }
}
