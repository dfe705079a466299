import type { Router } from 'express'
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { EmbeddedAccounts } from './embedded-accounts.js'
import { createEmbeddedRouter } from './embedded-router.js'
import { loadOrCreateSecrets, SIGNING_ALGORITHM, saveIssuer } from './embedded-state.js'
import { API_SCOPE } from './issuer-settings.js'
import { chooseLanguage, errorPage, signedOutPage, signOutPage } from './pages.js'
import type { PasswordAttempts } from './password-attempts.js'
import { createSessionAdapter } from './session-adapter.js'

/** Whom access tokens are for, unless the product is configured otherwise. */
export const API_AUDIENCE = 'urn:personnel-procedures:api'
/** The public clients of the embedded provider: the console, and programs that log in through a browser. */
export const CONSOLE_CLIENT = 'console'
export const PROGRAM_CLIENT = 'cli'

/** Ten minutes: as long as a token is good for after its owner has signed out. */
const ACCESS_TOKEN_SECONDS = 10 * 60
/** A working day: whoever signs in does so again after it, whatever they refreshed meanwhile. */
const SESSION_SECONDS = 8 * 60 * 60

export interface EmbeddedProviderOptions {
  /** Where people and the API reach the provider, with the path it is mounted at: http://127.0.0.1:3000/oidc */
  issuer: string
  dataDir: string
  accounts: EmbeddedAccounts
  attempts: PasswordAttempts
  audience?: string
  /** What the API asks its tokens to hold; default `procedures`. */
  scope?: string
  /** Where the console takes its authorization code; default /auth/callback at the issuer's address. */
  consoleRedirectUris?: readonly string[]
  /** Told of faults inside the provider, which its pages do not describe. */
  onFault?: (fault: Error) => void
}

export interface EmbeddedProvider {
  /** Mount with `app.use(mountPath, router)`, before any body parser. */
  router: Router
  /** The path of the issuer: /oidc */
  mountPath: string
  issuer: string
  audience: string
  scope: string
  /** The one password of the demonstration accounts, generated for this DATA_DIR: to be printed at the start. */
  demoPassword: string
}

/**
 * The OpenID Connect provider of a product without an organisation's own one. Its keys, cookie keys and password are
 * generated once and kept in DATA_DIR/identity, so tokens outlive restarts. Docs: docs/decisions/0010-identity.md.
 */
export async function createEmbeddedProvider(options: EmbeddedProviderOptions): Promise<EmbeddedProvider> {
  const { issuer, dataDir, accounts, attempts } = options
  const { audience = API_AUDIENCE, scope = API_SCOPE } = options
  const address = new URL(issuer)
  const secrets = await loadOrCreateSecrets(dataDir)
  await saveIssuer(dataDir, { issuer, audience, scope })

  const provider = new Provider(issuer, {
    adapter: createSessionAdapter(),
    jwks: { keys: secrets.signingKeys },
    cookies: cookies(address, secrets.cookieKeys),
    clients: clients(address, options.consoleRedirectUris),
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    // The name and language travel in the ID token: access tokens are for the API only, so there is no userinfo.
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name', 'locale'] },
    scopes: ['openid', 'profile'],
    interactions: { url: (_ctx, { uid }) => `${address.pathname.replace(/\/$/, '')}/interaction/${uid}` },
    findAccount: async (_ctx, login) => {
      const account = await accounts.find(login)
      if (!account) return undefined
      const { name, locale } = account
      return { accountId: account.login, claims: async () => ({ sub: account.login, name, locale }) }
    },
    loadExistingGrant: (ctx) => grantToOwnClient(ctx, { audience, scope }),
    // They end with the session, hence at the sign-out; each is good for one use, and a second use ends all that followed.
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    clientBasedCORS: () => false,
    renderError: (ctx, out) => {
      showPage(ctx, errorPage(languageOf(ctx), out))
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 60 * 60,
      RefreshToken: SESSION_SECONDS,
      Session: (_ctx, session) => secondsLeft(session.loginTs),
      Grant: (ctx) => secondsLeft(ctx.oidc.session?.loginTs),
    },
    features: features({ audience, scope }),
  })
  // The router says the issuer's own address in these headers, so no Host header can make the provider speak of another.
  provider.proxy = true
  provider.use(withoutCors)
  if (options.onFault) provider.on('server_error', (_ctx, fault: Error) => options.onFault?.(fault))

  const router = createEmbeddedRouter({ provider, issuer, audience, accounts, attempts, secrets })
  return { router, mountPath: address.pathname, issuer, audience, scope, demoPassword: secrets.demoPassword }
}

