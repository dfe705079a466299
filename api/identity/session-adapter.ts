import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Entry {
  model: string
  payload: AdapterPayload
  expiresAt: number
}

/** Login pages in progress, sessions and grants of the demonstration: enough for any, and a bound for a flood. */
const CAPACITY = 10_000

/**
 * Sessions, login pages and grants of the embedded provider, in the memory of its process. A restart loses them and
 * people log in again; access tokens are self-contained JWTs and do not depend on them. At capacity the oldest goes.
 */
export function createSessionAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>()

  const alive = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > Date.now()) return entry
    entries.delete(key)
    return undefined
  }
  const findBy = (model: string, matches: (payload: AdapterPayload) => boolean) => {
    for (const [key, entry] of entries) {
      if (entry.model === model && matches(entry.payload)) return alive(key)?.payload
    }
    return undefined
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    return {
      async upsert(id, payload, expiresIn) {
        entries.delete(keyOf(id))
        const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000
        entries.set(keyOf(id), { model, payload, expiresAt })
        const oldest = entries.keys().next()
        if (entries.size > CAPACITY && !oldest.done) entries.delete(oldest.value)
      },
      async find(id) {
        return alive(keyOf(id))?.payload
      },
      async findByUid(uid) {
        return findBy(model, (payload) => payload.uid === uid)
      },
      async findByUserCode(userCode) {
        return findBy(model, (payload) => payload.userCode === userCode)
      },
      async consume(id) {
        const entry = alive(keyOf(id))
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, entry] of entries) {
          if (entry.payload.grantId === grantId) entries.delete(key)
        }
      },
    }
  }
}
