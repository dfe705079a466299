import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { exportSPKI } from 'jose'
import { IssuerUnavailable } from '../../api/identity/issuer-keys.js'
import {
  createTokenVerifier,
  InsufficientScope,
  InvalidToken,
  type VerifyToken,
  WeakSignIn,
} from '../../api/identity/verify-token.js'
import { until } from '../support/product.js'
import { createSigner, startIssuer } from './identity-issuer.js'

const audience = 'urn:personnel-procedures:api'
const scope = 'procedures'
const now = () => Math.floor(Date.now() / 1000)
const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')

let signer: Awaited<ReturnType<typeof createSigner>>
let issuer: Awaited<ReturnType<typeof startIssuer>>
let verify: VerifyToken

beforeAll(async () => {
  signer = await createSigner('first')
  issuer = await startIssuer([signer.jwk])
  verify = createTokenVerifier({ issuer: issuer.issuer, audience, scope })
})
afterAll(() => issuer.stop())

/** The first time tells which keys there are; what is verified by them is remembered. */
async function verifiedTwice(verifier: VerifyToken, headers: string[]): Promise<void> {
  for (const header of [...headers, ...headers]) await verifier(header)
}

/** As if so many seconds had passed. */
async function inTheFuture(seconds: number, work: () => Promise<void>): Promise<void> {
  jest.useFakeTimers({ now: Date.now() + seconds * 1000, advanceTimers: true })
  try {
    await work()
  } finally {
    jest.useRealTimers()
  }
}

const claims = (changes: Record<string, unknown> = {}) => ({
  iss: issuer.issuer,
  aud: audience,
  sub: 'hr.officer',
  iat: now(),
  exp: now() + 600,
  jti: 'token-1',
  scope: 'openid procedures',
  ...changes,
})

describe('a token of the issuer', () => {
  test('tells whose it is, and the issuer is asked once for any number of requests', async () => {
    const before = { ...issuer.asked }
    const fresh = createTokenVerifier({ issuer: issuer.issuer, audience, scope })
    const tokens = await Promise.all([1, 2, 3, 4].map((n) => signer.sign(claims({ sub: `person-${n}` }))))
    const people = await Promise.all([...tokens, ...tokens].map((token) => fresh(`Bearer ${token}`)))
    expect(people.map(({ login }) => login).slice(0, 4)).toEqual([
      'person-1',
      'person-2',
      'person-3',
      'person-4',
    ])
    expect(issuer.asked).toEqual({ discovery: before.discovery + 1, keys: before.keys + 1 })
  })

  test('for several audiences is accepted when the API is one of them', async () => {
    const token = await signer.sign(claims({ aud: ['account', audience] }))
    await expect(verify(`bearer ${token}`)).resolves.toMatchObject({ login: 'hr.officer' })
  })

  test('is taken where the clocks differ by some seconds, and no more', async () => {
    for (const near of [{ exp: now() - 1 }, { iat: now() + 4 }, { nbf: now() + 4 }])
      await expect(verify(`Bearer ${await signer.sign(claims(near))}`)).resolves.toBeDefined()
    for (const far of [{ exp: now() - 8 }, { iat: now() + 30 }, { nbf: now() + 30 }])
      await expect(verify(`Bearer ${await signer.sign(claims(far))}`)).rejects.toBeInstanceOf(InvalidToken)
  })

  test('verified once is refused after it expires', async () => {
    const strict = createTokenVerifier({ issuer: issuer.issuer, audience, scope, clockToleranceSeconds: 0 })
    const token = await signer.sign(claims({ exp: now() + 30 }))
    await verifiedTwice(strict, [`Bearer ${token}`])
    await inTheFuture(31, async () => {
      await expect(strict(`Bearer ${token}`)).rejects.toMatchObject({ code: 'expired' })
    })
  })
})

