import type { GroupRow } from '../../../db/registers/group-members.js'
import { type Language, say } from '../../words/language.js'

/** A group as a list shows it. */
export const groupView =
  (language: Language) =>
  ({ name, unit, ...group }: GroupRow) => ({
    ...group,
    name: say(name, language),
    unit: { id: unit.id, name: say(unit.name, language) },
  })
