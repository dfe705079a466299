import { parseArgs } from 'node:util'

/** What `npm run bench` is asked to do. */
export interface BenchConfig {
  /** The `temporal` program. */
  temporalBin: string
  /** Write docs/benchmarks.md. */
  write: boolean
  /** Our own environment without what would lead the product to services other than those started here. */
  environment: NodeJS.ProcessEnv
}

const NOT_PASSED_ON = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_SCOPE',
  'PUBLIC_URL',
  'HOST',
  'SMTP_URL',
  'PAYLOAD_KEY',
  'PAYLOAD_KEYS',
  'WORKER_DEPLOYMENT',
  'WORKER_BUILD_ID',
  'DEMO',
]

/**
 * Reads the arguments and the environment.
 * @throws an argument that is not known
 */
export function readBenchConfig(): BenchConfig {
  const { values } = parseArgs({ options: { write: { type: 'boolean' } } })
  return { ...productConfig(), write: values.write ?? false }
}

/** What the product that is measured is started with. */
export function productConfig(): Omit<BenchConfig, 'write'> {
  const environment = { ...process.env }
  for (const name of NOT_PASSED_ON) delete environment[name]
  return { temporalBin: process.env.TEMPORAL_BIN || 'temporal', environment }
}

/** Where the baseline's worker finds its server. */
export function readBareWorkerConfig(): { address: string; namespace: string } {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = process.env
  if (!address || !namespace) throw new Error('TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE are missing.')
  return { address, namespace }
}
