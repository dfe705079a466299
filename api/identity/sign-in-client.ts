import * as oidc from 'openid-client'
import { IssuerUnavailable } from './issuer-keys.js'
import { isBelievable } from './issuer-settings.js'

/** The provider does not stand by a sign-in, or its answer is not one to what was asked. Never contains a code or a token. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
}

/** What an answer of the provider is told by to be one to this sign-in. */
export interface SignInChecks {
  state: string
  nonce: string
  verifier: string
}

/** What the provider gave for a sign-in. */
export interface GivenTokens {
  /** Whose access token it is: the same login that a program brings. */
  login: string
  idToken: string | undefined
  /** Undefined where the provider gives none. */
  refreshToken: string | undefined
  /** Seconds that the access token is good for. */
  expiresInSeconds: number
}

/** What a sign-in may be begun with. */
export interface SignInWishes {
  /** Who is going to sign in; asks for the password even where somebody has signed in already. */
  login?: string | undefined
  language?: string | undefined
}

/**
 * The API as a client of the identity provider: code flow with PKCE, state and nonce.
 * Every method: @throws {IssuerUnavailable}; @throws {SignInRefused}
 */
export interface SignInClient {
  begin(wishes: SignInWishes): Promise<{ address: URL; checks: SignInChecks }>
  /** What the code in the address is worth. @throws {InvalidToken} @throws {InsufficientScope} @throws {WeakSignIn} */
  complete(answeredAt: URL, checks: SignInChecks): Promise<GivenTokens>
  refresh(refreshToken: string): Promise<GivenTokens>
  /** Where a browser ends what there is of the sign-in at the provider; undefined where it has no such address. */
  signOutAddress(idToken: string | undefined): Promise<URL | undefined>
}

export interface SignInClientOptions {
  issuer: string
  clientId: string
  /** Undefined for a public client. */
  clientSecret?: string | undefined
  /** What the access token must have been given for. */
  scope: string
  /** How strongly people are to sign in (`acr`): asked of the provider here, and of the access token by `verifyToken`. */
  acrValues?: readonly string[]
  /** Where people reach the product. */
  publicUrl: string
  verifyToken: (authorization: string) => Promise<{ login: string }>
}

/** Below the five seconds within which a request must be answered that a dependency keeps from being served. */
const TIMEOUT_SECONDS = 3
/** Where the provider does not say: as long as it is asked to make them good for (docs/operations.md). */
const ACCESS_TOKEN_SECONDS = 10 * 60

export function createSignInClient(options: SignInClientOptions): SignInClient {
  const { clientId, scope, acrValues = [], publicUrl, verifyToken } = options
  const redirectUri = new URL('/auth/callback', publicUrl).href
  let discovering: Promise<oidc.Configuration> | undefined

  /** The provider is asked for its addresses when they are first needed; a failure is not remembered. */
  async function discovered(): Promise<oidc.Configuration> {
    discovering ??= discover(options)
    const asked = discovering
    return await asked.catch((cause: unknown) => {
      if (discovering === asked) discovering = undefined
      throw new IssuerUnavailable(`The identity provider ${options.issuer} does not answer.`, { cause })
    })
  }
  async function given(answer: Promise<oidc.TokenEndpointResponse>): Promise<GivenTokens> {
    const tokens = await answer.catch((error: unknown) => {
      throw meaningOf(error)
    })
    const { login } = await verifyToken(`Bearer ${tokens.access_token}`)
    return {
      login,
      idToken: tokens.id_token,
      refreshToken: tokens.refresh_token,
      expiresInSeconds: tokens.expires_in ?? ACCESS_TOKEN_SECONDS,
    }
  }

  return {
    async begin({ login, language }) {
      const provider = await discovered()
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const address = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: `openid profile ${scope}`,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
        ...(login && { login_hint: login, prompt: 'login' }),
        ...(language && { ui_locales: language }),
      })
      return { address, checks }
    },
    async complete(answeredAt, { state, nonce, verifier }) {
      const provider = await discovered()
      return await given(
        oidc.authorizationCodeGrant(provider, answeredAt, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      )
    },
    async refresh(refreshToken) {
      return await given(oidc.refreshTokenGrant(await discovered(), refreshToken))
    },
    async signOutAddress(idToken) {
      const provider = await discovered()
      if (!provider.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(provider, {
        client_id: clientId,
        post_logout_redirect_uri: new URL('/', publicUrl).href,
        ...(idToken && { id_token_hint: idToken }),
      })
    },
  }
}

function discover({ issuer, clientId, clientSecret }: SignInClientOptions): Promise<oidc.Configuration> {
  const isPlain = isBelievable(issuer) && new URL(issuer).protocol === 'http:'
  return oidc.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    { timeout: TIMEOUT_SECONDS, ...(isPlain && { execute: [oidc.allowInsecureRequests] }) },
  )
}

/** Of a client error: the provider answered nothing that is one to what it was asked. */
const NO_ANSWER: readonly unknown[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]
/** Of what the provider says itself: that it cannot be asked now, or does not know us, which is no word on who signs in. */
const LATER: readonly string[] = [
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'unauthorized_client',
]

/** The library's errors as ours. Their messages may quote what was answered: they are causes, which no answer shows. */
function meaningOf(cause: unknown): Error {
  if (isRefusal(cause))
    return new SignInRefused('The identity provider does not stand by this sign-in.', { cause })
  return new IssuerUnavailable('The identity provider does not answer.', { cause })
}

function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status < 500 && !LATER.includes(error.error)
  if (error instanceof oidc.AuthorizationResponseError) return !LATER.includes(error.error)
  return error instanceof oidc.ClientError && !NO_ANSWER.includes(error.code)
}
