import { z } from 'zod'
import { connectionSettings } from '../temporal/connection-settings.js'
import { isOneForm, keySettings, NOT_BOTH_FORMS } from '../temporal/key-settings.js'
import { twoPeopleSetting } from '../temporal/two-people-setting.js'

const KEPT_DAYS = 'must be a whole number of days, 30 to 36500'

/** The worker's environment. */
const schema = z
  .object({
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be postgresql://user:password@host:port/database',
    }),
    TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'must be host:port'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    ...connectionSettings,
    ...keySettings,
    /** Where the API of this machine serves, as `npm start` passes it on. */
    HOST: z.string().min(1).optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    /** Where the head of the common audit chain is written each hour; default: in DATA_DIR. */
    AUDIT_HEADS_DIR: z.string().min(1).optional(),
    /** Where each head that is written is sent as well, as JSON: to whoever keeps it out of reach of those who run the database. */
    AUDIT_HEADS_WEBHOOK: z.url({ protocol: /^https?$/, error: 'must be http(s)://host/path' }).optional(),
    /** Days for which it stays on record who read a person's record; default: five years. */
    READS_KEPT_DAYS: z.coerce
      .number(KEPT_DAYS)
      .int(KEPT_DAYS)
      .min(30, KEPT_DAYS)
      .max(36_500, KEPT_DAYS)
      .default(1826),
    /** What one person enters and another confirms: in cases that open by themselves. */
    TWO_PEOPLE_FOR: twoPeopleSetting,
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://user:password@host:port' }).optional(),
    MAIL_FROM: z.string().min(3).default('no-reply@localhost'),
    PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
    WORKER_DEPLOYMENT: z.string().min(1).optional(),
    WORKER_BUILD_ID: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  })
  .refine(isOneForm, NOT_BOTH_FORMS)

export type WorkerConfig = z.infer<typeof schema>

/** Reads the environment; throws one sentence a wrong variable, naming it and what would be right. */
export function readWorkerConfig(environment: NodeJS.ProcessEnv = process.env): WorkerConfig {
  const read = schema.safeParse(environment)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '))
}
