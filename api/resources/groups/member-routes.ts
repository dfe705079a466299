import type { Router } from 'express'
import { listMembers } from '../../../db/registers/group-members.js'
import { joinGroup, leaveGroup, type Membership } from '../../../records/group-members.js'
import { JOIN_GROUP } from '../../../records/proposed-changes/proposable.js'
import { readsRecordOf } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorDay, cursorNumber, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { proposedInstead } from '../proposed-changes/view.js'
import { groupView } from './group-view.js'
import { memberEnding, memberPage, memberQuery, membership, newMember } from './schemas.js'
import { memberSheet } from './sheets.js'

const tag = 'Groups'
const path = '/v1/groups/{id}/members'

const membersOperation = operation({
  method: 'get',
  path,
  tag,
  summary: {
    vi: 'Thành viên của một nhóm, từ ngày nào đến ngày nào',
    en: 'The members of a group, from when to when',
  },
  description: {
    vi: 'Dành cho quản trị viên của đơn vị: cả những người đã thôi và những người sẽ vào, ai đang vắng mặt.',
    en: 'For administrators of its unit: those who have left and are to join among them, and who is away.',
  },
  query: memberQuery,
  answers: { 200: { description: 'Those who have left last', schema: memberPage } },
})

const joinOperation = operation({
  method: 'post',
  path,
  tag,
  summary: { vi: 'Thêm thành viên từ một ngày', en: 'Add a member from a day' },
  description: {
    vi: 'Quản trị viên của đơn vị, không bao giờ thêm chính mình. Thành viên làm được mọi việc của nhóm nên cần người thứ hai xác nhận.',
    en: 'By an administrator of its unit, never oneself. What a group may its members may: it waits for a second person.',
  },
  body: newMember,
  command: true,
  answers: { 201: { description: 'The membership', schema: membership }, ...proposedInstead },
})

const leaveOperation = operation({
  method: 'post',
  path: `${path}/ending`,
  tag,
  summary: { vi: 'Thôi tham gia nhóm từ một ngày', en: 'End a membership on a day' },
  description: {
    vi: 'Quản trị viên của đơn vị, kèm lý do; có hiệu lực ngay, không cần người thứ hai.',
    en: 'By an administrator of its unit, with the reason; at once, without a second person.',
  },
  body: memberEnding,
  command: true,
  answers: { 200: { description: 'The membership, ended', schema: membership } },
})

/** The dated members of groups, for the administrators of their units. */
export function groupMemberRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, membersOperation, deps, {
    rights: 'administers-group',
    name: ({ params: { id } }) => `group-members/${id}`,
    sheet: memberSheet,
    position: { left: cursorNumber, from: cursorDay, personId: cursorText },
    rows: ({ client, params: { id }, today, after, limit }) =>
      listMembers(client, { group: id, on: today, after, limit }),
    at: ({ left, from, person }) => ({ left, from, personId: person.id }),
    show:
      ({ caller }) =>
      ({ left: _, absence, unitId, ...member }) => ({
        ...member,
        ...(absence && readsRecordOf(caller, { id: member.person.id, unitId }) && { absence }),
      }),
    beside: ({ granted, language }) => ({ group: groupView(language)(granted) }),
  })
  serveUseCase(router, joinOperation, deps, {
    rights: 'admins-of-membership',
    use: joinGroup,
    takesTwo: JOIN_GROUP,
    input: ({ of, body: { duty = 'member', ...member } }) => ({ group: of, duty, ...member }),
    show: membershipView,
  })
  serveUseCase(router, leaveOperation, deps, {
    rights: 'admins-of-membership',
    use: leaveGroup,
    input: ({ of, body }) => ({ group: of, ...body }),
    show: membershipView,
  })
  return router
}

const membershipView = ({ person, duty, from, to }: Membership) => ({ person, duty, from, to })
