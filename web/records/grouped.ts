/** In groups by a key, both in the order in which they come. */
export function grouped<Each, Key>(all: readonly Each[], keyOf: (each: Each) => Key): [Key, Each[]][] {
  const groups = new Map<Key, Each[]>()
  for (const each of all) {
    const key = keyOf(each)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups]
}
