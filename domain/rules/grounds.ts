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
  return sources.flatMap(({ id, title }) => {
    const text = findText(id)
    if (!text) return [title.vi]
    const isGround = !NO_GROUNDS.some((each) => each === id) && isTextInForce(text, begunOn)
    return isGround ? [asGround(text, title.vi)] : []
  })
}

/** 'Nghị định 170/2025/NĐ-CP ngày 30/06/2025 của Chính phủ: Tuyển dụng, sử dụng và quản lý công chức' */
function asGround({ name, issuedOn, issuer, title }: LegalText, listed: string): string {
  if (issuedOn === undefined || issuer === undefined) return listed
  // The year beside a number tells regulations of other years apart; here the day does.
  const number = name.vi.replace(/ \(\d{4}\)$/, '')
  return `${number} ngày ${showDate(issuedOn).vi} của ${issuer.vi}: ${title.vi}`
}
