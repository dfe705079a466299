import type pg from 'pg'
import { z } from 'zod'
import { type Declared, insertDeclaration } from '../../../db/registers/declarations.js'
import { showDate } from '../../../domain/eligibility/wording.js'
import type { IsoDate, PersonId } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import { requirePast } from '../../../records/day-bounds.js'
import { cadreToChange } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { isoDate, text } from '../../http/fields.js'
import type { Asked } from '../../http/openapi.js'
import { Problem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'

export const source = text(300).meta({ description: 'The paper it is taken from' })

export const declaration = z.object({ declaredOn: isoDate, source: z.string() }).meta({ id: 'Declaration' })
export const newDeclaration = z
  .strictObject({ declaredOn: isoDate, source })
  .meta({ id: 'NewDeclaration', description: 'That somebody declared, be it that there is nothing to name' })

function alreadyDeclared(day: IsoDate): Problem {
  const { vi, en } = showDate(day)
  const detail = {
    vi: `Đã ghi nhận lần kê khai ngày ${vi} của người này.`,
    en: `A declaration of ${en} is recorded for this person already.`,
  }
  const error = { field: 'declaredOn', code: 'already-exists', message: detail }
  return new Problem('already-exists', { detail, errors: [error] })
}

type DeclarationAsked = Asked<'/v1/cadres/{id}/declarations', z.ZodObject, typeof newDeclaration>

/** Answers an HR officer of the unit who records that a person declared; `show`: all that is declared then. */
export const declaring =
  (
    deps: ApiDeps,
    what: Declared,
    show: (client: pg.ClientBase, person: PersonId, language: Language) => Promise<object>,
  ) =>
  async ({
    request,
    caller,
    params,
    body,
    language,
    response,
  }: Omit<DeclarationAsked, 'query'>): Promise<void> => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
      requirePast('declaredOn', body.declaredOn, today(deps.now))
      if (!(await insertDeclaration(client, what, { person, ...body })))
        throw alreadyDeclared(body.declaredOn)
      await audit(client, caller, at, { what: `${what}-declared`, after: { person, ...body } })
      return { status: 201, answer: await show(client, person, language) }
    })
    response.status(status).json(answer)
  }
