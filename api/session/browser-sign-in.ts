import type { SignInClient } from '../identity/sign-in-client.js'
import type { BrowserSessions } from './browser-sessions.js'
import type { SessionCookies } from './cookies.js'

/** What it takes to let browsers in. */
export interface BrowserSignIn {
  client: SignInClient
  sessions: BrowserSessions
  cookies: SessionCookies
}

/** Where a browser begins to sign in, where it comes back to, and where a page of ours signs it out. */
export const SIGN_IN = '/auth/sign-in'
export const CALLBACK = '/auth/callback'
export const SIGN_OUT = '/auth/sign-out'
