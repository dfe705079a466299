import type { IsoDate } from '../../../domain/vocabulary.js'
import {
  body,
  closingOf,
  docx,
  endOfText,
  kindAndAbstract,
  letterheadOf,
  line,
  type Orientation,
  type Signature,
  type Style,
  signatures,
} from '../administrative-form.js'
import type { CaseRecord } from '../case-record.js'
import { type Issuer, numberToGive } from '../issuer.js'
import type { Paragraph, Table } from '../parts.js'

/** What is written by hand, because no record holds it. */
export const TO_WRITE = '……………………………………………………'

/** Something that is to be written after its heading: set to the left, as the dots would stretch the words. */
export const toWrite = (what: string, style: Style = {}): Paragraph =>
  body(`${what}${TO_WRITE}`, { align: 'LEFT', ...style })

/** A paper that is drafted from the records and signed outside: its number and its date are given then. */
export interface Draft {
  issuer: Issuer
  /** Its number and day, where they are on record. */
  numbered?: { number: string; on: IsoDate }
  /** Of the number: 'TTr', 'GM', 'DS', 'TB', 'CV'. */
  symbol: string
  /** 'Tờ trình'; a letter has none. */
  kind?: string
  /** 'về việc …' */
  abstract: string
  to?: string
  content: readonly (Paragraph | Table)[]
  /** Its last sentence, without the full stop. */
  last: string
  end: { recipients: readonly string[]; signature: Signature } | 'minutes' | 'talk'
  orientation?: Orientation
}

/** A draft as DOCX. The same records give the same bytes. */
export function draftDocx({ today }: Pick<CaseRecord, 'today'>, draft: Draft): Promise<Buffer> {
  const { issuer, kind, abstract, content, last, orientation = 'portrait' } = draft
  const parts = [
    ...headOf(draft, orientation),
    ...addressed(draft),
    ...content,
    body(`${last}${endOfText(issuer.form)}`, { keepNext: true }),
    line('', { keepNext: true }),
    endOf(draft, orientation),
  ]
  return docx(kind ?? abstract, today, parts, { orientation })
}

function headOf({ issuer, symbol, kind, abstract, numbered }: Draft, orientation: Orientation) {
  const { number, on } = numbered ?? { number: numberToGive(issuer, symbol), on: undefined }
  return kind === undefined
    ? [letterheadOf(issuer, number, on, { orientation, about: abstract }), line('')]
    : [letterheadOf(issuer, number, on, { orientation }), ...kindAndAbstract(kind, abstract, issuer.form)]
}

/** A proposal of the Party is put before whom it is sent to, everything else is sent. */
function addressed({ to, issuer, symbol }: Draft): Paragraph[] {
  if (to === undefined) return []
  const sent = issuer.form === 'party' && symbol === 'TTr' ? 'Kính trình' : 'Kính gửi'
  return [line(`${sent}: ${to}`, { align: 'CENTER', spacing: { after: 160 } })]
}

function endOf({ end, issuer: { form } }: Draft, orientation: Orientation): Table {
  if (typeof end === 'object') return closingOf(form, end.recipients, end.signature, orientation)
  if (end === 'talk')
    return signatures(
      ['NGƯỜI ĐƯỢC TRAO ĐỔI', 'NGƯỜI GHI BIÊN BẢN', 'NGƯỜI CHỦ TRÌ'].map((title) => ({ title })),
    )
  return form === 'party'
    ? signatures([{ title: 'NGƯỜI GHI BIÊN BẢN' }, { title: 'CHỦ TRÌ HỘI NGHỊ' }])
    : signatures([{ title: 'THƯ KÝ' }, { title: 'CHỦ TRÌ' }])
}
