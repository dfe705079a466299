import { z } from 'zod'
import { connectionSettings } from '../temporal/connection-settings.js'
import { isOneForm, keySettings, NOT_BOTH_FORMS } from '../temporal/key-settings.js'
import { whyReachedByOthers } from '../temporal/reached-by-others.js'
import { twoPeopleSetting } from '../temporal/two-people-setting.js'
import { FAIR_SHARE } from './http/fair-share.js'
import {
  asksOfIssuer,
  isBelievable,
  issuerSettings,
  NO_AUDIENCE,
  NO_ISSUER,
  namesAudience,
} from './identity/issuer-settings.js'
import { CLAMD_ADDRESS_FORM } from './resources/documents/inspection/clamd.js'
import { MEGABYTE, UPLOADS } from './resources/documents/uploads.js'

/** A boolean as people write it. */
export const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((word) => ['true', '1', 'on'].includes(word))

/** What is not set where there is nothing in it, as docker compose passes on what it does not know. */
const unlessEmpty = <Setting extends z.ZodType>(setting: Setting) =>
  setting.or(z.literal('').transform(() => undefined)).optional()

/** The API's environment. Without OIDC_ISSUER it runs the embedded provider under /oidc. */
const schema = z
  .object({
    PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Where Prometheus reads /metrics, apart from what people reach; without it nowhere. */
    METRICS_PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).optional(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be postgresql://user:password@host:port/database',
    }),
    TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    ...connectionSettings,
    ...keySettings,
    DATA_DIR: z.string().min(1).default('.data'),
    ...issuerSettings,
    /** The API as a client of the identity provider: without it no browser signs in where OIDC_ISSUER is set. */
    OIDC_CLIENT_ID: unlessEmpty(z.string().min(1)),
    OIDC_CLIENT_SECRET: unlessEmpty(z.string().min(1)),
    /** A browser that asks nothing for so long signs in again. */
    SESSION_IDLE_MINUTES: z.coerce.number('must be a number').int().min(1).max(1_440).default(60),
    /** A working day: after it everybody signs in again, whatever they did meanwhile. */
    SESSION_HOURS: z.coerce.number('must be a number').int().min(1).max(24).default(8),
    /** Runs the embedded provider, whose accounts share one password that the start prints, where others than this machine reach it. */
    LET_EVERYBODY_SIGN_IN_AS_ANYBODY: flag.default(false),
    /** Whoever started it enters the demonstration: until that is done, it is not ready. */
    DEMO: flag.default(false),
    /** Requests of one account in a minute; 0: as many as it sends. */
    REQUESTS_PER_MINUTE: z.coerce.number('must be a number').int().min(0).default(FAIR_SHARE.perMinute),
    /** What one person enters and another confirms. */
    TWO_PEOPLE_FOR: twoPeopleSetting,
    /** Proxies in front of the API, whose X-Forwarded-For tells the address of who asks. */
    PROXIES: z.coerce.number('must be a number').int().min(0).max(5).default(0),
    /** Files, and megabytes together, that one person may hand in for one task. */
    DOCUMENTS_PER_TASK: z.coerce.number('must be a number').int().min(1).default(UPLOADS.quota.files),
    DOCUMENT_MEGABYTES_PER_TASK: z.coerce
      .number('must be a number')
      .int()
      .min(1)
      .default(UPLOADS.quota.bytes / MEGABYTE),
    /** The malware scanner that every document passes; without it none does. */
    CLAMD_ADDRESS: unlessEmpty(
      z.string().regex(CLAMD_ADDRESS_FORM, 'must be host:port, or the path of a socket'),
    ),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine(isOneForm, NOT_BOTH_FORMS)
  .refine(namesAudience, NO_AUDIENCE)
  .refine(asksOfIssuer, NO_ISSUER)

/** `TASK_QUEUE` is for tests that run several workers on one Temporal server. */
export type ApiConfig = z.infer<typeof schema> & { TASK_QUEUE?: string }

/** Reads the environment; throws one sentence that names each wrong variable and what would be right. */
export function readApiConfig(environment: NodeJS.ProcessEnv = process.env): ApiConfig {
  const read = schema.safeParse(environment)
  if (read.success) return withoutOpenDoor(read.data)
  const wrong = read.error.issues.map(({ path: [variable], message }) => `${String(variable)}: ${message}.`)
  throw new Error([...new Set(wrong)].join(' '))
}

/** The embedded provider is for one machine: elsewhere it has to be asked for by a name that nobody gives by mistake. */
function withoutOpenDoor(config: ApiConfig): ApiConfig {
  const why = whyReachedByOthers(config)
  if (config.OIDC_ISSUER || config.LET_EVERYBODY_SIGN_IN_AS_ANYBODY) return config
  if (config.PUBLIC_URL && !isBelievable(config.PUBLIC_URL)) {
    throw new Error(
      'PUBLIC_URL: must be an https address, or one of this machine, where OIDC_ISSUER is not set: people sign in there.',
    )
  }
  if (!why) return config
  throw new Error(
    `OIDC_ISSUER: must be set where ${why}: the embedded provider is for one machine alone. For a demonstration that everybody may enter as anybody, set LET_EVERYBODY_SIGN_IN_AS_ANYBODY=true.`,
  )
}
