import type { Router } from 'express'
import type { z } from 'zod'
import type { StandingGroup } from '../../../db/reads/standing-groups.js'
import { listGroups } from '../../../db/registers/group-members.js'
import { type Caller, readsRecordOf } from '../../../records/rights/caller.js'
import { namedUnit } from '../../../records/rights/units.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { groupView } from './group-view.js'
import { groupPage, groupQuery, standingGroup } from './schemas.js'
import { groupSheet } from './sheets.js'

const tag = 'Groups'

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

const readOperation = operation({
  method: 'get',
  path: '/v1/groups/{id}',
  tag,
  summary: { vi: 'Một nhóm: thành viên, người đứng đầu, ai vắng', en: 'A group: members, head, who is away' },
  description: {
    vi: 'Dành cho thành viên của nhóm và người có vai trò ở đơn vị của nhóm. Ai vắng mặt chỉ cho người đọc được hồ sơ của người đó.',
    en: 'For its members, and whoever has a role over its unit. Who is away is told to those alone who read the file of the person.',
  },
  answers: { 200: { description: 'The group as it stands today', schema: standingGroup } },
})

/** The groups that act on procedures, as they stand. */
export function groupRoutes(deps: ApiDeps): Router {
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
  serveReading(router, readOperation, deps, {
    rights: 'sees-group',
    read: ({ granted, caller, language }) => show(granted, caller, language),
  })
  return router
}

function show(
  { id, kind, name, unit, members }: StandingGroup,
  caller: Caller,
  language: Language,
): z.output<typeof standingGroup> {
  const head = members.find(({ duty }) => duty === 'head')
  return {
    ...{ id, kind, name: say(name, language), unit: { id: unit.id, name: say(unit.name, language) } },
    head: head ? { id: head.id, name: head.name } : null,
    members: members.map(({ unitId, absent, ...member }) => ({
      person: { id: member.id, name: member.name },
      ...{ duty: member.duty, from: member.from, to: member.to },
      ...(readsRecordOf(caller, { id: member.id, unitId }) && { absent }),
    })),
  }
}
