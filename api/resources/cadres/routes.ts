import type { Router } from 'express'
import type { z } from 'zod'
import { together } from '../../../db/pool.js'
import {
  type CadreDetailRow,
  type CadreFilter,
  type CadreRow,
  listCadres,
} from '../../../db/registers/cadres.js'
import { addMonths } from '../../../domain/deadlines/dates.js'
import { searchName } from '../../../domain/names.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { changeCadre, createCadre } from '../../../records/cadres.js'
import { eligibleFor } from '../../../records/cases/eligible-for.js'
import type { Caller, Reach } from '../../../records/rights/caller.js'
import { entriesOf } from '../../../records/rights/entries-of-person.js'
import { readsFile } from '../../../records/rights/people.js'
import type { ApiDeps } from '../../deps.js'
import { type Shown, statusOf } from '../../http/answer.js'
import { sendNew, sendRecord } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveRevision } from '../../http/serve-revision.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { confidenceOf } from './confidence.js'
import { registersOf, waitingAbout } from './registers.js'
import {
  type cadre,
  cadreChange,
  cadreDetails,
  cadrePage,
  cadreQuery,
  newCadre,
  oneCadreQuery,
} from './schemas.js'
import { cadreSheet } from './sheet.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/cadres',
  tag: 'Cadres',
  summary: { vi: 'Cán bộ', en: 'Cadres' },
  description: {
    vi: 'Những người thuộc các đơn vị mà vai trò của đồng chí bao gồm, và chính đồng chí.',
    en: 'The people of the units that your roles cover, and yourself.',
  },
  query: cadreQuery,
  answers: {
    200: { description: 'Cadres by given name, in the order of Vietnamese dictionaries', schema: cadrePage },
  },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}',
  tag: 'Cadres',
  summary: { vi: 'Hồ sơ một cán bộ', en: "A cadre's record" },
  query: oneCadreQuery,
  answers: {
    200: { description: 'The record, as far as it is open to you', schema: cadreDetails, headers: etag },
  },
})

const createOperation = operation({
  method: 'post',
  path: '/v1/cadres',
  tag: 'Cadres',
  summary: { vi: 'Thêm cán bộ', en: 'Add a cadre' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị nơi người đó công tác; hồ sơ được tạo và việc tạo được ghi nhật ký.',
    en: 'By an HR officer of the unit in which the person works; the record is made, and the trail tells so.',
  },
  body: newCadre,
  command: true,
  answers: {
    201: { description: 'The record', schema: cadreDetails, headers: { Location: 'Where it is', ...etag } },
  },
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/cadres/{id}',
  tag: 'Cadres',
  summary: { vi: 'Sửa hồ sơ cán bộ', en: "Change a cadre's record" },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải chính người đó, người cùng được xem xét, người thân hoặc người có lợi ích liên quan; chỉ những trường được nêu thay đổi, hồ sơ nhận phiên bản mới.',
    en: 'By an HR officer of the unit, neither the person nor a competitor, a near relative or tied by an interest; only the fields that are given change, and the record has a new version.',
  },
  body: cadreChange,
  ifMatch: true,
  answers: { 200: { description: 'The record', schema: cadreDetails, headers: etag } },
})

