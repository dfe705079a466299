import { Refused } from '../db/refused.js'
import { type Declared, insertDeclaration } from '../db/registers/declarations.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { IsoDate, PersonId } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requirePast } from './use-case/day-bounds.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** That somebody declared, be it that there is nothing to name. */
export interface DeclarationEntered {
  person: PersonId
  declaredOn: IsoDate
  source: string
}

const declaring = (what: Declared) =>
  under(
    'officers-of-person',
    refuses(requirePast, 'already-exists'),
    async ({ client, caller, at }, { person, declaredOn, source }: DeclarationEntered) => {
      const declaration = { person, declaredOn, source }
      requirePast('declaredOn', declaredOn, localDate(at))
      if (!(await insertDeclaration(client, what, declaration))) {
        throw new Refused({ code: 'already-exists', what: 'declaration', declaredOn })
      }
      await audit(client, caller, at, { what: `${what}-declared`, after: declaration })
    },
  )

/** Records that relatives were declared. */
export const declareRelations = declaring('relations')
/** Records that interests were declared. */
export const declareInterests = declaring('interests')