/** Of the session of whoever signed in then (seconds since 1970), or has yet to. */
function secondsLeft(signedInAt = epochSeconds()): number {
  return Math.max(1, signedInAt + SESSION_SECONDS - epochSeconds())
}

const epochSeconds = () => Math.floor(Date.now() / 1000)

function clients(address: URL, consoleRedirectUris?: readonly string[]): Configuration['clients'] {
  const publicClient = {
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  } as const
  return [
    {
      ...publicClient,
      // Copied because the provider's types want mutable lists.
      grant_types: [...publicClient.grant_types],
      response_types: [...publicClient.response_types],
      client_id: CONSOLE_CLIENT,
      redirect_uris: [...(consoleRedirectUris ?? [`${address.origin}/auth/callback`])],
      post_logout_redirect_uris: [`${address.origin}/`],
    },
    {
      ...publicClient,
      grant_types: [...publicClient.grant_types],
      response_types: [...publicClient.response_types],
      client_id: PROGRAM_CLIENT,
      // Native: the program listens on any free port of the loopback address (RFC 8252), and is asked about each time.
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'],
    },
  ]
}

/**
 * Cookie names carry the port: products side by side on one machine share the host, hence the cookies. By https the browser
 * takes them from this very host alone (`__Host-`); those of one sign-in are bound to its path, which that does not allow.
 */
function cookies(address: URL, keys: string[]): Configuration['cookies'] {
  const secure = address.protocol === 'https:'
  const named = (name: string, prefix: string) =>
    `${secure ? prefix : ''}identity-${name}${address.port ? `-${address.port}` : ''}`
  const kept = { httpOnly: true, sameSite: 'lax', signed: true, overwrite: true } as const
  return {
    keys,
    names: {
      session: named('session', '__Host-'),
      interaction: named('interaction', '__Secure-'),
      resume: named('resume', '__Secure-'),
    },
    long: { ...kept, path: secure ? '/' : address.pathname },
    short: kept,
  }
}

/** What an access token is for. */
interface Access {
  audience: string
  scope: string
}

function features({ audience, scope }: Access): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    // It keeps whatever anybody sends.
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => showPage(ctx, signOutPage(languageOf(ctx), form)),
      postLogoutSuccessSource: (ctx) => showPage(ctx, signedOutPage(languageOf(ctx))),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== audience) throw new errors.InvalidTarget()
        return {
          scope,
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: SIGNING_ALGORITHM } },
        }
      },
    },
  }
}

/** Both clients are the product's own: whoever signs in has granted them the API. */
async function grantToOwnClient(ctx: KoaContextWithOIDC, { audience, scope }: Access) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grantId = session.grantIdFor(client.clientId)
  const existing = grantId ? await provider.Grant.find(grantId) : undefined
  if (existing) return existing
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  grant.addResourceScope(audience, scope)
  await grant.save()
  return grant
}

/** No other origin reads an answer, be it public: the console is of this one, and programs are no browsers. */
async function withoutCors(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next()
  for (const name of Object.keys(ctx.response.headers)) {
    if (name.startsWith('access-control-')) ctx.remove(name)
  }
}

function showPage(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html'
  ctx.body = html
}

function languageOf(ctx: KoaContextWithOIDC) {
  return chooseLanguage(ctx.query.ui_locales, ctx.get('accept-language'))
}
