import type { Cited, Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'

/** The kinds of body that decide on posts. */
export type DecidingBody = 'managing-body' | 'leadership-collective'

const BODY_AND_SIGNATORY: Text = {
  vi: 'Cơ quan quyết định và người ký có thể khác nhau; chức danh ký là tham số của địa phương. Ủy ban nhân dân quyết định thì Chủ tịch ký, theo kết luận của ban thường vụ: hai văn bản.',
  en: 'The body that decides and the one that signs may differ; who signs is a local parameter. Where a people’s committee decides, its chair signs on the conclusion of the standing committee: two papers.',
}

/** Who signs what a body has decided. */
export const SIGNATORIES: Cited<Readonly<Record<DecidingBody, Text>>> = citing(
  cite('decree-170-2025', '31.2'),
)(
  {
    'managing-body': { vi: 'T/M Ban Thường vụ, Bí thư', en: 'For the Standing Committee, the Secretary' },
    'leadership-collective': { vi: 'Người đứng đầu cơ quan', en: 'The head of the agency' },
  },
  BODY_AND_SIGNATORY,
)
