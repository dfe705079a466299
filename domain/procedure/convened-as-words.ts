import type { Text } from '../vocabulary.js'
import type { Convened } from './tasks.js'

/** Why the records name somebody for a vote. */
export const CONVENED_AS: Readonly<Record<Convened['as'], Text>> = {
  head: { vi: 'là người đứng đầu', en: 'heads the unit' },
  deputies: { vi: 'là cấp phó của người đứng đầu', en: 'is a deputy of the head' },
  committee: {
    vi: 'là ủy viên ban thường vụ cấp ủy cùng cấp, hoặc cấp ủy viên của tổ chức đảng cơ sở',
    en: 'sits in the standing committee of the same level, or in the party committee at grass roots',
  },
  'standing-committee': {
    vi: 'là ủy viên ban thường vụ cấp ủy cùng cấp',
    en: 'sits in the standing committee of the same level',
  },
  'party-head': {
    vi: 'là người đứng đầu cấp ủy, ban thường vụ cấp ủy mà tập thể lãnh đạo không tham gia',
    en: 'heads the party committee, in which nobody of the leadership sits',
  },
  'subunit-heads': { vi: 'là người đứng đầu đơn vị trực thuộc', en: 'heads a sub-unit' },
  'subunit-deputies': {
    vi: 'là cấp phó của người đứng đầu đơn vị trực thuộc',
    en: 'is a deputy head of a sub-unit',
  },
  'organisation-heads': {
    vi: 'là người đứng đầu tổ chức chính trị - xã hội',
    en: 'heads a socio-political organisation',
  },
  member: { vi: 'là thành viên của hội nghị', en: 'is a member of the circle' },
  staff: {
    vi: 'công tác tại đơn vị, được triệu tập toàn thể',
    en: 'works in the unit: everybody is convened',
  },
}
