import { enterAbsence, recordReturn } from '../../../records/absences.js'
import { register } from '../../http/serve-register.js'
import { absence, absenceEnding, absences, newAbsence } from './schemas.js'
import { absencesOf, absenceView } from './view.js'

const DEFERS = {
  vi: 'Ở nước ngoài, nằm viện, nghỉ thai sản: chưa xem xét bổ nhiệm lại cho đến khi trở lại, theo bộ quy tắc của quy trình.',
  en: 'Abroad, in hospital, on maternity leave: a reappointment is deferred until the return, by the rule set of the procedure.',
}

export const absenceRoutes = register({
  tag: 'Cadres',
  path: '/v1/cadres/{id}/absences',
  entry: 'absenceId',
  schema: absence,
  list: {
    rights: 'reads-person',
    read: absencesOf,
    summary: { vi: 'Các đợt vắng mặt của cán bộ', en: "A cadre's absences" },
    description: DEFERS,
    schema: absences,
    answer: 'The latest begun first',
  },
  enter: {
    rights: 'officers-and-admins-of-person',
    use: enterAbsence,
    input: (person, body) => ({ person, ...body }),
    summary: { vi: 'Ghi một đợt vắng mặt', en: 'Enter an absence' },
    description: DEFERS,
    body: newAbsence,
    answer: 'The absence',
  },
  end: {
    rights: 'officers-and-admins-of-person',
    use: recordReturn,
    input: (person, id, body) => ({ person, id, ...body }),
    summary: { vi: 'Ghi ngày trở lại', en: 'Record the return' },
    description: DEFERS,
    body: absenceEnding,
    answer: 'The absence',
  },
  show: absenceView,
})
