import type { Router } from 'express'
import { type GroupRow, listGroups, listMembers } from '../../../db/registers/group-members.js'
import { joinGroup, leaveGroup, type Membership } from '../../../records/group-members.js'
import { JOIN_GROUP } from '../../../records/proposed-changes/proposable.js'
import { readsRecordOf } from '../../../records/rights/caller.js'
import { namedUnit } from '../../../records/rights/units.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorDay, cursorNumber, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { proposedInstead } from '../proposed-changes/view.js'
import {
  groupPage,
  groupQuery,
  memberEnding,
  memberPage,
  memberQuery,
  membership,
  newMember,
} from './schemas.js'
import { groupSheet, memberSheet } from './sheets.js'

const tag = 'Groups'
const path = '/v1/groups/{id}/members'

const listOperation = operation({
  method: 'get',
  path: '/v1/groups',
  tag,
  summary: { vi: 'Các nhóm của những đơn vị', en: 'The groups of units' },
  description: {
    vi: 'Tập thể, cấp ủy, bộ phận nghiệp vụ, tổ kiểm phiếu của các đơn vị mà đồng chí quản trị.',
    en: 'Bodies, committees, offices and tellers of the units that you administer.',
  },
  query: groupQuery,
  answers: { 200: { description: 'Unit by unit', schema: groupPage } },
})

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

/** Groups and their dated members, for the administrators of their units. */
export function groupMemberRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'administers',
    requires: async ({ client, filter: { unit } }) => {
      if (unit !== undefined) await namedUnit(client, { unit })
    },
    name: 'groups',
    sheet: groupSheet,
    position: { unitId: cursorText, id: cursorText },
    rows: ({ client, reach, filter, today, after, limit }) =>
      listGroups(client, { reach, ...filter, on: today, after, limit }),
    at: ({ unit, id }) => ({ unitId: unit.id, id }),
    show: ({ language }) => groupView(language),
  })
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

const groupView =
  (language: Language) =>
  ({ name, unit, ...group }: GroupRow) => ({
    ...group,
    name: say(name, language),
    unit: { id: unit.id, name: say(unit.name, language) },
  })

const membershipView = ({ person, duty, from, to }: Membership) => ({ person, duty, from, to })
