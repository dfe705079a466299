import { VOTERS } from '../support/small-office.js'

/** A body that its schema takes, for every command and every kind of result. `{id}` in a path is anything. */
export const VALID_BODIES: [path: string, body: object][] = [
  [
    '/v1/procedures',
    {
      kind: 'appointment',
      seatId: 's-1',
      postId: 'post-1',
      candidates: ['an'],
      type: 'short',
      ruleSetId: 'r',
    },
  ],
  ['/v1/procedures', { kind: 'nomination', seatId: 's-1', candidates: ['an', 'binh'] }],
  ['/v1/procedures', { kind: 'revocation', revokes: 'p-1' }],
  [
    '/v1/procedures',
    {
      kind: 'dismissal',
      seatId: 's-1',
      grounds: [
        { code: '53.1d', paper: { number: '12-KL', on: '2026-07-01' } },
        { code: '53.1c', confidence: { low: 21, collected: 30, number: '3-BB', on: '2026-07-02' } },
      ],
      on: '2026-07-30',
      reason: 'Hai năm không hoàn thành nhiệm vụ',
      beganOn: '2026-07-31',
      beganBefore: { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5' },
    },
  ],
  [
    '/v1/procedures',
    {
      kind: 'confidence-vote',
      seatId: 's-1',
      candidates: ['an', 'binh'],
      termBeganOn: '2024-06-01',
      leftOut: [{ personId: 'chi', number: '12-TB', on: '2026-07-01' }],
    },
  ],
  [
    '/v1/procedures',
    {
      kind: 'rotation',
      seatId: 's-1',
      candidates: ['an'],
      purpose: 'Đào tạo',
      until: '2029-12-31',
      because: 'planned',
      next: 'return',
    },
  ],
  [
    '/v1/procedures',
    {
      kind: 'transfer',
      seatId: 's-1',
      candidates: ['an'],
      purpose: 'Kiện toàn lãnh đạo',
      movedFor: 'plan',
      ownRequest: { documentNumber: '5/ĐĐN', signedOn: '2026-07-01' },
    },
  ],
  [
    '/v1/procedures',
    {
      kind: 'secondment',
      seatId: 's-1',
      purpose: 'Giải phóng mặt bằng',
      movedFor: 'urgent-task',
      receiver: 'Ban Quản lý dự án',
      secondedUntil: '2027-12-31',
    },
  ],
  ['/v1/procedures', { kind: 'secondment-end', seatId: 's-1', purpose: 'Đã hoàn thành nhiệm vụ' }],
  [
    '/v1/procedures/p-1/candidates/an/dossier',
    { items: [{ item: 'cv', issuedOn: '2026-01-05', reference: 'Số 1' }] },
  ],
  ['/v1/procedures/p-1/candidates/an/dossier/reuse', { from: 'p-2' }],
  ['/v1/procedures/p-1/publications', { what: 'list', publishedOn: '2026-01-05', place: 'Bảng tin' }],
  [
    '/v1/procedures/p-1/objections',
    { receivedOn: '2026-01-06', from: 'Một công dân', content: 'Đề nghị xem xét' },
  ],
  ['/v1/breakthrough-tasks', { personId: 'an', year: 2026, title: 'Số hóa hồ sơ' }],
  [
    '/v1/cadres/an/relations',
    { declaredOn: '2026-01-05', source: 'Bản kê khai', relative: 'binh', kind: 'sibling' },
  ],
  ['/v1/cadres/an/terms', { seatId: 's-1', termEndsOn: '2029-12-31', evidence: 'Quyết định 9-QĐ/SYT' }],
  [
    '/v1/cadres/an/interests',
    {
      declaredOn: '2026-01-05',
      source: 'Bản kê khai',
      kind: 'contract',
      what: 'Hợp đồng thuê nhà',
      other: 'binh',
    },
  ],
  ['/v1/rights', { personId: 'an', role: 'monitor', unitId: 'u-health' }],
  [
    '/v1/rights/revocations',
    { personId: 'an', role: 'monitor', unitId: 'u-health', reason: 'Chuyển công tác' },
  ],
  ['/v1/accounts', { personId: 'an', login: 'an.nguyen' }],
  ['/v1/accounts/an/closing', { reason: 'Nghỉ hưu' }],
  ['/v1/accounts/an/reopening', { reason: 'Trở lại công tác' }],
  ['/v1/accounts/an/sign-out', { reason: 'Mất máy' }],
  ['/v1/groups/g-tellers/members', { personId: 'an', duty: 'deputy', from: '2026-01-05' }],
  [
    '/v1/groups/g-tellers/members/ending',
    { personId: 'an', endedOn: '2026-01-05', reason: 'Chuyển công tác' },
  ],
  ['/v1/proposed-changes/waits-1/refusal', { reason: 'Sai số quyết định' }],
  ['/v1/procedures/p-1/return', { stage: 'planning-check', keep: ['action-program'], reason: 'Thiếu hồ sơ' }],
  ['/v1/procedures/p-1/suspension', { reason: 'Chờ' }],
  ['/v1/procedures/p-1/resumption', { reason: 'Tiếp tục' }],
  ['/v1/procedures/p-1/withdrawal', { reason: 'Chủ trương mới' }],
  ['/v1/procedures/p-1/candidates/an/withdrawal', { reason: 'Nguyện vọng' }],
  ['/v1/procedures/p-1/candidates/an/block', { reason: 'Kỷ luật' }],
  ['/v1/votes/v-1/annulment', { reason: 'Sai thành phần' }],
  ['/v1/tasks/t-1/claim', {}],
  ['/v1/tasks/t-1/release', {}],
  ['/v1/tasks/t-1/reassignment', { to: 'officer2', reason: 'Nghỉ phép' }],
  ['/v1/units', { parentId: 'u-province', kind: 'division', name: { vi: 'Phòng', en: 'Division' } }],
  [
    '/v1/posts',
    {
      unitId: 'u-health',
      title: { vi: 'Phó Giám đốc', en: 'Deputy director' },
      level: 'department-deputy',
      filledBy: 'appointment',
      degree: 'university',
      managingBody: 'g-body',
      electorate: 'g-electorate',
      office: 'g-office',
      reviewers: 'g-reviewers',
      tellers: 'g-tellers',
      seats: 2,
    },
  ],
  ['/v1/posts/post-1/seats', { count: 2 }],
  [
    '/v1/cadres',
    {
      fullName: 'Nguyễn Văn A',
      unitId: 'u-health',
      managedAs: 'provincial',
      bornOn: '1980-05-01',
      sex: 'male',
      ethnicity: 'Kinh',
      degrees: ['university', 'masters'],
      email: 'a@example.org',
      locale: 'vi',
    },
  ],
  ['/v1/planning', { personId: 'an', postId: 'post-1', term: '2025-2030', approvedOn: '2026-01-05' }],
  ['/v1/planning/1/leaving', { leftOn: '2026-02-05', reason: 'Chuyển công tác' }],
  ...completions(),
]

function completions(): [string, object][] {
  const resolution = {
    resolutionNumber: '1-QĐ/TU',
    signedOn: '2026-01-05',
    bodyVotes: { inFavour: 5, against: 0 },
    signatory: 'Bí thư',
  }
  const results: [string, object][] = [
    [
      'confirm-eligibility',
      { decision: 'confirm', waivers: [{ criterion: 'planning', reason: 'Đơn vị mới' }] },
    ],
    ['confirm-eligibility', { decision: 'reject', reason: 'Chưa đủ' }],
    ['confirm-eligibility', { decision: 'recheck' }],
    ['submit-action-program', { documentId: 'd-1', summary: 'Tóm tắt' }],
    ['review-action-program', { accepted: true }],
    ['review-action-program', { accepted: false, reason: 'Chưa cụ thể' }],
    [
      'convene-vote',
      {
        meetingOn: '2026-01-05',
        convened: VOTERS.slice(0, 3),
        absences: [{ personId: 'voter1', reason: 'Ốm', forceMajeure: true }],
        settledBy: { documentNumber: '15-CV/TU', signedOn: '2026-01-04' },
        lateReason: 'Bão',
      },
    ],
    ['decide-vote', { choice: 'select', person: 'an', reasons: 'x', views: 'x', decidedOn: '2026-01-05' }],
    ['decide-vote', { choice: 'stop', reasons: 'Không đủ tín nhiệm' }],
    ['resolve-count-difference', { action: 'discard', enteredBy: ['an', 'binh'], reason: 'x' }],
    ['resolve-count-difference', { action: 'correct', enteredBy: 'an', reason: 'x' }],
    ['enter-count', { prepared: 3, issued: 3, returned: 3, blank: 1, invalid: 0, votes: { an: 2, binh: 0 } }],
    [
      'record-decision',
      { outcome: 'approved', ...resolution, effectiveOn: '2026-01-06', keepsFormerPost: false },
    ],
    [
      'record-decision',
      {
        ...{ outcome: 'approved', ...resolution, effectiveOn: '2026-01-06', keepsFormerPost: false },
        conclusion: {
          ...{ number: '12-KL/TU', signedOn: resolution.signedOn, signatory: 'Trần Thị Ký' },
          carriedOutBy: 'agency-head',
        },
      },
    ],
    ['record-decision', { outcome: 'rejected', ...resolution, reason: 'Chưa chín muồi' }],
    ['record-decision', { outcome: 'more-papers', reason: 'Bổ sung' }],
    [
      'record-decision',
      { outcome: 'returned', stage: 'planning-check', keep: ['action-program'], reason: 'Xem lại' },
    ],
    ['confirm-decision', { confirmed: true }],
    ['confirm-decision', { confirmed: false, reason: 'Sai số' }],
    ['confirm-waivers', { confirmed: true }],
    ['confirm-election-result', { confirmed: false, reason: 'Sai số phiếu' }],
    ['confirm-ratification', { confirmed: true }],
    ['supply-papers', { documentIds: ['d-1', 'd-2'], note: 'Đã bổ sung' }],
    ['resolve-lost-candidate', { action: 'return', stage: 'planning-check', reason: 'x' }],
    ['resolve-lost-candidate', { action: 'stop', reason: 'x' }],
    ['record-introduction', { introducedOn: '2026-01-05', resolutionNumber: '2-NQ' }],
    ['record-election-result', { electedOn: '2026-01-05', elected: true, votesFor: 40, voters: 50 }],
    [
      'record-ratification',
      {
        ratified: true,
        resolutionNumber: '3-QĐ',
        signedOn: '2026-01-05',
        effectiveOn: '2026-01-06',
        keepsFormerPost: true,
      },
    ],
    ['record-ratification', { ratified: false, reason: 'x' }],
  ]
  return results.map(([kind, result]) => ['/v1/tasks/t-1/completion', { kind, result }])
}

type Path = readonly (string | number)[]

/** Every place in a JSON value, the whole first. */
export function placesIn(value: unknown, above: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [above]
  return [above, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...above, key]))]
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), value)
}

/** A copy with something else in one place. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  const copy: object = Array.isArray(value) ? [...value] : { ...Object(value) }
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, by))
  return copy
}

/** As JSON knows types. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
