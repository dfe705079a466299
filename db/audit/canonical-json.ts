/**
 * JSON with sorted keys and no undefined members: the same value always gives the same bytes, so that it can be hashed.
 * (RFC 8785 for the values used here: strings, safe integers, booleans, null, arrays, objects.)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : member,
  )
}
