import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Bundle = { codePath: string } | { code: string }

/** The built workflows beside this build. */
export const BUNDLE_HERE: Bundle = {
  codePath: fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)),
}

/** Which workflows these are: the same code has the same name, wherever it was built. */
export async function buildOf(bundle: Bundle): Promise<string> {
  const code = 'code' in bundle ? bundle.code : await readFile(bundle.codePath)
  return createHash('sha256').update(code).digest('hex').slice(0, 16)
}
