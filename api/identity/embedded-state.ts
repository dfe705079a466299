import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import { API_SCOPE } from './issuer-settings.js'

/**
 * What the embedded identity provider keeps in DATA_DIR/identity, so that tokens and cookies outlive a restart:
 * secrets.json (0600) and issuer.json. Whoever can read the first can speak for any account.
 */
export const SIGNING_ALGORITHM = 'ES256'

const PrivateKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
})
const Secrets = z.object({
  /** Newest first: the first one signs, all verify. */
  signingKeys: z.array(PrivateKey).min(1),
  cookieKeys: z.array(z.string().min(32)).min(1),
  demoPassword: z.string().min(8),
})
const Issuer = z.object({
  issuer: z.url(),
  audience: z.string().min(1),
  scope: z.string().min(1).default(API_SCOPE),
})

export type EmbeddedSecrets = z.infer<typeof Secrets>
export type EmbeddedIssuer = z.infer<typeof Issuer>

/** The embedded product was never started with this DATA_DIR. */
export class ProductNotStarted extends Error {
  override name = 'ProductNotStarted'
  constructor(readonly dataDir: string) {
    super(`No product has been started with DATA_DIR "${dataDir}": run npm start first.`)
  }
}

/**
 * The secrets of this installation, generated at the first call. Of two processes that start at the same time one
 * writes and both read what it wrote.
 */
export async function loadOrCreateSecrets(dataDir: string): Promise<EmbeddedSecrets> {
  const existing = await readJson(secretsFile(dataDir), Secrets)
  if (existing) return existing
  await mkdir(identityFolder(dataDir), { recursive: true, mode: 0o700 })
  const fresh: EmbeddedSecrets = {
    signingKeys: [await generateSigningKey()],
    cookieKeys: [randomBytes(32).toString('base64url')],
    demoPassword: generatePassword(),
  }
  const draft = await writeDraft(secretsFile(dataDir), fresh)
  try {
    await link(draft, secretsFile(dataDir))
    return fresh
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error
    return await loadSecrets(dataDir)
  } finally {
    await rm(draft)
  }
}

/** The secrets of an installation that has been started. @throws {ProductNotStarted} */
export async function loadSecrets(dataDir: string): Promise<EmbeddedSecrets> {
  const secrets = await readJson(secretsFile(dataDir), Secrets)
  if (!secrets) throw new ProductNotStarted(dataDir)
  return secrets
}

/** Where the running provider is and whom its tokens are for. @throws {ProductNotStarted} */
export async function loadIssuer(dataDir: string): Promise<EmbeddedIssuer> {
  const issuer = await readJson(join(identityFolder(dataDir), 'issuer.json'), Issuer)
  if (!issuer) throw new ProductNotStarted(dataDir)
  return issuer
}

/** Records the address of the provider that starts now, for the token command. */
export async function saveIssuer(dataDir: string, issuer: EmbeddedIssuer): Promise<void> {
  const file = join(identityFolder(dataDir), 'issuer.json')
  await rename(await writeDraft(file, issuer), file)
}

/**
 * Puts a new signing key first and keeps the previous one, so that tokens in use stay valid; older keys go.
 * The provider signs with it from its next start.
 */
export async function rotateSigningKeys(dataDir: string): Promise<void> {
  const secrets = await loadSecrets(dataDir)
  const signingKeys = [await generateSigningKey(), ...secrets.signingKeys.slice(0, 1)]
  const file = secretsFile(dataDir)
  await rename(await writeDraft(file, { ...secrets, signingKeys }), file)
}

/** The part of a signing key that may be shown. */
export function publicKey({ kty, crv, x, y, kid }: EmbeddedSecrets['signingKeys'][number]): JWK {
  return { kty, crv, x, y, kid, alg: SIGNING_ALGORITHM, use: 'sig' }
}

const identityFolder = (dataDir: string) => join(dataDir, 'identity')
const secretsFile = (dataDir: string) => join(identityFolder(dataDir), 'secrets.json')

async function generateSigningKey() {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  return PrivateKey.parse({ ...jwk, kid, alg: SIGNING_ALGORITHM, use: 'sig' })
}

/** Twelve letters and digits that cannot be mistaken for each other, in threes of four: 59 bits. */
function generatePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const four = () => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return [four(), four(), four()].join('-')
}

async function writeDraft(file: string, content: unknown): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return draft
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // The cause is left out: it could quote a secret.
    throw new Error(
      `${file} is damaged: restore it, or remove it to have a new one made (tokens in use become void).`,
    )
  }
}

function isFileError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
