import { hash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { createIssuerKeys } from './issuer-keys.js'
import { isLogin } from './login.js'

/**
 * Why a bearer token is not accepted. `foreign`: of another issuer or for another audience; `other-kind`: no access token
 * (RFC 9068), as an ID token.
 */
export type TokenProblem =
  | 'missing'
  | 'malformed'
  | 'expired'
  | 'foreign'
  | 'other-kind'
  | 'unsigned'
  | 'invalid'

/** The request carries no token that proves who is asking. Never contains the token. */
export class InvalidToken extends Error {
  override name = 'InvalidToken'
  constructor(readonly code: TokenProblem) {
    super(`The bearer token is not accepted: ${code}.`)
  }
}

/** The token proves who is asking, but was not given for what this API does. */
export class InsufficientScope extends Error {
  override name = 'InsufficientScope'
  constructor(readonly scope: string) {
    super(`The access token does not hold the scope ${scope}.`)
  }
}

/** The token proves who is asking, who has not signed in as strongly as is asked. */
export class WeakSignIn extends Error {
  override name = 'WeakSignIn'
  constructor(readonly acrValues: readonly string[]) {
    super('The access token does not say that its owner signed in as strongly as is asked.')
  }
}

export interface TokenVerifierOptions {
  issuer: string
  audience: string
  /** What the token must have been given for. */
  scope: string
  /** How its owner must have signed in (`acr`, RFC 9068): any of these. Default: nothing is asked. */
  acrValues?: readonly string[]
  /** For the clocks of other machines. Default 5 s. */
  clockToleranceSeconds?: number
  /** How long a key that is not in the issuer's set is believed not to be, before asking again. Default 5,000 ms. */
  unknownKeyMs?: number
  /** How old the issuer's keys may be when a token that was verified before is believed. Default 60,000 ms. */
  askAgainMs?: number
}

/** `until`: when the token ends, in milliseconds since 1970. */
export type VerifyToken = (
  authorizationHeader: string | undefined,
) => Promise<{ login: string; until: number }>

/** Asymmetric only: a public key can then never serve as the secret of a forgery. */
const ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
  'Ed25519',
]
const LONGEST_TOKEN = 16_384
/** Whatever it says itself, a token is of no use a day after it was made. */
const LONGEST_LIFE_SECONDS = 24 * 60 * 60
const REMEMBERED_TOKENS = 10_000

/**
 * Verifies `Authorization: Bearer …` against the issuer's OpenID discovery and keys, both fetched at the first need
 * and again when they fail or change, so the issuer may start later, or be this very process. A verified token is
 * remembered by its hash until it expires, but no longer than the issuer publishes the keys that it was verified with: as
 * long as anybody asks, they are read again every minute, beside the requests, so that a withdrawn key lives on for a
 * minute and no request waits for it. The whole set is compared, not the name of the key: a name may be given to another
 * key, or to none.
 * @throws {InvalidToken} a bad token, or none
 * @throws {InsufficientScope} a good token that was given for something else
 * @throws {WeakSignIn} a good token of somebody who did not sign in as strongly as is asked
 * @throws {IssuerUnavailable} the issuer cannot be asked: nothing is known about the token, try again
 */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { issuer, audience, scope, acrValues = [], unknownKeyMs = 5_000, askAgainMs = 60_000 } = options
  const keys = createIssuerKeys({ issuer, unknownKeyMs, askAgainMs })
  const remembered = new Map<string, { login: string; until: number; verifiedWith: object }>()

  return async (authorizationHeader) => {
    const token = bearerToken(authorizationHeader)
    const digest = hash('sha256', token, 'base64')
    const known = remembered.get(digest)
    remembered.delete(digest)
    const published = keys.current()
    if (known && known.until > Date.now() && known.verifiedWith === published) {
      // Put last again: the map's order is the order of use.
      remembered.set(digest, known)
      return { login: known.login, until: known.until }
    }

    refuseAtSight(token, issuer)
    const { payload } = await jwtVerify(token, keys.find, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub', 'jti'],
      maxTokenAge: LONGEST_LIFE_SECONDS,
      clockTolerance: options.clockToleranceSeconds ?? 5,
    }).catch((error: unknown) => {
      throw problemOf(error)
    })
    const login = subjectOf(payload)
    if (!scopesOf(payload).includes(scope)) throw new InsufficientScope(scope)
    if (!isStrong(payload, acrValues)) throw new WeakSignIn(acrValues)

    const until = endOf(payload)
    // Where the set was read in the meantime, it is not known which one this was verified with: the next time tells.
    if (published && published === keys.current()) {
      remembered.set(digest, { login, until, verifiedWith: published })
    }
    const oldest = remembered.keys().next()
    if (remembered.size > REMEMBERED_TOKENS && !oldest.done) remembered.delete(oldest.value)
    return { login, until }
  }
}

function bearerToken(header: string | undefined): string {
  if (!header?.trim()) throw new InvalidToken('missing')
  const token = /^bearer +([\w.~+/=-]+)$/i.exec(header.trim())?.[1]
  if (!token || token.length > LONGEST_TOKEN) throw new InvalidToken('malformed')
  return token
}

/** What needs no key to be seen. Nothing is trusted here: whatever passes is verified in full. */
function refuseAtSight(token: string, issuer: string): void {
  let algorithm: unknown
  let claims: JWTPayload
  try {
    algorithm = decodeProtectedHeader(token).alg
    claims = decodeJwt(token)
  } catch {
    throw new InvalidToken('malformed')
  }
  if (String(algorithm).toLowerCase() === 'none' || token.endsWith('.')) throw new InvalidToken('unsigned')
  if (claims.iss !== issuer) throw new InvalidToken('foreign')
}

function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || !isLogin(sub)) throw new InvalidToken('invalid')
  return sub
}

/** RFC 8693: names between spaces. */
const scopesOf = ({ scope }: JWTPayload): string[] => (typeof scope === 'string' ? scope.split(' ') : [])

const isStrong = ({ acr }: JWTPayload, asked: readonly string[]): boolean =>
  asked.length === 0 || (typeof acr === 'string' && asked.includes(acr))

/** When a verified token ends, in milliseconds. */
const endOf = ({ exp = 0, iat = 0 }: JWTPayload): number => Math.min(exp, iat + LONGEST_LIFE_SECONDS) * 1000

/** The library's errors as ours; an unavailable issuer passes unchanged. */
function problemOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new InvalidToken('expired')
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'typ') return new InvalidToken('other-kind')
    return new InvalidToken(error.claim === 'aud' || error.claim === 'iss' ? 'foreign' : 'invalid')
  }
  return error instanceof errors.JOSEError ? new InvalidToken('invalid') : error
}
