import type { Request } from 'express'
import { Problem } from '../problems/problem.js'

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser sends the cookie of a session with whatever it asks, also where another site makes it ask: what changes something
 * must come from a page of ours. Browsers say so in Sec-Fetch-Site; those that do not (by http, or older) name the Origin.
 * @throws Problem cross-site-request
 */
export function requireSameOrigin(request: Request, publicUrl: string): void {
  if (READS.includes(request.method)) return
  const site = request.get('sec-fetch-site')
  const isOurs =
    site === undefined ? request.get('origin') === new URL(publicUrl).origin : site === 'same-origin'
  if (!isOurs) throw new Problem('cross-site-request')
}
