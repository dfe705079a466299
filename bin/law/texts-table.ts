import { LEGAL_TEXTS } from '../../domain/rules/legal-texts.js'
import type { LegalText } from '../../domain/rules/texts/legal-text.js'
import { showDate } from '../../domain/words.js'

const HEAD = [
  '| Văn bản / Text | Ban hành / Issued | Hiệu lực / In force | Sửa đổi / Amended | Ghi chú / Note |',
  '| --- | --- | --- | --- | --- |',
]

/** Every text of law that the product knows, with its days: what a decision may name as its ground, and until when. */
export function textsTable(): string {
  return [...HEAD, ...LEGAL_TEXTS.filter(({ inForce }) => inForce.from !== undefined).map(rowOf)].join('\n')
}

function rowOf({ name, title, issuer, issuedOn, inForce, amendedBy, note }: LegalText): string {
  const issued = [issuedOn && showDate(issuedOn).vi, issuer && `${issuer.vi}<br>*${issuer.en}*`]
  const { from, to } = inForce
  const days = `${from ? showDate(from).vi : ''} –${to ? ` ${showDate(to).vi}` : ''}`
  const cells = [
    `${name.vi}: ${title.vi}<br>*${name.en}: ${title.en}*`,
    issued.filter((each) => each !== undefined).join(', '),
    days,
    amendedBy ? amendedOf(amendedBy) : '',
    note ? `${note.vi}<br>*${note.en}*` : '',
  ]
  return `| ${cells.join(' | ')} |`
}

function amendedOf({ id, from, articles }: NonNullable<LegalText['amendedBy']>): string {
  const by = LEGAL_TEXTS.find((text) => text.id === id)?.name
  const [places, day] = [articles.join(', '), showDate(from).vi]
  return `từ ${day} bởi ${by?.vi}: các điều ${places}<br>*from ${day} by ${by?.en}: articles ${places}*`
}
