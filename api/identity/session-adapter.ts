import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider'

interface Entry {
  model: string
  payload: AdapterPayload
  expiresAt: number
}

/** Login pages in progress, sessions and grants of the demonstration: enough for any, and a bound for a flood. */
const CAPACITY = 10_000

/**
 * Sessions, login pages and grants of the embedded provider, in the memory of its process. A restart loses them and
 * people log in again when their access token ends, which is a self-contained JWT and does not depend on them. At capacity the oldest goes,
 * of those of nobody first.
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

  /** The grant and whatever was given by it. */
  const revoke = (grantId: string | undefined): void => {
    if (grantId === undefined) return
    entries.delete(`Grant:${grantId}`)
    for (const [key, entry] of entries) {
      if (entry.payload.grantId === grantId) entries.delete(key)
    }
  }

  /** The oldest of what is nobody's yet: whoever asks without signing in signs nobody out. */
  const forgetOne = (): void => {
    let oldest: string | undefined
    for (const [key, { payload }] of entries) {
      oldest ??= key
      if (payload.accountId !== undefined) continue
      oldest = key
      break
    }
    if (oldest !== undefined) entries.delete(oldest)
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    return {
      async upsert(id, payload, expiresIn) {
        entries.delete(keyOf(id))
        const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000
        entries.set(keyOf(id), { model, payload, expiresAt })
        if (entries.size > CAPACITY) forgetOne()
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
        // Of two uses at once both have looked before either gets here: what the other one was given ends as well.
        if (!entry || entry.payload.consumed) {
          revoke(entry?.payload.grantId)
          throw new errors.InvalidGrant('it was used already')
        }
        entry.payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        revoke(grantId)
      },
    }
  }
}
