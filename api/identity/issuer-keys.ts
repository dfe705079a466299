import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose'
import { z } from 'zod'
import { isBelievable } from './issuer-settings.js'

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

/** The keys that an issuer publishes. */
export interface IssuerKeys {
  /**
   * Finds the key that a token names. The issuer is first asked when a key is first needed; requests that come meanwhile
   * wait for the same answer; a failure is not remembered. A key that is not in the set makes it fetch the set again
   * (rotation), at most once in `unknownKeyMs`.
   * @throws {IssuerUnavailable}
   * @throws {errors.JWKSNoMatchingKey} when no published key fits the token
   */
  find: JWTVerifyGetKey
  /**
   * The set that is known, to be compared with: the same as long as the issuer publishes the same keys, undefined before
   * it was first read. Where it was asked for longer ago than `askAgainMs`, it is asked for again, and nobody waits.
   */
  current(): object | undefined
}

export function createIssuerKeys({
  issuer,
  unknownKeyMs,
  askAgainMs,
}: {
  issuer: string
  unknownKeyMs: number
  askAgainMs: number
}): IssuerKeys {
  let opening: Promise<RemoteJWKSet> | undefined
  let known: { text: string } | undefined
  let askedAt = Date.now()

  function opened(): Promise<RemoteJWKSet> {
    opening ??= openKeySet(issuer, unknownKeyMs)
    return opening
  }
  /** Forgotten, so that the address of the keys is asked for again: that may be what has changed. */
  function forget(failed: Promise<RemoteJWKSet>): void {
    if (opening === failed) opening = undefined
  }
  function note(keySet: RemoteJWKSet): void {
    const text = JSON.stringify(keySet.jwks())
    if (text !== known?.text) known = { text }
  }
  async function askAgain(): Promise<void> {
    const asked = opened()
    try {
      const keySet = await asked
      await keySet.reload()
      note(keySet)
    } catch {
      // What is known stands until the issuer can be asked: whoever is away withdraws nothing.
      const keySet = await asked.catch(() => undefined)
      if (!keySet?.fresh) forget(asked)
    }
  }

  return {
    async find(header, token) {
      const asked = opened()
      try {
        const keySet = await asked
        const key = await keySet(header, token)
        note(keySet)
        return key
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
          note(await asked)
          throw error
        }
        forget(asked)
        if (error instanceof IssuerUnavailable) throw error
        throw new IssuerUnavailable(`The keys of the identity provider ${issuer} cannot be read.`, {
          cause: error,
        })
      }
    },
    current() {
      if (Date.now() - askedAt >= askAgainMs) {
        askedAt = Date.now()
        void askAgain()
      }
      return known
    },
  }
}

async function openKeySet(issuer: string, unknownKeyMs: number): Promise<RemoteJWKSet> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const discovery = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    .then(async (response) => (response.ok ? Discovery.parse(await response.json()) : undefined))
    .catch((cause: unknown) => {
      throw new IssuerUnavailable(`The identity provider ${issuer} does not answer.`, { cause })
    })
  if (discovery && isBelievable(issuer) && !isBelievable(discovery.jwks_uri)) {
    throw new IssuerUnavailable(`The keys of the identity provider ${issuer} are not at an https address.`)
  }
  if (discovery?.issuer !== issuer) {
    throw new IssuerUnavailable(`What answers at ${address} is not the identity provider ${issuer}.`)
  }
  return createRemoteJWKSet(new URL(discovery.jwks_uri), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: unknownKeyMs,
  })
}
