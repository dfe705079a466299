const PREFIX = 'draft:'
/** Milliseconds after the last key. */
const KEPT_AFTER = 1_000

/** Milliseconds: no session lasts longer, so whoever typed it before that has left the device to others. */
const DAY = 24 * 60 * 60 * 1_000
/** Milliseconds after which nobody comes back to what they typed themselves. */
const MONTH = 31 * DAY

/** What somebody typed, and when. */
export interface Draft<Values> {
  at: string
  values: Values
}

/** What a device keeps: as much of `localStorage` as is asked for. */
interface Device {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
}

/** What is typed into forms, per person and task. It is on its way to the device longer than its page is there. */
export class KeptDrafts {
  readonly #device: Device
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; keep: () => void }>()

  constructor(device: Device) {
    this.#device = device
  }

  /** Keeps what is typed, a second after the last key; what comes later takes its place. */
  keep(person: string, task: string, values: object): void {
    const name = nameOf(person, task)
    const draft: Draft<object> = { at: new Date().toISOString(), values }
    this.#drop(name)
    const keep = (): void => {
      this.#drop(name)
      this.#device.setItem(name, JSON.stringify(draft))
    }
    this.#waiting.set(name, { timer: setTimeout(keep, KEPT_AFTER), keep })
  }

  /** Keeps at once what is about to be kept: before a page goes away, or is read again. */
  keepNow(): void {
    for (const { keep } of [...this.#waiting.values()]) keep()
  }

  /** What is kept of a task for a person. */
  of<Values>(person: string, task: string): Draft<Partial<Values>> | undefined {
    this.keepNow()
    try {
      const kept: unknown = JSON.parse(this.#device.getItem(nameOf(person, task)) ?? 'null')
      // What stands under the name was written by `keep`, for the same form.
      return isDraft(kept) ? (kept as Draft<Partial<Values>>) : undefined
    } catch {
      return undefined
    }
  }

  /** What was sent needs no draft any more. */
  forget(person: string, task: string): void {
    this.#drop(nameOf(person, task))
    this.#device.removeItem(nameOf(person, task))
  }

  /** At a sign-out nothing of anybody stays on the device. */
  forgetAll(): void {
    for (const name of [...this.#waiting.keys()]) this.#drop(name)
    for (const name of Object.keys(this.#device)) if (name.startsWith(PREFIX)) this.#device.removeItem(name)
  }

  /** When somebody signs in: what others left behind the day before, and what they themselves left long ago. */
  forgetOld(person: string, now = Date.now()): void {
    for (const name of Object.keys(this.#device)) {
      if (!name.startsWith(PREFIX)) continue
      const age = now - this.#keptAt(name)
      // What says of itself no moment was written by nothing of ours.
      if (!(age < (name.startsWith(nameOf(person, '')) ? MONTH : DAY))) this.#device.removeItem(name)
    }
  }

  #keptAt(name: string): number {
    try {
      const kept: unknown = JSON.parse(this.#device.getItem(name) ?? 'null')
      return isDraft(kept) ? Date.parse(kept.at) : Number.NaN
    } catch {
      return Number.NaN
    }
  }

  #drop(name: string): void {
    clearTimeout(this.#waiting.get(name)?.timer)
    this.#waiting.delete(name)
  }
}

const nameOf = (person: string, task: string): string => `${PREFIX}${person}:${task}`

const isDraft = (kept: unknown): kept is Draft<unknown> =>
  typeof kept === 'object' && kept !== null && 'at' in kept && 'values' in kept
