import { resolve } from 'node:path'
import { z } from 'zod'
import { flag } from '../api/config.js'
import {
  asksOfIssuer,
  issuerSettings,
  NO_AUDIENCE,
  NO_ISSUER,
  namesAudience,
} from '../api/identity/issuer-settings.js'
import { connectionSettings } from '../temporal/connection-settings.js'
import { isOneForm, keySettings, NOT_BOTH_FORMS } from '../temporal/key-settings.js'

/** The environment of `npm start` and of the other commands. */
const schema = z
  .object({
    PORT: z.coerce.number('must be a port number').int().min(1).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    DATA_DIR: z
      .string()
      .min(1)
      .default('.data')
      .transform((folder) => resolve(folder)),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be postgresql://user:password@host:port/database' })
      .optional(),
    TEMPORAL_ADDRESS: z
      .string()
      .regex(/^[^\s/]+:\d+$/, 'must be host:port')
      .optional(),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    /** Where the worker writes the heads of the audit trail; default: in DATA_DIR. */
    AUDIT_HEADS_DIR: z.string().min(1).optional(),
    TEMPORAL_BIN: z.string().min(1).default('temporal'),
    ...connectionSettings,
    ...keySettings,
    ...issuerSettings,
    DEMO: flag.optional(),
  })
  .refine(isOneForm, NOT_BOTH_FORMS)
  .refine(namesAudience, NO_AUDIENCE)
  .refine(asksOfIssuer, NO_ISSUER)

export type StartConfig = z.infer<typeof schema>

/** Reads the environment; throws one sentence that names each wrong variable and what would be right. */
export function readStartConfig(environment: NodeJS.ProcessEnv = process.env): StartConfig {
  const read = schema.safeParse(environment)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '))
}

/** The environment of `bin/migrate.ts`: where the tables are made, by whom, and which role API and worker run as. */
const migrating = z.object({
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be postgresql://user:password@host:port/database',
  }),
  APPLICATION_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be the name of a role: small letters, digits and _')
    .optional(),
})

/** Reads it; throws one sentence that names each wrong variable and what would be right. */
export function readMigrateConfig(environment: NodeJS.ProcessEnv = process.env): z.infer<typeof migrating> {
  const read = migrating.safeParse(environment)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '))
}

/** The environment of a child: ours, with what is given in its place. */
export function environmentWith(given: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...given }
}
