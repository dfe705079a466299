import type { Router } from 'express'
import { declareInterests } from '../../../records/declarations.js'
import { enterInterest, recordInterestEnd } from '../../../records/interests.js'
import { END_INTEREST, ENTER_INTEREST } from '../../../records/proposed-changes/proposable.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { register } from '../../http/serve-register.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { newDeclaration } from '../cadres/declarations.js'
import { interest, interestEnding, interests, newInterest } from './schemas.js'
import { interestsOf, interestView } from './view.js'

const tag = 'Cadres'
const STANDS_BACK = {
  vi: 'Người có lợi ích đã kê khai gắn với một nhân sự hoặc với đơn vị của chức vụ không nhận, không làm việc của nhóm trong hồ sơ đó, theo bộ quy tắc của quy trình.',
  en: 'Whoever declared an interest tied to a candidate, or to the unit of the post, neither takes nor does a task of a group on that procedure, by its rule set.',
}

const registerRoutes = register({
  tag,
  path: '/v1/cadres/{id}/interests',
  entry: 'interestId',
  schema: interest,
  list: {
    rights: 'reads-person',
    read: interestsOf,
    summary: { vi: 'Lợi ích đã kê khai', en: 'Declared interests' },
    description: STANDS_BACK,
    schema: interests,
    answer: 'The declarations and the interests',
  },
  enter: {
    rights: 'officers-of-person',
    use: enterInterest,
    takesTwo: ENTER_INTEREST,
    input: (person, body) => ({ person, ...body }),
    summary: { vi: 'Ghi một lợi ích đã kê khai', en: 'Enter a declared interest' },
    description: {
      vi: `Cán bộ tổ chức của đơn vị, không phải chính người kê khai; người đó được ghi là đã kê khai. ${STANDS_BACK.vi}`,
      en: `By an HR officer of the unit, not the person, who counts as having declared. ${STANDS_BACK.en}`,
    },
    body: newInterest,
    answer: 'The interest',
    headers: { Location: 'Where the list is' },
  },
  end: {
    rights: 'officers-of-person',
    use: recordInterestEnd,
    takesTwo: END_INTEREST,
    input: (person, id, body) => ({ person, id, ...body }),
    summary: {
      vi: 'Chấm dứt một lợi ích',
      en: 'End an interest: it was sold or settled, or the entry was wrong',
    },
    description: {
      vi: 'Cán bộ tổ chức của đơn vị, không phải một trong hai người; lợi ích vẫn được lưu kèm ngày chấm dứt và lý do.',
      en: 'By an HR officer of the unit who is neither of the two; it stays on record with the day and the reason.',
    },
    body: interestEnding,
    answer: 'The interest',
  },
  show: interestView,
})

const declareOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/interest-declarations',
  tag,
  summary: {
    vi: 'Ghi nhận đã kê khai lợi ích (kể cả khi không có)',
    en: 'Record that interests were declared, be it that there are none',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; chỉ ghi ngày và nguồn kê khai, từng lợi ích được ghi riêng.',
    en: 'By an HR officer of the unit; the day and the source alone, each interest is entered on its own.',
  },
  body: newDeclaration,
  command: true,
  answers: { 201: { description: 'All that is declared', schema: interests } },
})

/** What people declared to have an interest in. */
export function interestRoutes(deps: ApiDeps): Router {
  const router = registerRoutes(deps)
  serveUseCase(router, declareOperation, deps, {
    rights: 'officers-of-person',
    use: declareInterests,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (_, shown) => interestsOf(shown),
  })
  return router
}
