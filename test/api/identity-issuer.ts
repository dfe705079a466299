import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { portOf, stopServer } from './identity-installation.js'

/** A key of an organisation's identity provider: RS256, as most of them use. */
export async function createSigner(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  const sign = (claims: Record<string, unknown>, header: { typ?: string | undefined } = { typ: 'at+jwt' }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, ...(header.typ !== undefined && { typ: header.typ }) })
      .sign(privateKey)
  return { jwk, publicKey, sign }
}

/** An organisation's identity provider as far as a verifier sees it, with published keys that can change. */
export async function startIssuer(keys: JWK[], port = 0) {
  const asked = { discovery: 0, keys: 0 }
  const published = { keys, issuer: '', keysAt: '' }
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/keys') {
      asked.keys += 1
      response.end(JSON.stringify({ keys: published.keys }))
    } else {
      asked.discovery += 1
      response.end(JSON.stringify({ issuer: published.issuer, jwks_uri: published.keysAt }))
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${portOf(server)}`
  published.issuer = issuer
  published.keysAt = `${issuer}/keys`
  return { issuer, asked, published, port: portOf(server), stop: () => stopServer(server) }
}
