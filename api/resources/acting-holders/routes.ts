import { type ActingHolderRow, listActingHolders } from '../../../db/registers/acting-holders.js'
import { endActing, enterActingHolder } from '../../../records/acting-holders.js'
import { register } from '../../http/serve-register.js'
import { actingEnding, actingHolder, actingHolders, newActingHolder } from './schemas.js'

const LIMITED = {
  vi: 'Thời hạn tối đa theo quy định, không gia hạn: trong một lần khuyết của vị trí, mỗi người chỉ được giao một lần, và các đợt cộng lại không quá thời hạn đó. Bố trí người giữ vị trí theo quy trình thì việc giao chấm dứt. Dữ liệu không cho biết chức vụ nào là người đứng đầu nên áp dụng cho mọi vị trí.',
  en: 'For no longer than the law says, not renewable: in one vacancy of a seat nobody acts twice, and all periods together are no longer than that. A procedure that fills the seat ends it. The records do not tell which posts are of a head: it holds for every seat.',
}

const show = ({ endedOn, endedReason, endedBy, endedByCase, ...row }: ActingHolderRow) => ({
  ...row,
  ended: endedOn === null ? null : { on: endedOn, reason: endedReason, by: endedBy, procedure: endedByCase },
})

/** Who acts in vacant seats. */
export const actingHolderRoutes = register({
  tag: 'Posts',
  path: '/v1/posts/{id}/acting-holders',
  entry: 'actingId',
  schema: actingHolder,
  list: {
    rights: 'reads-post',
    read: async ({ client, of }) => ({ items: (await listActingHolders(client, of)).map(show) }),
    summary: {
      vi: 'Người được giao phụ trách, giao quyền',
      en: 'Who acts, or acted, in the seats of a post',
    },
    description: LIMITED,
    schema: actingHolders,
    answer: 'By seat, the latest begun first',
  },
  enter: {
    rights: 'officers-and-admins-of-post',
    use: enterActingHolder,
    input: (post, body) => ({ post, ...body }),
    summary: { vi: 'Ghi việc giao phụ trách, giao quyền', en: 'Enter who acts in a vacant seat' },
    description: LIMITED,
    body: newActingHolder,
    answer: 'Who acts, and until when',
  },
  end: {
    rights: 'officers-and-admins-of-post',
    use: endActing,
    input: (post, id, body) => ({ post, id, ...body }),
    summary: { vi: 'Chấm dứt trước thời hạn', en: 'End it before its last day' },
    description: LIMITED,
    body: actingEnding,
    answer: 'Who acted, and until when',
  },
  show,
})
