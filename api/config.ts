import { z } from 'zod'
import { isOneForm, keySettings, NOT_BOTH_FORMS } from '../temporal/key-settings.js'
import { whyReachedByOthers } from '../temporal/reached-by-others.js'
import { FAIR_SHARE } from './http/fair-share.js'

/** A boolean as people write it. */
export const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((word) => ['true', '1', 'on'].includes(word))

/** The API's environment. Without OIDC_ISSUER it runs the embedded provider under /oidc. */
const schema = z
  .object({
    PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be postgresql://user:password@host:port/database',
    }),
    TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    ...keySettings,
    DATA_DIR: z.string().min(1).default('.data'),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Runs the embedded provider, in which demonstration accounts sign in by a click, where others than this machine reach it. */
    LET_EVERYBODY_SIGN_IN_AS_ANYBODY: flag.default(false),
    OIDC_AUDIENCE: z.string().min(1).optional(),
    /** Whoever started it enters the demonstration: until that is done, it is not ready. */
    DEMO: flag.default(false),
    /** Requests of one account in a minute; 0: as many as it sends. */
    REQUESTS_PER_MINUTE: z.coerce.number('must be a number').int().min(0).default(FAIR_SHARE.perMinute),
    /** Proxies in front of the API, whose X-Forwarded-For tells the address of who asks. */
    PROXIES: z.coerce.number('must be a number').int().min(0).max(5).default(0),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine(isOneForm, NOT_BOTH_FORMS)

/** `TASK_QUEUE` is for tests that run several workers on one Temporal server. */
export type ApiConfig = z.infer<typeof schema> & { TASK_QUEUE?: string }

/** Reads the environment; throws one sentence that names each wrong variable and what would be right. */
export function readApiConfig(environment: NodeJS.ProcessEnv = process.env): ApiConfig {
  const read = schema.safeParse(environment)
  if (read.success) return withoutOpenDoor(read.data)
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '))
}

/** The embedded provider is for one machine: elsewhere it has to be asked for by a name that nobody gives by mistake. */
function withoutOpenDoor(config: ApiConfig): ApiConfig {
  const why = whyReachedByOthers(config)
  if (config.OIDC_ISSUER || !why || config.LET_EVERYBODY_SIGN_IN_AS_ANYBODY) return config
  throw new Error(
    `OIDC_ISSUER: must be set where ${why}: the embedded provider is for one machine alone. For a demonstration that everybody may enter as anybody, set LET_EVERYBODY_SIGN_IN_AS_ANYBODY=true.`,
  )
}
