import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { loadIssuer, loadSecrets, ProductNotStarted, SIGNING_ALGORITHM } from './embedded-state.js'

/** Eight hours: a working day with a program of this machine. */
const PROGRAM_TOKEN_SECONDS = 8 * 60 * 60

export interface TokenRequest {
  dataDir: string
  login: string
  /** Negative for a token that has already expired. Default eight hours. */
  expiresInSeconds?: number
}

/**
 * An access token of the embedded provider, signed with its key: only who can read DATA_DIR can make one. Whether
 * the account exists is not looked at: the API refuses an unknown one.
 * @throws {ProductNotStarted}
 */
export async function mintEmbeddedToken(request: TokenRequest): Promise<string> {
  const { issuer, audience, scope } = await loadIssuer(request.dataDir)
  const [signingKey] = (await loadSecrets(request.dataDir)).signingKeys
  if (!signingKey) throw new ProductNotStarted(request.dataDir)
  const now = Math.floor(Date.now() / 1000)
  return await new SignJWT({ client_id: 'cli', scope })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'at+jwt', kid: signingKey.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(request.login)
    .setIssuedAt(now)
    .setExpirationTime(now + (request.expiresInSeconds ?? PROGRAM_TOKEN_SECONDS))
    .setJti(randomUUID())
    .sign(await importJWK(signingKey, SIGNING_ALGORITHM))
}