describe('the scope', () => {
  test.each([undefined, '', 'openid', 'procedures:read', 'Procedures', 'xprocedures', ['procedures'], 7])(
    'of a token that was not given for this API does not open it: %j',
    async (held) => {
      const token = await signer.sign(claims({ scope: held }))
      for (let time = 0; time < 2; time += 1)
        await expect(verify(`Bearer ${token}`)).rejects.toMatchObject({ name: 'InsufficientScope', scope })
    },
  )

  test('of several is enough, wherever it stands', async () => {
    for (const held of [scope, `openid ${scope}`, `${scope} openid`])
      await expect(verify(`Bearer ${await signer.sign(claims({ scope: held }))}`)).resolves.toMatchObject({
        login: 'hr.officer',
      })
  })

  test('that is missing is told only of a token that proves who asks', async () => {
    const forged = await (await createSigner('first')).sign(claims({ scope: 'openid' }))
    await expect(verify(`Bearer ${forged}`)).rejects.not.toBeInstanceOf(InsufficientScope)
  })
})

describe('how strongly somebody signed in', () => {
  const asking = (...acrValues: string[]): VerifyToken =>
    createTokenVerifier({ issuer: issuer.issuer, audience, scope, acrValues })

  test.each([undefined, '', 'password', 'MFA', 'mfa phr', ['mfa'], 2])(
    'is not believed to be what is asked where the token says of it %j',
    async (acr) => {
      const strict = asking('mfa', 'phr')
      const header = `Bearer ${await signer.sign(claims({ acr }))}`
      for (let time = 0; time < 2; time += 1)
        await expect(strict(header)).rejects.toEqual(new WeakSignIn(['mfa', 'phr']))
      await expect(verify(header)).resolves.toMatchObject({ login: 'hr.officer' })
    },
  )

  test('is one of those that are asked', async () => {
    for (const acr of ['mfa', 'phr'])
      await expect(
        asking('mfa', 'phr')(`Bearer ${await signer.sign(claims({ acr }))}`),
      ).resolves.toMatchObject({ login: 'hr.officer' })
  })
})

test('the type may be written as a media type', async () => {
  const token = await signer.sign(claims(), { typ: 'application/at+jwt' })
  await expect(verify(`Bearer ${token}`)).resolves.toMatchObject({ login: 'hr.officer' })
})

