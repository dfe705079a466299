import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Where the running product's services are, for the other commands on the same machine; holds a password. */
const schema = z.object({
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  namespace: z.string(),
  address: z.string(),
})
export type Runtime = z.infer<typeof schema>

const fileIn = (dataDir: string): string => join(dataDir, 'runtime.json')

export async function saveRuntime(dataDir: string, runtime: Runtime): Promise<void> {
  await writeFile(fileIn(dataDir), JSON.stringify(runtime), { mode: 0o600 })
}

/** Reads what `npm start` wrote; undefined when the product has not been started in that folder. */
export async function loadRuntime(dataDir: string): Promise<Runtime | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}
