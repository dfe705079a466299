import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CODE_FOLDERS, root } from './sources.js'

/** A stretch of a file, in bytes, that is taken out; `instead`: what comes in its place. */
export interface Stretch {
  file: string
  from: number
  to: number
  instead?: string
}

/** One thing that the compiler says of a file. */
export interface Complaint {
  file: string
  message: string
}

/** What no longer compiles when those stretches are taken out: a copy of the product, without its tests, is compiled. */
export function compileWithout(stretches: readonly Stretch[]): Complaint[] {
  const copy = mkdtempSync(join(tmpdir(), 'without-'))
  const folders = CODE_FOLDERS.filter((folder) => existsSync(join(root, folder)))
  try {
    for (const folder of folders) cpSync(join(root, folder), join(copy, folder), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const file of new Set(stretches.map((each) => each.file))) {
      writeFileSync(join(copy, file), without(stretches.filter((each) => each.file === file)))
    }
    const config: unknown = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ ...Object(config), include: folders }))
    writeFileSync(join(copy, 'package.json'), readFileSync(join(root, 'package.json')))
    return complaintsIn(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** From the last to the first, or those before would move those after. */
function without(stretches: readonly Stretch[]): Buffer {
  const inOrder = [...stretches].sort((a, b) => b.from - a.from)
  const [first] = inOrder
  if (!first) throw new RangeError('nothing to take out')
  return inOrder.reduce(
    (bytes, { from, to, instead = '' }) =>
      Buffer.concat([bytes.subarray(0, from), Buffer.from(instead), bytes.subarray(to)]),
    readFileSync(join(root, first.file)),
  )
}

function complaintsIn(folder: string): Complaint[] {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const found: Complaint[] = []
  for (const line of stdout.split('\n')) {
    const [, file, message] = /^([^\s(]+)\(\d+,\d+\): (.*)$/.exec(line) ?? []
    const last = found.at(-1)
    if (file !== undefined && message !== undefined) found.push({ file, message })
    // A line that is indented goes on with the one before.
    else if (last && line.startsWith(' ')) last.message += `\n${line}`
  }
  return found
}
