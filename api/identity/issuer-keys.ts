import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** The identity provider cannot be asked, or answers nonsense. The request can be sent again unchanged. */
export class IssuerUnavailable extends Error {
  override name = 'IssuerUnavailable'
  readonly code = 'dependency-down'
  readonly dependency = 'identity-provider'
  /** Seconds, for a Retry-After header. */
  readonly retryAfterSeconds = 5
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

/** Below the five seconds within which a request must be answered that a dependency keeps from being served. */
const TIMEOUT_MS = 3_000

/**
 * Finds the key that a token names in the issuer's published set. The issuer is first asked when a key is first
 * needed; requests that come meanwhile wait for the same answer; a failure is not remembered. A key that is not in
 * the set makes it fetch the set again (rotation), at most once in `unknownKeyMs`.
 * @throws {IssuerUnavailable}
 * @throws {errors.JWKSNoMatchingKey} when no published key fits the token
 */
export function createIssuerKeys({
  issuer,
  unknownKeyMs,
}: {
  issuer: string
  unknownKeyMs: number
}): JWTVerifyGetKey {
  let keySet: Promise<JWTVerifyGetKey> | undefined

  return async (header, token) => {
    const asked = keySet ?? openKeySet(issuer, unknownKeyMs)
    keySet = asked
    try {
      return await (await asked)(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error
      // Forgotten, so that the next request asks for the address of the keys again: that may be what has changed.
      if (keySet === asked) keySet = undefined
      if (error instanceof IssuerUnavailable) throw error
      throw new IssuerUnavailable(`The keys of the identity provider ${issuer} cannot be read.`, {
        cause: error,
      })
    }
  }
}

async function openKeySet(issuer: string, unknownKeyMs: number): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const discovery = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    .then(async (response) => (response.ok ? Discovery.parse(await response.json()) : undefined))
    .catch((cause: unknown) => {
      throw new IssuerUnavailable(`The identity provider ${issuer} does not answer.`, { cause })
    })
  if (discovery?.issuer !== issuer) {
    throw new IssuerUnavailable(`What answers at ${address} is not the identity provider ${issuer}.`)
  }
  return createRemoteJWKSet(new URL(discovery.jwks_uri), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: unknownKeyMs,
  })
}
