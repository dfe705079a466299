import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Output, unfailingOutput } from '../../process/output.js'
import { until } from '../support/product.js'
import { hasSmallDisks, mountSmallDisk, type SmallDisk } from '../support/small-disk.js'

const withSmallDisks = hasSmallDisks ? test : test.skip

let disk: SmallDisk
let file = ''
let descriptor = 0
let output: Output

beforeEach(() => {
  if (!hasSmallDisks) return
  disk = mountSmallDisk(4)
  file = join(disk.folder, 'log')
  descriptor = openSync(file, 'a')
  output = unfailingOutput((lines) => `${lines} lines were left out\n`, descriptor)
})
afterEach(() => {
  if (!hasSmallDisks) return
  closeSync(descriptor)
  disk.unmount()
})

const written = () => readFileSync(file, 'utf8').split('\n').slice(0, -1)

withSmallDisks(
  'lines that a full disk does not take are written, in their order, when it has room again',
  async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => `line ${n} ${'.'.repeat(60)}`)
    for (const line of lines.slice(0, 1_000)) output.write(`${line}\n`)
    await until('the first half is written', () => written().length === 1_000)
    disk.fill()
    for (const line of lines.slice(1_000)) output.write(`${line}\n`)
    disk.free()
    await until('all of it is written', () => written().length === 2_000)
    expect(written()).toEqual(lines)
  },
)

withSmallDisks('a disk that stays full costs lines, not memory: how many is told', async () => {
  disk.fill()
  const line = `${'.'.repeat(999)}\n`
  for (let n = 0; n < 3_000; n += 1) output.write(line)
  disk.free()
  const told = await until('it is told', () => written().find((each) => each.endsWith('were left out')))
  const leftOut = Number(told.split(' ', 1)[0])
  expect(leftOut).toBeGreaterThan(1_900)
  expect(written().length).toBe(3_000 - leftOut + 1)
})
