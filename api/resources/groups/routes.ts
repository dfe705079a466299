import type { Router } from 'express'
import type { z } from 'zod'
import type { StandingGroup } from '../../../db/reads/standing-groups.js'
import { type Caller, readsRecordOf } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { standingGroup } from './schemas.js'

const readOperation = operation({
  method: 'get',
  path: '/v1/groups/{id}',
  tag: 'Groups',
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