/** Cadres and their records, as far as a role covers their unit; docs/access.md says which field is open to whom. */
export function cadreRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'sees',
    name: 'cadres/given-name',
    position: { sortName: cursorText, id: cursorText },
    rows: async ({ client, caller, reach, filter, today, after, limit }) => {
      const asked = { ...cadresAsked(caller, reach, filter, today), after, limit }
      if (filter.eligibleFor === undefined) return listCadres(client, asked)
      const { people, isMore } = await eligibleFor(client, caller, { of: filter.eligibleFor, on: today })
      const found = await listCadres(client, { ...asked, among: people })
      return { ...found, isMore: isMore || found.isMore === true }
    },
    at: ({ sortName, id }) => ({ sortName, id }),
    sheet: cadreSheet,
    show: ({ language, filter }) => {
      const shown = show(language)
      return asksFiles(filter)
        ? (row) => ({ ...shown(row), bornOn: row.bornOn, sex: row.sex })
        : (row): z.output<typeof cadre> => shown(row)
    },
  })
  serveReading(router, readOperation, deps, {
    rights: 'sees-person',
    read: async ({ granted: row, query, ...shown }) => {
      const details = await showDetails(row, shown)
      if (!query.registers || !details.file) return details
      const [registers, waiting, confidence] = await together([
        registersOf(shown),
        waitingAbout(row.id, shown),
        confidenceOf(row.id, shown),
      ])
      return { ...details, registers, waiting, confidence }
    },
    send: (response, record) => sendRecord(response, statusOf(readOperation), record),
  })
  serveUseCase(router, createOperation, deps, {
    rights: 'officers-of-unit',
    use: createCadre,
    input: ({ body }, id) => ({ id: `c-${id}`, ...body }),
    show: showDetails,
    send: (response, status, answer) => sendNew(response, '/v1/cadres', status, answer),
  })
  serveRevision(router, changeOperation, deps, {
    rights: 'officers-of-person',
    use: changeCadre,
    input: ({ of, read, body: { papers, ...values } }) => ({ person: of, read, papers, values }),
    show: showDetails,
  })
  return router
}

type Filter = Pick<z.output<typeof cadreQuery>, 'q' | 'unit' | 'managedAs' | 'level' | 'plannedFor'> &
  AskedOfFiles
type AskedOfFiles = Pick<z.output<typeof cadreQuery>, 'sex' | 'ageFrom' | 'ageTo' | 'eligibleFor'>

/** Sex, age and who is eligible are of the file: they tell of those alone whose files one reads. */
const asksFiles = ({ sex, ageFrom, ageTo, eligibleFor: post }: AskedOfFiles): boolean =>
  [sex, ageFrom, ageTo, post].some((asked) => asked !== undefined)

function cadresAsked(
  { personId, readsRecords, competitors }: Caller,
  sees: Reach,
  { q, sex, ageFrom, ageTo, eligibleFor: post, ...filter }: Filter,
  today: IsoDate,
): Omit<CadreFilter, 'after' | 'limit'> {
  const files = asksFiles({ sex, ageFrom, ageTo, eligibleFor: post })
  return {
    ...filter,
    ...{ reach: files ? readsRecords : sees, self: personId, q: q && searchName(q) },
    ...(files && {
      file: {
        sex,
        bornBy: ageFrom === undefined ? undefined : yearsBefore(today, ageFrom),
        bornAfter: ageTo === undefined ? undefined : yearsBefore(today, ageTo + 1),
        without: competitors,
      },
    }),
  }
}

const yearsBefore = (day: IsoDate, years: number): IsoDate => addMonths(day, -12 * years)

const show = (language: Language) => (row: CadreRow) => ({
  id: row.id,
  fullName: row.fullName,
  unit: row.unit && { id: row.unit.id, name: say(row.unit.name, language) },
  managedAs: row.managedAs,
  posts: row.posts.map(({ title, ...held }) => ({ ...held, title: say(title, language) })),
  version: row.version,
})

async function showDetails(
  row: CadreDetailRow,
  { client, language, caller, today }: Pick<Shown, 'client' | 'language' | 'caller' | 'today'>,
) {
  const ref = ({ id, title }: { id: string; title: { vi: string; en: string } }) => ({
    id,
    title: say(title, language),
  })
  const open = readsFile(caller, row)
  return {
    ...show(language)(row),
    tenures: row.tenures.map(({ post, ...tenure }) => ({ ...tenure, post: ref(post) })),
    planning: row.planning.map(({ post, leftReason, ...entry }) => ({
      ...entry,
      post: ref(post),
      ...(open && { leftReason }),
    })),
    mayEnter: await entriesOf(client, caller, row, today),
    ...(open && {
      file: { ...row.file, originUnit: row.file.originUnit && say(row.file.originUnit, language) },
    }),
  }
}
