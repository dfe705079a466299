import { z } from 'zod'

/** Any: the address is only looked at as one of whatever host it is on. */
const HERE = 'http://here.invalid'
/** A browser takes a backslash for a slash, and leaves out line breaks. */
const UNSAFE = /[\\\p{Cc}]/u

/** Where a browser goes after the sign-in: a path of our own, with its query and fragment. Never another site. */
export const returnTo = z
  .string()
  .max(2_000)
  .refine(isOwnPath, { params: { code: 'not-an-own-path' } })

function isOwnPath(path: string): boolean {
  if (!/^\/(?!\/)/.test(path) || UNSAFE.test(path) || !URL.canParse(path, HERE)) return false
  const { origin, pathname } = new URL(path, HERE)
  // Dots are taken out of a path, and what is left of /.//elsewhere is //elsewhere, which is another site.
  return origin === HERE && !pathname.startsWith('//') && !pathname.startsWith('/auth/')
}
