import { z } from 'zod'
import { keysIn } from './key-ring.js'

/** The environment of whoever reads or writes what is encrypted: worker, API and tools. */
export const keySettings = {
  /** The only key. */
  PAYLOAD_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
    .optional(),
  /** Several: the first encrypts, all decrypt. */
  PAYLOAD_KEYS: z
    .string()
    .refine(
      (text) => keysIn(text) !== undefined,
      'must be keys of 64 hexadecimal digits between commas, none of them twice',
    )
    .optional(),
  NODE_ENV: z.string().optional(),
}

/** One form or the other: whoever sets both may mean either. */
export const isOneForm = ({ PAYLOAD_KEY, PAYLOAD_KEYS }: { PAYLOAD_KEY?: string; PAYLOAD_KEYS?: string }) =>
  PAYLOAD_KEY === undefined || PAYLOAD_KEYS === undefined

export const NOT_BOTH_FORMS = {
  path: ['PAYLOAD_KEYS'],
  error: 'must not be set beside PAYLOAD_KEY: give all keys in PAYLOAD_KEYS, first the one that encrypts',
}
