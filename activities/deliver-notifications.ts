import { Context } from '@temporalio/activity'
import { createTransport } from 'nodemailer'
import type pg from 'pg'
import { sendBatch } from '../db/outbox.js'
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

const BATCH = 50
const IDLE_MS = 1_000
const ROUND_MS = 10 * 60_000

export function createDeliveryActivities({
  pool,
  smtpUrl,
  from,
  publicUrl,
}: DeliveryDeps): DeliveryActivities {
  const transport = createTransport(smtpUrl, { from })
  return {
    async deliver() {
      const context = Context.current()
      const until = Date.now() + ROUND_MS
      while (Date.now() < until) {
        context.heartbeat()
        const sent = await sendBatch(pool, BATCH, async (notification) => {
          const { subject, text } = mailText(notification, publicUrl)
          await transport.sendMail({
            to: notification.email ?? '',
            subject,
            text,
            // The same for every try, so that a mail server can drop the second copy.
            messageId: `<notification-${notification.id}@appointment-procedures>`,
          })
        })
        if (sent < BATCH) await context.sleep(IDLE_MS)
      }
    },
  }
}
