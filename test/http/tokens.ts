import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK, SignJWT, UnsecuredJWT } from 'jose'
import {
  loadIssuer,
  loadOrCreateSecrets,
  loadSecrets,
  SIGNING_ALGORITHM,
  saveIssuer,
} from '../../api/identity/embedded-state.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { API_SCOPE } from '../../api/identity/issuer-settings.js'
import type { HttpOffice } from './http-office.js'

/** What may stand in Authorization and proves nothing, each with its name. */
export async function mintForeignTokens({
  dataDir,
}: Pick<HttpOffice, 'dataDir'>): Promise<[string, string | undefined][]> {
  const login = 'officer'
  const good = await mintEmbeddedToken({ dataDir, login })
  const { issuer, audience, scope } = await loadIssuer(dataDir)
  const [ours] = (await loadSecrets(dataDir)).signingKeys
  if (!ours) throw new Error('there is no signing key')
  const signed = async (claims: { issuer?: string; audience?: string; typ?: string }): Promise<string> =>
    new SignJWT({ scope })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: ours.kid, typ: claims.typ ?? 'at+jwt' })
      .setIssuer(claims.issuer ?? issuer)
      .setAudience(claims.audience ?? audience)
      .setSubject(login)
      .setJti('a-token')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importJWK(ours, SIGNING_ALGORITHM))
  const unsigned = new UnsecuredJWT({ scope })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(login)
    .setJti('a-token')
    .setIssuedAt()
    .setExpirationTime('1h')
  const [header = '', payload = '', signature = ''] = good.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url')
  const publicHalf = new TextEncoder().encode(
    JSON.stringify({ kty: ours.kty, crv: ours.crv, x: ours.x, y: ours.y }),
  )
  const symmetric = await new SignJWT({ scope })
    .setProtectedHeader({ alg: 'HS256', kid: ours.kid, typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(login)
    .setJti('a-token')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(publicHalf)
  return [
    ['none', undefined],
    ['expired', `Bearer ${await mintEmbeddedToken({ dataDir, login, expiresInSeconds: -60 })}`],
    ['signed with a foreign key', `Bearer ${await signedElsewhere(issuer, audience, login)}`],
    ['of a foreign issuer', `Bearer ${await signed({ issuer: 'https://login.example.org' })}`],
    ['for another audience', `Bearer ${await signed({ audience: 'urn:something-else' })}`],
    ['of another kind', `Bearer ${await signed({ typ: 'JWT' })}`],
    ['unsigned', `Bearer ${unsigned.encode()}`],
    ['with its signature cut off', `Bearer ${header}.${payload}.`],
    ['with another subject', `Bearer ${header}.${other}.${signature}`],
    ['signed with the public key as a secret', `Bearer ${symmetric}`],
    ['no token', 'Bearer officer'],
    ['a password', `Basic ${Buffer.from('officer:officer').toString('base64')}`],
  ]
}

/** A token of another installation that calls itself this one. */
async function signedElsewhere(issuer: string, audience: string, login: string): Promise<string> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
  try {
    await loadOrCreateSecrets(elsewhere)
    await saveIssuer(elsewhere, { issuer, audience, scope: API_SCOPE })
    return await mintEmbeddedToken({ dataDir: elsewhere, login })
  } finally {
    rmSync(elsewhere, { recursive: true, force: true })
  }
}
