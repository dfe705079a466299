import { z } from 'zod'

/** What a browser shows. */
export interface Page {
  url: string
  status: number
  headers: Headers
  text: string
}

interface Cookie {
  value: string
  path: string
  /** The line that set it. */
  line: string
}

const TOKENS = z.record(z.string(), z.string())

/** As much of a browser as it takes to sign in and to ask: keeps cookies, follows every redirect. */
export function createBrowser(origin: string) {
  const cookies = new Map<string, Cookie>()

  function keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, { value, path, line })
    }
  }
  const sent = (pathname: string): string =>
    [...cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')

  async function ask(address: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    const url = new URL(address, origin)
    const headers = { cookie: sent(url.pathname), ...init.headers }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    keep(response.headers)
    return response
  }
  /** Opens an address as a person does, with a form where one is sent. */
  async function open(address: string, form?: Record<string, string>): Promise<Page> {
    const accept = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    const init = form
      ? { method: 'POST', body: new URLSearchParams(form), headers: accept }
      : { headers: accept }
    const response = await ask(address, init)
    const location = response.headers.get('location')
    const url = new URL(address, origin).href
    if (!location) {
      return { url, status: response.status, headers: response.headers, text: await response.text() }
    }
    await response.body?.cancel()
    return await open(new URL(location, url).href)
  }
  return {
    cookies,
    ask,
    open,
    /** The cookie of the session. */
    session: (): Cookie | undefined => [...cookies].find(([name]) => /^(__Host-)?session/.test(name))?.[1],
    /** Signs in by the page of the embedded provider, which asks for the password. */
    async signIn(login: string, password: string, returnTo = '/'): Promise<Page> {
      const page = await open(`/auth/sign-in?${new URLSearchParams({ returnTo, login })}`)
      const next = await open(page.url, { login, password })
      return await passOn(open, next)
    },
  }
}

/** A page of the provider that sends itself on by a script, where somebody else was signed in before. */
async function passOn(
  open: (address: string, form?: Record<string, string>) => Promise<Page>,
  page: Page,
): Promise<Page> {
  const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1]
  if (!page.text.includes('<script') || !action) return page
  const fields = TOKENS.parse(
    Object.fromEntries(
      [...page.text.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  )
  return await open(new URL(action, page.url).href, fields)
}

export type Browser = ReturnType<typeof createBrowser>
