import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { ServiceError } from '../processes/service-error.js'

/** Of the folder: raised when an older version could not give it back. */
const FORMAT = 1
const NAME = 'manifest.json'

/** Within the folder, never out of it. */
const path = z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Manifest = z.object({
  format: z.int(),
  takenAt: z.iso.datetime(),
  product: z.string(),
  postgresql: z.string(),
  temporal: z.string(),
  /** The newest migration. */
  schema: z.string(),
  files: z.array(z.object({ path, bytes: z.int(), sha256 })),
})
/** With a checksum of its own, in the last field. */
const Sealed = Manifest.extend({ sha256 })

/** What a backup is, and what it consists of. */
export type Manifest = z.infer<typeof Manifest>

/** Describes the files of a folder as they are now, once all of it is on the disk. */
export async function writeManifest(
  folder: string,
  facts: Omit<Manifest, 'format' | 'files'>,
): Promise<Manifest> {
  const files = []
  for (const each of filesUnder(folder)) {
    const file = join(folder, each)
    sync(file)
    files.push({ path: each, bytes: statSync(file).size, sha256: await hashOf(file) })
  }
  const manifest = { format: FORMAT, ...facts, files }
  const sealed = { ...manifest, sha256: seal(manifest) }
  writeFileSync(join(folder, NAME), `${JSON.stringify(sealed, null, 2)}\n`, { mode: 0o600 })
  sync(join(folder, NAME))
  sync(folder)
  return manifest
}

/** @throws ServiceError when the folder holds no backup, or one that cannot be read here */
export function readManifest(folder: string): Manifest {
  const text = contentOf(join(folder, NAME))
  if (text === undefined) throw new ServiceError(`${folder} holds no backup: it has no ${NAME}.`)
  const content = parsed(text)
  const known = Manifest.pick({ format: true }).safeParse(content)
  if (known.success && known.data.format > FORMAT) throw newer(folder)
  const read = Sealed.safeParse(content)
  if (!read.success || read.data.sha256 !== seal(Manifest.parse(read.data))) throw damaged(NAME)
  return Manifest.parse(read.data)
}

/** Reads every file of a backup. @throws ServiceError that names the first that is not what it was */
export async function checkFiles(folder: string, { files }: Manifest): Promise<void> {
  for (const { path: each, bytes, sha256: hash } of files) {
    const file = join(folder, each)
    const isWhole = statSync(file, { throwIfNoEntry: false })?.size === bytes && (await hashOf(file)) === hash
    if (!isWhole) throw damaged(each)
  }
}

const damaged = (file: string): ServiceError =>
  new ServiceError(`The backup is damaged (${file} is not what it was): restore another one.`)

/** Of a backup that this version cannot give back. */
export const newer = (folder: string): ServiceError =>
  new ServiceError(`The backup in ${folder} was made by a newer version: restore it with that version.`)

const seal = (manifest: Manifest): string =>
  createHash('sha256').update(canonicalJson(manifest)).digest('hex')

function filesUnder(folder: string, within = ''): string[] {
  return readdirSync(join(folder, within), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(folder, `${within}${entry.name}/`) : [`${within}${entry.name}`],
    )
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

function sync(path: string): void {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined // Node's fs errors carry a code
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