describe('refused:', () => {
  const refused = async (header: string | undefined, code: string) => {
    const error = await verify(header).then(
      () => undefined,
      (problem: unknown) => problem,
    )
    expect(error).toBeInstanceOf(InvalidToken)
    expect(error).toMatchObject({ code })
    const token = header?.split(' ')[1]
    if (token && token.length > 20) expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(token)
  }

  test.each([undefined, '', '  '])('no header (%p)', (header) => refused(header, 'missing'))

  test.each([
    'Basic aGk6aG8=',
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Bearer a.b.c',
    'Bearer a b',
    `Bearer ${'a'.repeat(20_000)}`,
  ])('garbage, case %#', (header) => refused(header, 'malformed'))

  test.each(['', 'hr\u0000officer', '\u0000', 'hr\nofficer', 'hr\ud800', 'x'.repeat(256), 7, null])(
    'a subject that can be no login: %j',
    async (sub) => refused(`Bearer ${await signer.sign(claims({ sub }))}`, 'invalid'),
  )

  test('an unsigned token, however `none` is written', async () => {
    for (const alg of ['none', 'None', 'NONE']) {
      await refused(`Bearer ${encode({ alg })}.${encode(claims())}.`, 'unsigned')
      await refused(`Bearer ${encode({ alg })}.${encode(claims())}.AAAA`, 'unsigned')
    }
  })

  test('a token whose signature was cut off', async () => {
    const [header, payload] = (await signer.sign(claims())).split('.')
    await refused(`Bearer ${header}.${payload}.`, 'unsigned')
  })

  test('an HS256 forgery with the public key as the secret', async () => {
    const signed = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(claims())}`
    const secret = await exportSPKI(signer.publicKey)
    const signature = createHmac('sha256', secret).update(signed).digest('base64url')
    await refused(`Bearer ${signed}.${signature}`, 'invalid')
  })

  test('a signature of another key under a published name', async () => {
    await refused(`Bearer ${await (await createSigner('first')).sign(claims())}`, 'invalid')
  })

  test('a key that the issuer does not publish', async () => {
    await refused(`Bearer ${await (await createSigner('unheard-of')).sign(claims())}`, 'invalid')
  })

  test('claims changed after signing', async () => {
    const [header, , signature] = (await signer.sign(claims())).split('.')
    await refused(`Bearer ${header}.${encode(claims({ sub: 'admin' }))}.${signature}`, 'invalid')
  })

  test.each([
    ['an expired token', { exp: now() - 60 }, 'expired'],
    ['a token that is not valid yet', { nbf: now() + 60 }, 'invalid'],
    ['a token without an end', { exp: undefined }, 'invalid'],
    ['a token of another issuer', { iss: 'https://elsewhere.example' }, 'foreign'],
    ['a token without an issuer', { iss: undefined }, 'foreign'],
    ['a token for another audience', { aud: 'urn:another:api' }, 'foreign'],
    ['a token without an audience', { aud: undefined }, 'foreign'],
    ['a token of nobody', { sub: undefined }, 'invalid'],
    ['a token of an empty name', { sub: '' }, 'invalid'],
    ['a token whose subject is no text', { sub: 7 }, 'invalid'],
    ['a token without a name of its own', { jti: undefined }, 'invalid'],
    ['a token that does not say when it was made', { iat: undefined }, 'invalid'],
    ['a token made in the future', { iat: now() + 60 }, 'invalid'],
    ['a token that was to live for a year', { iat: now() - 86_500, exp: now() + 31_536_000 }, 'expired'],
  ])('%s', async (_case, changes, code) => {
    await refused(`Bearer ${await signer.sign(claims(changes))}`, code)
  })

  test.each([undefined, 'JWT', 'jwt', 'id+jwt', 'logout+jwt', ''])(
    'what is no access token, by its header: typ %j',
    async (typ) => refused(`Bearer ${await signer.sign(claims(), { typ })}`, 'other-kind'),
  )

  test('any other text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(verify(`Bearer ${text}`)).rejects.toBeInstanceOf(InvalidToken)
      }),
    )
  })
})

describe('the issuer', () => {
  test('may start after the verifier: until then it is unavailable, and no token is called bad', async () => {
    const late = await startIssuer([signer.jwk])
    const header = `Bearer ${await signer.sign(claims({ iss: late.issuer }))}`
    const verifyLate = createTokenVerifier({ issuer: late.issuer, audience, scope })
    await late.stop()
    await expect(verifyLate(header)).rejects.toBeInstanceOf(IssuerUnavailable)
    await expect(verifyLate(header)).rejects.toMatchObject({ code: 'dependency-down', retryAfterSeconds: 5 })

    const started = await startIssuer([signer.jwk], late.port)
    await expect(verifyLate(header)).resolves.toMatchObject({ login: 'hr.officer' })
    await started.stop()
    // What has been verified is remembered while the issuer is away.
    await expect(verifyLate(header)).resolves.toMatchObject({ login: 'hr.officer' })
  })

  test('that calls itself something else is not the one configured', async () => {
    const impostor = await startIssuer([signer.jwk])
    impostor.published.issuer = 'https://elsewhere.example'
    const header = `Bearer ${await signer.sign(claims({ iss: impostor.issuer }))}`
    const verifyImpostor = createTokenVerifier({ issuer: impostor.issuer, audience, scope })
    await expect(verifyImpostor(header)).rejects.toBeInstanceOf(IssuerUnavailable)
    await impostor.stop()
  })

  test.each(['http://id.example/keys', 'ftp://127.0.0.1/keys', '/keys'])(
    'is not believed where it refers to keys at an address that is not: %s',
    async (keysAt) => {
      const careless = await startIssuer([signer.jwk])
      careless.published.keysAt = keysAt
      const verifyCareless = createTokenVerifier({ issuer: careless.issuer, audience, scope })
      const header = `Bearer ${await signer.sign(claims({ iss: careless.issuer }))}`
      await expect(verifyCareless(header)).rejects.toBeInstanceOf(IssuerUnavailable)
      expect(careless.asked.keys).toBe(0)
      await careless.stop()
    },
  )

  test('may change its keys: a new one is fetched when first seen, a withdrawn one ends', async () => {
    const rotating = await startIssuer([signer.jwk])
    const verifyRotating = createTokenVerifier({ issuer: rotating.issuer, audience, scope, unknownKeyMs: 0 })
    const old = `Bearer ${await signer.sign(claims({ iss: rotating.issuer }))}`
    await expect(verifyRotating(old)).resolves.toMatchObject({ login: 'hr.officer' })

    const next = await createSigner('second')
    rotating.published.keys = [next.jwk]
    const fresh = `Bearer ${await next.sign(claims({ iss: rotating.issuer, sub: 'monitor' }))}`
    await expect(verifyRotating(fresh)).resolves.toMatchObject({ login: 'monitor' })
    await expect(verifyRotating(old)).rejects.toMatchObject({ code: 'invalid' })
    await rotating.stop()
  })

  test('that withdraws a key ends what was signed with it within a minute, though nobody brings another', async () => {
    const withdrawing = await startIssuer([signer.jwk])
    const kept = await createSigner('kept')
    withdrawing.published.keys = [signer.jwk, kept.jwk]
    const verifyThere = createTokenVerifier({ issuer: withdrawing.issuer, audience, scope })
    const old = `Bearer ${await signer.sign(claims({ iss: withdrawing.issuer }))}`
    const other = `Bearer ${await kept.sign(claims({ iss: withdrawing.issuer, sub: 'monitor' }))}`
    await verifiedTwice(verifyThere, [old, other])
    // The name lives on, with another key.
    withdrawing.published.keys = [(await createSigner('first')).jwk, kept.jwk]
    await expect(verifyThere(old)).resolves.toMatchObject({ login: 'hr.officer' })
    const asked = withdrawing.asked.keys
    await inTheFuture(61, async () => {
      const ended = () =>
        verifyThere(old).then(
          () => undefined,
          ({ code }: InvalidToken) => code,
        )
      expect(await until('the withdrawn key ends', ended)).toBe('invalid')
      await expect(verifyThere(other)).resolves.toMatchObject({ login: 'monitor' })
      expect(withdrawing.asked.keys).toBe(asked + 1)
    })
    await withdrawing.stop()
  })

  test('that is away for long ends nothing that was verified before, until it expires', async () => {
    const leaving = await startIssuer([signer.jwk])
    const verifyThere = createTokenVerifier({ issuer: leaving.issuer, audience, scope })
    const token = await signer.sign(claims({ iss: leaving.issuer, exp: now() + 3_600 }))
    await verifiedTwice(verifyThere, [`Bearer ${token}`])
    await leaving.stop()
    for (const seconds of [61, 3_000]) {
      await inTheFuture(seconds, async () => {
        await expect(verifyThere(`Bearer ${token}`)).resolves.toMatchObject({ login: 'hr.officer' })
      })
    }
    await inTheFuture(3_700, async () => {
      await expect(verifyThere(`Bearer ${token}`)).rejects.toBeInstanceOf(IssuerUnavailable)
    })
  })

  test('is not asked again for each token with an unknown key', async () => {
    const cautious = createTokenVerifier({ issuer: issuer.issuer, audience, scope })
    const forger = await createSigner('made-up')
    await cautious(`Bearer ${await signer.sign(claims())}`)
    const before = { ...issuer.asked }
    for (const jti of ['one', 'two', 'three']) {
      const forged = `Bearer ${await forger.sign(claims({ jti }))}`
      await expect(cautious(forged)).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(issuer.asked).toEqual(before)
  })

  test('is not needed to refuse what is foreign, unsigned or garbage', async () => {
    const away = await startIssuer([signer.jwk])
    await away.stop()
    const verifyAway = createTokenVerifier({ issuer: away.issuer, audience, scope })
    const foreign = await signer.sign(claims())
    const unsigned = `${encode({ alg: 'none' })}.${encode(claims({ iss: away.issuer }))}.`
    await expect(verifyAway(`Bearer ${foreign}`)).rejects.toMatchObject({ code: 'foreign' })
    await expect(verifyAway(`Bearer ${unsigned}`)).rejects.toMatchObject({ code: 'unsigned' })
    await expect(verifyAway('Bearer x')).rejects.toMatchObject({ code: 'malformed' })
  })
})
