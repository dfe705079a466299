import { Router } from 'express'

/** A router that knows one spelling of each path: neither other letters nor a slash at the end. */
export const strictRouter = (): Router => Router({ caseSensitive: true, strict: true })
