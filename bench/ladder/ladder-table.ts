import { CPU_PARTS } from '../cpu.js'
import { TELLS_CPU } from '../processes.js'
import type { Table } from '../tables.js'
import { percentile } from '../walk.js'
import { type Ladder, type MeasuredRung, RUNG_ROWS, RUNGS, type RungName } from './rungs.js'

const TIME_HEADINGS = ['step, p50', 'ratio', 'adds', 'launch, p50', 'ratio', 'adds']

/** A line a rung: milliseconds at p50, against the bare engine and against the rung that it stands on. */
export const ladderTimes = (ladder: Ladder): Table => [
  [`rung, ${ladder.bare.procedures} times`, ...TIME_HEADINGS],
  ...RUNGS.map((name) => [
    RUNG_ROWS[name].adds,
    ...timeCells(ladder, name, 'step'),
    ...timeCells(ladder, name, 'launch'),
  ]),
]

function timeCells(ladder: Ladder, name: RungName, part: 'step' | 'launch'): string[] {
  const p50 = (rung: RungName) => percentile(ladder[rung].timings[part], 0.5)
  const { to } = RUNG_ROWS[name]
  const mine = p50(name)
  return [
    `${mine.toFixed(1)} ms`,
    `${(mine / p50('bare')).toFixed(2)}×`,
    to === undefined ? '' : signed(mine - p50(to)),
  ]
}

/** A line a rung: milliseconds of CPU that a step takes by process, and that a launch and a whole procedure take of all. */
export function ladderCpu(ladder: Ladder): Table {
  const headings = ['CPU a step, ms', ...CPU_PARTS, 'all', 'adds', 'a launch', 'a procedure']
  return [
    headings,
    ...RUNGS.map((name) => [RUNG_ROWS[name].adds, ...(TELLS_CPU ? cpuCells(ladder, name) : [])]),
  ]
}

function cpuCells(ladder: Ladder, name: RungName): string[] {
  const { to } = RUNG_ROWS[name]
  const { cpu, procedures, timings } = ladder[name]
  const all = stepCpu(ladder[name])
  const whole = Object.values(cpu).reduce((sum, part) => sum + total(part), 0)
  return [
    ...CPU_PARTS.map((part) => (cpu.step[part] / timings.step.length).toFixed(1)),
    all.toFixed(1),
    to === undefined ? '' : signed(all - stepCpu(ladder[to])),
    (total(cpu.launch) / procedures).toFixed(1),
    (whole / procedures).toFixed(0),
  ]
}

const stepCpu = ({ cpu, timings }: MeasuredRung): number => total(cpu.step) / timings.step.length

const total = (cpu: MeasuredRung['cpu']['step']): number =>
  CPU_PARTS.reduce((sum, part) => sum + cpu[part], 0)

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
