import type { Text } from '../vocabulary.js'
import { healthDossier } from './dossier.js'
import { fiveSteps, THREE_TENTHS_GO_ON } from './five-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES, TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { FROM_SECONDARY, INFERRED, joinNotes, NOBODY_STOPS_HERE, NOT_SEEN, READ_IN_PART } from './notes.js'
import { RECUSAL } from './recusal.js'
import { conditionsOf80 } from './regulation-80-2022.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, NOT_AT_FIRST, WAIT_OF_REGULATION_80 } from './shared-eligibility.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'

/** Appointment in five steps before Decree 170/2025: Decree 138/2020 as issued, and with Decree 116/2024. */

const BEFORE_REGULATION_80: Text = {
  vi: 'Quy định 80-QĐ/TW có hiệu lực từ 18/08/2022 (nguồn thứ cấp); trước đó tạm lấy theo quy định này.',
  en: 'Regulation 80-QĐ/TW is in force from 2022-08-18 (secondary sources); before that day it stands in.',
}
const SHARED_PLACE: Text = {
  vi: 'Nhiều người bằng phiếu ở vị trí thứ hai thì cùng được đưa vào bước sau, người không có phiếu nào thì không (lựa chọn của phần mềm, văn bản chỉ nêu hai người).',
  en: 'Those who share the second place all go on, a person without a vote never does (a choice of this product; the text names two people).',
}
const WITH_PERSONNEL_HEAD: Text = {
  vi: 'Người đứng đầu, cấp phó và người đứng đầu bộ phận tham mưu về tổ chức cán bộ; thảo luận, thông qua danh sách; không bỏ phiếu, có biên bản. Phần mềm không triệu tập hội nghị này: cán bộ tổ chức ghi ý kiến theo biên bản.',
  en: 'Head, deputies and the head of the personnel advisory body; they discuss and adopt the list; no ballot; minuted. The product convenes nobody here: the officer enters the opinion from the minutes.',
}
const GRASS_ROOTS: Text = {
  vi: 'Nguồn thứ cấp nêu ban thường vụ cùng cấp; toàn bộ cấp ủy ở cấp cơ sở và việc không công bố ghi theo trí nhớ (M).',
  en: 'Secondary sources have the standing committee of the same level; the whole committee at the grass roots, and that nothing is announced, are from memory (M).',
}
const LATE: Text = {
  vi: 'Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ.',
  en: "From the authority's answer on the policy until the dossier goes up.",
}
const PHOTO_ONLY: Text = {
  vi: 'Biết được: ảnh không quá 6 tháng; giấy chứng nhận sức khỏe suy từ Nghị định 170/2025/NĐ-CP.',
  en: 'Known: a photo of at most 6 months; the health certificate is inferred from Decree 170/2025/NĐ-CP.',
}

/** What both texts have, from `place` on. */
function criteria(place: Text) {
  const regulation80 = cite('regulation-80-2022', '18')
  return eligibility({
    planning: citing(place)('same-or-higher-post', NOT_SEEN),
    plannedBefore: cite('regulation-50-2021'),
    timeInLowerPost: { ...citing(regulation80)(24), ...NOT_AT_FIRST },
    disciplineWait: { ...WAIT_OF_REGULATION_80, note: joinNotes(BEFORE_REGULATION_80, FROM_SECONDARY) },
    conditions: conditionsOf80(joinNotes(FROM_SECONDARY, BEFORE_REGULATION_80)),
    papers: place,
    papersNote: NOT_SEEN,
  })
}

const sources = [
  'regulation-80-2022',
  'regulation-50-2021',
  'regulation-114-2023',
  'labour-code-2019',
  'local-practice',
] as const

const ART_46 = cite('decree-138-2020', '46')

export const decree138: RuleSet = {
  id: 'decree-138-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 5 bước (Nghị định 138/2020/NĐ-CP khi ban hành)',
    en: 'Appointment on the spot in 5 steps (Decree 138/2020/NĐ-CP as first issued)',
  },
  inForce: { from: '2020-12-01', to: '2024-09-16' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf('decree-138-2020', ...sources),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps: [
      ...fiveSteps({
        article: ART_46,
        adoptedBy: WITH_PERSONNEL_HEAD,
        known: { first: FROM_SECONDARY, second: FROM_SECONDARY, grassRoots: GRASS_ROOTS, later: INFERRED },
        unsaid: NOT_SEEN,
        nobodyStops: NOBODY_STOPS_HERE,
        goOn: { take: 'most', count: 2, to: 'next-step' },
        goOnNote: SHARED_PLACE,
      }),
      decision(APPOINTMENT_DECISION, citing(ART_46)('result')),
    ],
    eligibility: criteria(cite('decree-138-2020')),
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    dossier: healthDossier(cite('decree-138-2020'), { about: PHOTO_ONLY, known: NOT_SEEN }),
    times: LOCAL_TIMES,
  },
}

const AMENDED_46 = cite('decree-138-2020', '46', 'decree-116-2024')
const amended = citing(AMENDED_46)

/** Its content was not found: the table of Decree 170/2025, which follows it, stands in. */
export const decree116: RuleSet = {
  id: 'decree-116-2024',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 5 bước (Nghị định 138/2020/NĐ-CP, sửa đổi 2024)',
    en: 'Appointment on the spot in 5 steps (Decree 138/2020/NĐ-CP as amended in 2024)',
  },
  inForce: { from: '2024-09-17', to: '2025-06-30' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf('decree-138-2020', 'decree-116-2024', ...sources),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps: [
      ...fiveSteps({
        article: AMENDED_46,
        policy: amended('policy', INFERRED),
        adoptedBy: WITH_PERSONNEL_HEAD,
        known: { first: INFERRED, second: INFERRED, later: INFERRED },
        unsaid: NOT_SEEN,
        nobodyStops: NOBODY_STOPS_HERE,
        goOn: THREE_TENTHS_GO_ON,
      }),
      decision(APPOINTMENT_DECISION, amended('result')),
    ],
    eligibility: criteria(cite('decree-138-2020', undefined, 'decree-116-2024')),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: amended(30, joinNotes(LATE, INFERRED)) },
    recusal: RECUSAL,
    dossier: healthDossier(cite('decree-138-2020', undefined, 'decree-116-2024'), {
      about: PHOTO_ONLY,
      known: NOT_SEEN,
    }),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: amended(15, INFERRED) },
  },
}
