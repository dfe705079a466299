import { createHash, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, type Router, urlencoded } from 'express'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { errors, type Provider } from 'oidc-provider'
import { strictRouter } from '../http/strict-router.js'
import type { EmbeddedAccounts } from './embedded-accounts.js'
import { type EmbeddedSecrets, publicKey, SIGNING_ALGORITHM } from './embedded-state.js'
import { isLogin } from './login.js'
import {
  allowPage,
  chooseLanguage,
  contentSecurityPolicy,
  expiredPage,
  loginPage,
  type RefusedSignIn,
} from './pages.js'
import type { PasswordAttempts } from './password-attempts.js'

interface RouterParts {
  provider: Provider
  issuer: string
  audience: string
  accounts: EmbeddedAccounts
  attempts: PasswordAttempts
  secrets: EmbeddedSecrets
}

/** The provider's own endpoints, the sign-in page, and `GET /account` for the token command. */
export function createEmbeddedRouter(parts: RouterParts): Router {
  const { provider } = parts
  const { host, protocol } = new URL(parts.issuer)
  const router = strictRouter()

  router.use((request, response, next) => {
    request.headers['x-forwarded-host'] = host
    request.headers['x-forwarded-proto'] = protocol.replace(':', '')
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': contentSecurityPolicy() })
    next()
  })
  router.get('/account', (request, response) => answerAccount(parts, request, response))
  router.get('/interaction/:uid', async (request, response) => {
    const interaction = await findInteraction(provider, request, response)
    if (interaction) await showInteraction(parts, request, response, { interaction })
  })
  router.post(
    '/interaction/:uid',
    urlencoded({ extended: false, limit: '8kb', inflate: false }),
    async (request, response) => {
      const interaction = await findInteraction(provider, request, response)
      if (!interaction) return
      if (interaction.prompt.name === 'consent') {
        await provider.interactionFinished(request, response, { consent: {} })
        return
      }
      const judged = await authenticate(parts, request)
      if (judged && 'account' in judged)
        await provider.interactionFinished(request, response, { login: { accountId: judged.account.login } })
      else await showInteraction(parts, request, response, { interaction, refused: judged ?? 'wrong' })
    },
  )
  router.use(provider.callback())
  return router
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The sign-in in progress that the address and the browser's cookie agree on; else says that it has expired. */
async function findInteraction(provider: Provider, request: Request, response: Response) {
  try {
    const interaction = await provider.interactionDetails(request, response)
    if (interaction.uid === request.params.uid) return interaction
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
  }
  const language = chooseLanguage(undefined, request.get('accept-language'))
  sendPage(response.status(400), expiredPage(language))
  return undefined
}

async function showInteraction(
  { accounts }: RouterParts,
  request: Request,
  response: Response,
  { interaction, refused }: { interaction: Interaction; refused?: RefusedSignIn },
): Promise<void> {
  const { params, prompt, session } = interaction
  const language = chooseLanguage(params.ui_locales, request.get('accept-language'))
  const action = request.originalUrl
  // The browser must be allowed to follow the form's answer back to the client.
  const origins = typeof params.redirect_uri === 'string' ? [new URL(params.redirect_uri).origin] : []
  if (prompt.name === 'consent') {
    const program = String(params.client_id)
    sendPage(response, allowPage(language, { action, program, login: session?.accountId ?? '' }), origins)
    return
  }
  const login =
    textField(request.body, 'login') || (typeof params.login_hint === 'string' ? params.login_hint : '')
  const choices = (await accounts.proposed?.()) ?? []
  if (refused === 'wrong') response.status(401)
  else if (refused) response.status(429).set('Retry-After', String(refused.waitSeconds))
  sendPage(response, loginPage(language, { action, login, ...(refused && { refused }), choices }), origins)
}

/** The account where the password is right, as it was typed. An account that is not there is refused like a password that is wrong. */
async function authenticate({ accounts, attempts, secrets }: RouterParts, { body, ip = '' }: Request) {
  const login = textField(body, 'login').trim().normalize('NFC')
  const password = textField(body, 'password')
  return await attempts.judge({ login, address: ip }, async () =>
    sameText(password, secrets.demoPassword) ? await accountOf(accounts, login) : undefined,
  )
}

/** Nobody has an account by what can be no login. */
async function accountOf(accounts: EmbeddedAccounts, login: string) {
  return isLogin(login) ? await accounts.find(login.normalize('NFC')) : undefined
}

/** Tells the holder of a token whether its account exists: 200, else 404; 401 for any other token. */
async function answerAccount(parts: RouterParts, request: Request, response: Response): Promise<void> {
  const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? ''
  const keys = createLocalJWKSet({ keys: parts.secrets.signingKeys.map(publicKey) })
  const { issuer, audience } = parts
  const asked = { issuer, audience, algorithms: [SIGNING_ALGORITHM], typ: 'at+jwt', requiredClaims: ['exp'] }
  const verified = await jwtVerify(token, keys, asked).catch(() => undefined)
  if (!verified) {
    response.status(401).json({})
    return
  }
  const account = await accountOf(parts.accounts, verified.payload.sub ?? '')
  if (account) response.json({ login: account.login })
  else response.status(404).json({})
}

function sendPage(response: Response, html: string, origins: readonly string[] = []): void {
  response
    .set('Content-Security-Policy', contentSecurityPolicy(...origins))
    .type('html')
    .send(html)
}

function textField(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return ''
  const value = Object.entries(body).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
