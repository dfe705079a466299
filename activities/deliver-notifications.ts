import { Context } from '@temporalio/activity'
import { createTransport } from 'nodemailer'
import type pg from 'pg'
import { sendNext } from '../db/outbox.js'
import { mailText } from './mail-texts.js'

export interface DeliveryActivities {
  /** Sends the outbox for some minutes. */
  deliver(): Promise<void>
}

export interface DeliveryDeps {
  pool: pg.Pool
  /** smtp://user:password@host:port */
  smtpUrl: string
  from: string
  /** Where the reader finds the task. */
  publicUrl: string
}

const IDLE_MS = 1_000
const ROUND_MS = 10 * 60_000
/** A mail server that hangs is given up before the silence of this activity would be taken for its death. */
const SERVER_LIMITS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

export function createDeliveryActivities({
  pool,
  smtpUrl,
  from,
  publicUrl,
}: DeliveryDeps): DeliveryActivities {
  const transport = createTransport({ url: smtpUrl, ...SERVER_LIMITS_MS }, { from })
  return {
    async deliver() {
      const context = Context.current()
      const until = Date.now() + ROUND_MS
      while (Date.now() < until) {
        context.heartbeat()
        const wasThere = await sendNext(pool, async (notification) => {
          await transport.sendMail({
            to: notification.email,
            ...mailText(notification, publicUrl),
            // The same for every try, so that a second copy is known for one.
            messageId: `<${notification.mark}@appointment-procedures>`,
          })
        })
        if (!wasThere) await context.sleep(IDLE_MS)
      }
    },
  }
}
