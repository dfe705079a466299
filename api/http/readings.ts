import type { Request } from 'express'
import { NOT_ON_RECORD, ON_RECORD } from '../on-record/operations.js'

/** What reads although it is asked by POST, for what it is asked about does not fit into an address. */
const POSTED = Object.keys({ ...ON_RECORD, ...NOT_ON_RECORD }).flatMap((operation) => {
  const [method, path = ''] = operation.split(' ')
  return method === 'post' ? [new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)] : []
})

/** Does the request read, and change nothing? */
export function isReading({ method, baseUrl, path }: Request): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  return method === 'POST' && POSTED.some((posted) => posted.test(baseUrl + path))
}
