/** The members of a JSON object; undefined where the text is none. */
export function membersOf(bytes: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(bytes))
  } catch {
    return undefined
  }
}

/** What an event says that came of it; undefined where it says nothing, or is no event. */
export const afterOf = (bytes: string): Readonly<Record<string, unknown>> | undefined =>
  asObject(membersOf(bytes)?.after)

/** The same value where it is an object; its members may be anything. */
const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
