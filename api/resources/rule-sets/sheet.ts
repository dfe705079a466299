import type { z } from 'zod'
import type { ProcedureKind } from '../../../domain/vocabulary.js'
import { inWords, listed, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { ruleSetItem, template } from './schemas.js'

type Item = Pick<z.output<typeof ruleSetItem>, 'id' | 'version' | 'title' | 'type' | 'takesPlaceOf'> & OfKinds
type Template = Pick<z.output<typeof template>, 'ruleSet' | 'title'> &
  OfKinds & { stages: readonly { title: string }[] }
interface OfKinds {
  kinds: readonly ProcedureKind[]
}

/** The rule sets as a table. */
export const ruleSetSheet: Sheet<Item> = {
  title: { vi: 'Bộ quy tắc', en: 'Rule sets' },
  columns: [
    text('Mã', 'Code', ({ id }) => id),
    number('Phiên bản', 'Version', ({ version }) => version),
    text('Tên', 'Title', ({ title }) => title),
    text('Loại quy trình', 'Kinds', ({ kinds }, language) =>
      listed(kinds.map((kind) => VOCABULARY.procedureKinds[kind][language])),
    ),
    text(
      'Quy trình',
      'Type',
      ({ type }, language) => type && inWords(VOCABULARY.procedureTypes, type, language),
    ),
    text('Thay cho', 'Takes the place of', ({ takesPlaceOf }) => takesPlaceOf),
  ],
}

/** What can be launched, as a table. */
export const templateSheet: Sheet<Template> = {
  title: { vi: 'Quy trình', en: 'Procedures that can be launched' },
  columns: [
    text('Bộ quy tắc', 'Rule set', ({ ruleSet }) => ruleSet.id),
    number('Phiên bản', 'Version', ({ ruleSet }) => ruleSet.version),
    text('Tên', 'Title', ({ title }) => title),
    text('Loại quy trình', 'Kinds', ({ kinds }, language) =>
      listed(kinds.map((kind) => VOCABULARY.procedureKinds[kind][language])),
    ),
    text('Các bước', 'Stages', ({ stages }) => listed(stages.map(({ title }) => title))),
  ],
}
