/** Where the ladder's own processes find the services and the keys of the product that is measured. */
export interface LadderConfig {
  temporalAddress: string
  namespace: string
  databaseUrl: string
  dataDir: string
}

/** @throws Error where one of them is missing */
export function readLadderConfig(): LadderConfig {
  const {
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
  } = process.env
  if (!temporalAddress || !namespace || !databaseUrl || !dataDir) {
    throw new Error('TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, DATABASE_URL or DATA_DIR is missing.')
  }
  return { temporalAddress, namespace, databaseUrl, dataDir }
}
