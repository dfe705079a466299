import { type Finding, type FindingCode, NotLookedThrough, partNamed } from './finding.js'
import { keyOf, packageOf } from './package-parts.js'
import type { XmlElement } from './xml-elements.js'

/** Findings that are named. */
const MOST_NAMED = 10

/** What a part is, by the type that the list of types gives it. */
const TYPES_REFUSED: readonly [RegExp, FindingCode][] = [
  [/macroenabled|vba|customization/i, 'has-macros'],
  [/activex|oleobject|ms-package/i, 'has-embedded-objects'],
  [/webextension/i, 'has-outside-parts'],
  [
    /^application\/vnd\.openxmlformats-officedocument\.(?!wordprocessingml\.)\w+\.(?:sheet|presentation|template)(?:\.|$)/i,
    'has-embedded-objects',
  ],
  [
    /^application\/(?:msword|vnd\.ms-(?:excel|powerpoint)|x-msdownload|x-msdos-program|hta|javascript)/i,
    'has-embedded-objects',
  ],
]

/** What a part is to another, by the last word of the relationship, in whichever version of the format. */
const RELATIONS_REFUSED: Readonly<Record<string, FindingCode>> = {
  vbaproject: 'has-macros',
  wordvbadata: 'has-macros',
  keymapcustomizations: 'has-macros',
  attachedtoolbars: 'has-macros',
  extensibility: 'has-macros',
  usercustomization: 'has-macros',
  attachedtemplate: 'has-outside-parts',
  subdocument: 'has-outside-parts',
  frame: 'has-outside-parts',
  externallink: 'has-outside-parts',
  webextension: 'has-outside-parts',
  webextensiontaskpanes: 'has-outside-parts',
  afchunk: 'has-embedded-objects',
  package: 'has-embedded-objects',
  oleobject: 'has-embedded-objects',
  control: 'has-embedded-objects',
  activexcontrol: 'has-embedded-objects',
  activexcontrolbinary: 'has-embedded-objects',
}

/** What a link in the text may lead to, when it is clicked: the web, an address, a place in the document itself. */
const LINKS = /^(?:https?:\/\/|mailto:|#)/i
/** What makes another address of one for some readers, a share of the network for instance, and has no place in any. */
const MISLEADING = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|%5c%5c/iu
/** What leads out of the document though it is not said to: an address, a share. */
const ELSEWHERE = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/)|%5c/i

/** What Word looks for by name alone. */
const NAMES_REFUSED: readonly [RegExp, FindingCode][] = [
  [/(?:^|\/)vba(?:project|data)\b/, 'has-macros'],
  [/(?:^|\/)(?:activex|embeddings)\//, 'has-embedded-objects'],
]

/**
 * What a Word document brings along or fetches when it is opened, by the types of its parts and what they are to each other,
 * whatever they are called.
 * @throws NotLookedThrough where it is damaged, encrypted, or made so that two readers see two things in it
 */
export function docxFindings(content: Buffer): Finding[] {
  const { parts, types, relationships } = packageOf(content)
  if (types.length === 0) throw new NotLookedThrough('[Content_Types].xml')
  const named = [...parts].flatMap(([key, { name }]) =>
    NAMES_REFUSED.flatMap(([pattern, code]) => (pattern.test(key) ? [{ code, where: partNamed(name) }] : [])),
  )
  const related = relationships().flatMap(({ list, relationship }) => {
    const code = relationRefused(relationship)
    return code ? [{ code, where: list }] : []
  })
  const findings = [...types.flatMap(typeRefused), ...named, ...related]
  const told = new Map(findings.map((finding) => [`${finding.code} ${finding.where}`, finding]))
  return [...told.values()].slice(0, MOST_NAMED)
}

/** The type that makes a Word document of an archive stands in the list of types; and the part that has it is there. */
export function mainPartOf(content: Buffer, type: string): string | undefined {
  const { parts, types } = packageOf(content)
  return types
    .filter(({ name, attributes }) => name === 'Override' && attributes.get('ContentType') === type)
    .map(({ attributes }) => keyOf((attributes.get('PartName') ?? '').replace(/^\//, '')))
    .find((part) => parts.has(part))
}

function typeRefused({ attributes }: XmlElement): Finding[] {
  const type = attributes.get('ContentType') ?? ''
  const where = partNamed(attributes.get('PartName') ?? `.${attributes.get('Extension') ?? ''}`)
  return TYPES_REFUSED.flatMap(([pattern, code]) => (pattern.test(type) ? [{ code, where }] : []))
}

function relationRefused({ attributes }: XmlElement): FindingCode | undefined {
  const [type, target, mode = 'Internal'] = ['Type', 'Target', 'TargetMode'].map((name) =>
    attributes.get(name),
  )
  const relation = (type ?? '').trim().split('/').at(-1)?.toLowerCase() ?? ''
  if (Object.hasOwn(RELATIONS_REFUSED, relation)) return RELATIONS_REFUSED[relation]
  const to = target ?? ''
  const isOutside = mode !== 'Internal' || ELSEWHERE.test(to)
  if (MISLEADING.test(to)) return 'has-outside-parts'
  return isOutside && !(relation === 'hyperlink' && LINKS.test(to.trim())) ? 'has-outside-parts' : undefined
}
