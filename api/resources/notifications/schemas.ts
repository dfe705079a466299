import { z } from 'zod'
import { MOST_UNREAD } from '../../../db/reads/own-notices.js'
import { NOTICE_KINDS, NOTICE_MEANINGS } from '../../../domain/procedure/notice-names.js'
import { instant, isoDate } from '../../http/fields.js'
import { LARGEST_INTEGER, pageOf, pageQuery } from '../../http/paging.js'

export const noticesQuery = z.object(pageQuery)

/** Something that the reader was told: as much of it as the lists of tasks and of procedures tell. */
export const ownNotice = z
  .object({
    id: z.int(),
    kind: z.enum(NOTICE_KINDS),
    means: z.enum(NOTICE_MEANINGS).meta({ description: 'To whoever is told' }),
    title: z.string().meta({ description: 'What is told, in words' }),
    about: z.string().meta({ description: 'Of which task, candidate, post and procedure, in words' }),
    at: instant,
    isRead: z.boolean(),
    dueOn: isoDate.nullable().meta({ description: 'Of its task, while that is open' }),
    opens: z.object({ what: z.enum(['task', 'procedure', 'cadre']), id: z.string() }).meta({
      description:
        'What of it the reader may open: its task while it is open, else its procedure; of a breakthrough task the file of whose it is',
    }),
  })
  .meta({ id: 'OwnNotice' })

export const ownNoticesPage = pageOf(ownNotice)
  .extend({
    unread: z.int().meta({ description: `Notices not read yet, of the latest; at most ${MOST_UNREAD}` }),
  })
  .meta({ id: 'OwnNotices' })

export const readUntil = z
  .strictObject({
    id: z.int().min(0).max(LARGEST_INTEGER).meta({ description: 'The latest notice that was read' }),
  })
  .meta({ id: 'NoticesRead' })
