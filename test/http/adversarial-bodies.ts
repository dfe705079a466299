import fc from 'fast-check'

/** 1 MB, as the API takes JSON at the most. */
export const MEGABYTE = 1_048_576

export interface Schema {
  [keyword: string]: unknown
}
/** The schemas that others are named by. */
export type Named = Readonly<Record<string, Schema>>

/** JSON before what is put in its place, and after it. */
interface Around {
  before: string
  after: string
}

/** Writes JSON of about so many characters. */
type Filling = (size: number) => string

const repeated = (unit: string, size: number): string => unit.repeat(Math.floor(size / unit.length))
const text =
  (unit: string): Filling =>
  (size) =>
    `"${repeated(unit, size / 2)}"`
const list =
  (item: string): Filling =>
  (size) =>
    `[${repeated(`${item},`, size - item.length - 2)}${item}]`
const nested =
  (open: string, close: string): Filling =>
  (size) =>
    repeated(open, (size * open.length) / (open.length + close.length)) +
    (open.endsWith(':') ? '0' : '') +
    repeated(close, (size * close.length) / (open.length + close.length))
const members =
  (key: (n: number) => string, value: string): Filling =>
  (size) => {
    const each: string[] = []
    for (let [n, length] = [0, 0]; length < size - 40; n += 1) {
      const member = `${JSON.stringify(key(n))}:${value}`
      each.push(member)
      length += member.length + 1
    }
    return `{${each.join(',')}}`
  }

/** The first members of an object. */
const firstOf = (count: number, filling: Filling): string =>
  `${filling(MEGABYTE).split(',').slice(0, count).join(',')}}`

/** What no client sends: long, deep, wide, and wrong many times over. */
const FILLINGS: Readonly<Record<string, Filling>> = {
  'one letter': text('a'),
  'combining marks': (size) => `"e${repeated('\u0301\u0323', size / 4)}"`,
  'marks of two kinds on every letter': text('e\u0323\u0301'),
  'marks within the limit': text(`e${'\u0301\u0323'.repeat(5)}`),
  'what NFC makes longer': text('\ufb2c'),
  spaces: text(' '),
  'invisible characters': text('\u200b'),
  'astral characters': text('😀'),
  escapes: text('\\u0001'),
  'halves of characters': text('\\ud800'),
  'an address': text('a.'),
  'an address that never ends': text('a@'),
  'a date': text('2026-01-01'),
  digits: (size) => repeated('1', size),
  'a number with an exponent': () => '1e400',
  'lists within lists': nested('[', ']'),
  'objects within objects': nested('{"a":', '}'),
  'an object within its own kind': nested('{"value":', '}'),
  nulls: list('null'),
  zeros: list('0'),
  'empty texts': list('""'),
  'empty objects': list('{}'),
  'empty lists': list('[]'),
  ids: list('"an"'),
  'objects with a wrong key': list('{"x":0}'),
  'unknown keys': members((n) => `k${n}`, '0'),
  'the shortest unknown keys': members((n) => n.toString(36), '0'),
  'numbers as keys': members(String, '0'),
  'keys that are no codes': members((n) => `\u0301${n}`, '{}'),
  'one long key': (size) => `{"${repeated('k', size)}":0}`,
  'as many unknown keys as are read': () =>
    firstOf(
      39_000,
      members((n) => `k${n}`, '0'),
    ),
  'as many keys that are no codes': () =>
    firstOf(
      39_000,
      members((n) => `\u0301${n}`, '0'),
    ),
  'an electorate of empty texts': () => `[${Array(5000).fill('""').join(',')}]`,
  'an electorate of objects': () => `[${Array(5000).fill('{"x":0,"y":0,"z":0}').join(',')}]`,
  'a prototype': members((n) => (n === 0 ? '__proto__' : `k${n}`), '{}'),
}

/** Every place in what that schema takes, with the JSON around it: what a kind is told by stands there, and nothing else. */
export function placesIn(schema: Schema, named: Named): Around[] {
  const target = typeof schema.$ref === 'string' ? named[schema.$ref.replace(/^.*\//, '')] : undefined
  if (target) return placesIn(target, named)
  const { anyOf, oneOf, properties, items } = schema as {
    anyOf?: Schema[]
    oneOf?: Schema[]
    properties?: Record<string, Schema>
    items?: Schema
  }
  const within = [
    ...[...(anyOf ?? []), ...(oneOf ?? [])].flatMap((each) => placesIn(each, named)),
    ...(items ? placesIn(items, named).map(inside('[', ']')) : []),
    ...membersOf(properties ?? {}, named),
  ]
  return [{ before: '', after: '' }, ...within]
}

function membersOf(properties: Record<string, Schema>, named: Named): Around[] {
  const told = Object.entries(properties).flatMap(([name, { enum: values }]) =>
    Array.isArray(values) && values.length === 1 ? [[name, JSON.stringify(values[0])] as const] : [],
  )
  return Object.entries(properties).flatMap(([name, schema]) => {
    const others = told.filter(([other]) => other !== name).map(([other, value]) => `"${other}":${value},`)
    return placesIn(schema, named).map(inside(`{${others.join('')}"${name}":`, '}'))
  })
}

const inside =
  (open: string, close: string) =>
  ({ before, after }: Around): Around => ({ before: open + before, after: after + close })

/** One megabyte of one kind in one of those places. */
export function adversarialBodies(
  places: readonly Around[],
): fc.Arbitrary<{ kind: string; at: string; json: Buffer }> {
  return fc
    .record({ place: fc.constantFrom(...places), kind: fc.constantFrom(...Object.keys(FILLINGS)) })
    .map(({ place: { before, after }, kind }) => ({
      kind,
      at: before,
      json: upToMegabyte(before, FILLINGS[kind] ?? (() => ''), after),
    }))
}

/** As near to the limit as characters of several bytes allow. */
function upToMegabyte(before: string, filling: Filling, after: string): Buffer {
  const room = MEGABYTE - before.length - after.length - 100
  for (const share of [1, 1.9, 0.95, 0.6, 0.45, 0.3]) {
    const json = Buffer.from(before + filling(room * share) + after)
    if (json.length <= MEGABYTE) return json
  }
  throw new Error('no filling fits')
}
