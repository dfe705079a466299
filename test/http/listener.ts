import type { Told } from '../../api/live/told.js'
import { until } from './walk.js'

/** Somebody who listens to `GET /v1/events`, as a browser does. */
export interface Heard {
  status: number
  headers: Headers
  /** All that came, as it came. */
  text(): string
  /** What was told so far. */
  told(): Told[]
  /** The moment up to which it has heard. */
  lastId(): string
  /** Has the other side ended it? */
  hasEnded(): boolean
  /** Waits until that was told. */
  hears(what: (told: Told) => boolean): Promise<void>
  leave(): void
}

/** Begins to listen; resolves with the headers of the answer. */
export async function listen(url: string, headers: Record<string, string>): Promise<Heard> {
  const leaving = new AbortController()
  const response = await fetch(`${url}/v1/events`, { headers, signal: leaving.signal })
  let text = ''
  let hasEnded = false
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) text += decoder.decode(bytes, { stream: true })
  }
  void read()
    .catch(() => undefined)
    .finally(() => {
      hasEnded = true
    })
  const lines = (field: string): string[] =>
    text.split('\n').flatMap((line) => (line.startsWith(`${field}: `) ? [line.slice(field.length + 2)] : []))
  const told = (): Told[] => lines('data').map((data) => JSON.parse(data))
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    told,
    lastId: () => lines('id').at(-1) ?? '',
    hasEnded: () => hasEnded,
    hears: (what) => until(async () => told().some(what), 20_000),
    leave: () => leaving.abort(),
  }
}
