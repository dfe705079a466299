import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from '@temporalio/client'
import { z } from 'zod'

const path = z.string().min(1, 'must be the path of a PEM file').optional()

/** How Temporal is reached where it does not let everybody in, by the names that Temporal's own tools read. */
export const connectionSettings = {
  /** Whom the server's certificate has to be signed by; without it, whoever the system trusts. */
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: path,
  /** The client's own certificate and its key, where the server asks for one. */
  TEMPORAL_TLS_CLIENT_CERT_PATH: path,
  TEMPORAL_TLS_CLIENT_KEY_PATH: path,
  /** The name in the server's certificate, where that is not the one in TEMPORAL_ADDRESS. */
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
  /** The token by which the server's authorizer knows the client. */
  TEMPORAL_API_KEY: z.string().min(1).optional(),
}

type TLSConfig = Exclude<NonNullable<ConnectionOptions['tls']>, boolean>
type ConnectionSettings = z.infer<z.ZodObject<typeof connectionSettings>>

/** What a connection adds to its address. */
export interface Security {
  tls?: TLSConfig
  apiKey?: string
}

/**
 * The files that the settings name, read.
 * @throws one sentence that names the variable whose file cannot be read, or that lacks the other of the pair
 */
export function securityOf(settings: ConnectionSettings): Security {
  const { TEMPORAL_TLS_SERVER_NAME: serverNameOverride, TEMPORAL_API_KEY: apiKey } = settings
  const serverRootCACertificate = fileOf('TEMPORAL_TLS_SERVER_CA_CERT_PATH', settings)
  const clientCertPair = certificateOf(settings)
  const isTls = serverRootCACertificate ?? clientCertPair ?? serverNameOverride
  return {
    ...(isTls && {
      tls: {
        ...(serverRootCACertificate && { serverRootCACertificate }),
        ...(clientCertPair && { clientCertPair }),
        ...(serverNameOverride && { serverNameOverride }),
      },
    }),
    ...(apiKey && { apiKey }),
  }
}

function certificateOf(settings: ConnectionSettings): TLSConfig['clientCertPair'] | undefined {
  const crt = fileOf('TEMPORAL_TLS_CLIENT_CERT_PATH', settings)
  const key = fileOf('TEMPORAL_TLS_CLIENT_KEY_PATH', settings)
  if (crt && key) return { crt, key }
  if (!crt && !key) return undefined
  const missing = crt ? 'TEMPORAL_TLS_CLIENT_KEY_PATH' : 'TEMPORAL_TLS_CLIENT_CERT_PATH'
  throw new Error(`${missing}: must be set too: a certificate and its key go together.`)
}

function fileOf(
  name: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH' | 'TEMPORAL_TLS_CLIENT_CERT_PATH' | 'TEMPORAL_TLS_CLIENT_KEY_PATH',
  settings: ConnectionSettings,
): Buffer | undefined {
  const file = settings[name]
  if (!file) return undefined
  try {
    return readFileSync(file)
  } catch {
    throw new Error(`${name}: ${file} cannot be read: must be the path of a PEM file.`)
  }
}
