import type { z } from 'zod'
import { inWords, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { unit } from './schemas.js'

/** The tree of units as a table. */
export const unitSheet: Sheet<z.output<typeof unit>> = {
  title: { vi: 'Đơn vị', en: 'Units' },
  columns: [
    text('Mã', 'Code', ({ id }) => id),
    text('Tên', 'Name', ({ name }) => name),
    text('Loại', 'Kind', ({ kind }, language) => inWords(VOCABULARY.unitKinds, kind, language)),
    text('Thuộc', 'Belongs to', ({ parentId }) => parentId),
    text(
      'Tổ chức đảng',
      'Party organisation',
      ({ partyOrganisation }, language) =>
        partyOrganisation && inWords(VOCABULARY.partyOrganisations, partyOrganisation, language),
    ),
    text('Cấp ủy lãnh đạo toàn diện', 'Party committee leads comprehensively', ({ partyLeads }, language) =>
      partyLeads === null ? null : inWords(VOCABULARY.partyLeadership, partyLeads ? 'yes' : 'no', language),
    ),
    number('Bậc', 'Depth', ({ depth }) => depth),
    number('Đơn vị trực thuộc', 'Units below', ({ children }) => children),
  ],
}
