import type { IsoDate, Text } from '../vocabulary.js'
import { showDate } from '../words.js'
import { findText, isTextInForce, type LegalTextId } from './legal-texts.js'
import type { LegalText } from './texts/legal-text.js'

/** No decision is founded on what a locality chose in its rule sets, nor on the codes that ages and days are counted by. */
const NO_GROUNDS: readonly LegalTextId[] = ['local-practice', 'labour-code-2019', 'civil-code-2015']

/** What a rule set names as its texts. */
interface Source {
  id: string
  title: Text
}

/**
 * The texts that a decision names as its grounds: of those of its rule set the ones in force on the day the case began, with
 * number, day and issuer. What a locality published by itself is named as its rule set has it.
 */
export function groundsOf(sources: readonly Source[], begunOn: IsoDate): string[] {
  const named = sources.flatMap(({ id, title }) => {
    const text = findText(id)
    if (!text) return [{ issuedOn: undefined, said: title.vi }]
    const isGround = !NO_GROUNDS.some((each) => each === id) && isTextInForce(text, begunOn)
    return isGround ? [{ issuedOn: text.issuedOn, said: asGround(text, title.vi) }] : []
  })
  // What was amended stands before what amends it; what a locality published by itself comes last.
  const last = '9999'
  return named
    .sort((one, other) => (one.issuedOn ?? last).localeCompare(other.issuedOn ?? last))
    .map(({ said }) => said)
}

/** What comes before every other ground, by the form of whoever decides. */
export const FIRST_GROUNDS: Readonly<Record<'party' | 'state' | 'employees', readonly string[]>> = {
  party: ['Điều lệ Đảng Cộng sản Việt Nam'],
  state: ['Luật Tổ chức chính quyền địa phương', 'Luật Cán bộ, công chức'],
  employees: ['Luật Tổ chức chính quyền địa phương', 'Luật Viên chức'],
}

/** Are they about public employees, and not about civil servants? */
export const isOfEmployees = (sources: readonly Source[]): boolean => {
  const about = sources.map(({ title }) => title.vi).join(' ')
  return /viên chức/iu.test(about) && !/công chức/iu.test(about)
}

/** 'Nghị định số 170/2025/NĐ-CP ngày 30/06/2025 của Chính phủ về tuyển dụng, sử dụng và quản lý công chức' */
function asGround({ name, issuedOn, issuer, title }: LegalText, listed: string): string {
  if (issuedOn === undefined || issuer === undefined) return listed
  // The year beside a number tells regulations of other years apart; here the day does.
  const number = name.vi.replace(/ \(\d{4}\)$/, '').replace(/^(\D+?) (?=\d)/u, '$1 số ')
  const about = title.vi.charAt(0).toLocaleLowerCase('vi') + title.vi.slice(1)
  return `${number} ngày ${showDate(issuedOn).vi} của ${issuer.vi} ${/^(sửa đổi|quy định|hướng dẫn)/u.test(about) ? '' : 'về '}${about}`
}
