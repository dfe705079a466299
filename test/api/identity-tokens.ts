import { z } from 'zod'
import { authorizationRequest, createBrowser } from './identity-browser.js'
import type { RunningProvider } from './identity-installation.js'

const TokenAnswer = z.object({
  access_token: z.string().default(''),
  id_token: z.string().default(''),
  refresh_token: z.string().default(''),
  expires_in: z.number().optional(),
  error: z.string().optional(),
})

export interface Exchange {
  status: number
  body: z.infer<typeof TokenAnswer>
}

/** The clients of the embedded provider, each with an address where it takes its code. */
export const clientsOf = ({ port }: RunningProvider) => ({
  console: { clientId: 'console', redirectUri: `http://127.0.0.1:${port}/auth/callback` },
  cli: { clientId: 'cli', redirectUri: 'http://127.0.0.1:49321/callback' },
})

async function askForTokens(provider: RunningProvider, form: Record<string, string>): Promise<Exchange> {
  const response = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: TokenAnswer.parse(await response.json()) }
}

/** What a code is worth. */
export const exchangeCode = (
  provider: RunningProvider,
  given: { code: string; verifier: string; client: { clientId: string; redirectUri: string } },
) =>
  askForTokens(provider, {
    grant_type: 'authorization_code',
    code: given.code,
    client_id: given.client.clientId,
    redirect_uri: given.client.redirectUri,
    code_verifier: given.verifier,
  })

/** What a refresh token is worth. */
export const refresh = (provider: RunningProvider, refreshToken: string, clientId = 'console') =>
  askForTokens(provider, { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId })

/** Signs in with the right password, in a browser of one's own unless one is given. */
export async function signIn(
  provider: RunningProvider,
  {
    login = 'hr.officer',
    client = clientsOf(provider).console,
    browser = createBrowser(),
    extra = {},
  }: {
    login?: string
    client?: { clientId: string; redirectUri: string }
    browser?: ReturnType<typeof createBrowser>
    extra?: Record<string, string>
  } = {},
) {
  const { url, verifier } = authorizationRequest(`${provider.issuer}/auth`, { ...client, extra })
  let page = await browser.visit(url)
  if (page.html.includes('name="password"'))
    page = await browser.visit(page.url, { login, password: provider.demoPassword })
  // A program is allowed each time.
  if (page.html) page = await browser.visit(page.url, {})
  const code = new URL(page.url).searchParams.get('code') ?? ''
  const { status, body } = await exchangeCode(provider, { code, verifier, client })
  return { browser, code, verifier, status, ...body }
}
