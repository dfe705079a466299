import type { BodyMember } from '../../db/reads/deciding-body.js'
import { words } from '../../domain/authority/signatory.js'
import { searchName } from '../../domain/names.js'
import type { Signature } from './administrative-form.js'
import { type Issuer, titleAt } from './issuer.js'

/** What a deputy of a committee is called, who signs in its name as its head does (Guidance 05-HD/VPTW). */
const DUTIES: Readonly<Record<BodyMember['duty'], string | undefined>> = {
  head: undefined,
  deputy: 'Phó Bí thư',
  secretary: 'Ủy viên Ban Thường vụ',
  member: 'Ủy viên Ban Thường vụ',
}

/**
 * How what a body decided is signed: its power, the title on a line of its own, and the name. Written is a name, an office
 * or both; where nobody of the body is meant by it, what was written stands as the name, and no title is guessed.
 */
export function signatureOf(issuer: Issuer, members: readonly BodyMember[], written: string): Signature {
  const [head] = members.filter(({ duty }) => duty === 'head')
  const signer =
    members.find(({ name }) => words(written).includes(words(name))) ??
    (head && isOffice(written, issuer, head) ? head : undefined)
  if (!signer) {
    const power = issuer.power && { power: issuer.power }
    // An office was written, and nobody of the body holds it: that is their title.
    return isDeputy(written)
      ? { ...power, name: written }
      : { ...power, title: TITLE_TO_WRITE, name: written }
  }
  if (issuer.power)
    return {
      power: issuer.power,
      title: (signer.duty === 'deputy' && issuer.deputyTitle) || DUTIES[signer.duty] || issuer.title || '',
      name: signer.name,
    }
  const own = titleOf(signer, issuer)
  if (signer === head || !head) return { ...(own && { title: own }), name: signer.name }
  const onBehalf = issuer.form === 'party' ? 'K/T' : 'KT.'
  const of = titleOf(head, issuer)
  return { ...(of && { power: `${onBehalf} ${of}` }), ...(own && { title: own }), name: signer.name }
}

/** Where no record tells as what somebody signs: it is seen that something is to be written. */
const TITLE_TO_WRITE = '[Chức vụ người ký]'

/**
 * How the head of an agency or a people's committee signs what is theirs to decide, or a deputy for them. Written is a name, an
 * office or both; who it is need not be on record.
 */
export function signedByHead(issuer: Issuer, members: readonly BodyMember[], written: string): Signature {
  if (members.some(({ name }) => words(written).includes(words(name))))
    return signatureOf({ ...issuer, power: undefined }, members, written)
  const title = issuer.title ?? TITLE_TO_WRITE
  const name = written
    .replace(/^(?:(?:t[mlq]|kt|tuq|[tk]\/[tlm])\.?\s+)?(?:[^,]*,\s*)*/iu, '')
    .replace(OFFICE, '')
  return isDeputy(written)
    ? { power: `KT. ${title}`, title: issuer.deputyTitle ?? `Phó ${title}`, name }
    : { title, name }
}

/** An office before a name. */
const OFFICE =
  /^(?:phó\s+)?(?:chủ tịch|giám đốc|chánh văn phòng|chánh thanh tra|hiệu trưởng|trưởng ban|trưởng phòng)\s+/iu

/** The head of a body, as whoever signs where nothing is written yet; the name is left open where there is none. */
export function headOf(issuer: Issuer, members: readonly BodyMember[]): Signature {
  const [head] = members.filter(({ duty }) => duty === 'head')
  const title = issuer.title ?? (head && titleIn(head, issuer))
  return {
    ...(issuer.power && { power: issuer.power }),
    title: title ?? TITLE_TO_WRITE,
    ...(head && { name: head.name }),
  }
}

/** As what a head or a deputy of an agency or an organ signs: by what its head is called, else by their post. */
function titleOf(member: BodyMember, issuer: Issuer): string | undefined {
  const { duty } = member
  if (issuer.title === undefined || (duty !== 'head' && duty !== 'deputy')) return titleIn(member, issuer)
  return duty === 'head' ? issuer.title : (issuer.deputyTitle ?? `Phó ${issuer.title}`)
}

const titleIn = ({ titles: [title] }: BodyMember, issuer: Issuer): string | undefined =>
  title === undefined ? undefined : titleAt(title, issuer)

/** Is an office written, and the head's: 'T/M Ban Thường vụ, Bí thư', 'Người đứng đầu cơ quan', 'Giám đốc Sở Y tế'? */
function isOffice(written: string, issuer: Issuer, head: BodyMember): boolean {
  const offices = [issuer.title, titleIn(head, issuer), ...head.titles, 'Người đứng đầu cơ quan']
  return offices.some((office) => office && words(written).endsWith(words(office)) && !isDeputy(written))
}

const isDeputy = (written: string): boolean => /\b(pho|k\/t|kt\.)/u.test(searchName(written))
