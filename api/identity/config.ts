/** The environment of the token command: where the running embedded product keeps its data. */
export interface TokenCommandConfig {
  dataDir: string
}

/** Reads `DATA_DIR` (default `.data`). */
export function readTokenCommandConfig(env: NodeJS.ProcessEnv = process.env): TokenCommandConfig {
  return { dataDir: env.DATA_DIR || '.data' }
}
