import { createHash, randomBytes } from 'node:crypto'

/** As much of a browser as a sign-in needs: keeps cookies, follows redirects within one host, and no further. */
export function createBrowser() {
  const cookies = new Map<string, { value: string; path: string }>()

  const visit = async (url: string, form?: Record<string, string>): Promise<Page> => {
    const { pathname } = new URL(url)
    const sent = [...cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form) : null,
      headers: { cookie: sent.join('; ') },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, { value, path })
    }
    const location = response.headers.get('location')
    if (!location)
      return { url, status: response.status, html: await response.text(), headers: response.headers }
    await response.body?.cancel()
    const next = new URL(location, url)
    // Nobody listens at the client's address: arriving there is the end of a sign-in.
    if (next.pathname.endsWith('/callback'))
      return { url: next.href, status: 303, html: '', headers: response.headers }
    return await visit(next.href)
  }
  return { visit }
}

export interface Page {
  url: string
  status: number
  html: string
  headers: Headers
}

/** The address of an authorization request with PKCE, and the secret that its code is exchanged with. */
export function authorizationRequest(
  endpoint: string,
  request: { clientId: string; redirectUri: string; extra?: Record<string, string> },
) {
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL(endpoint)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: 'openid profile procedures',
    state: 'here-again',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...request.extra,
  }).toString()
  return { url: url.href, verifier }
}
