/** An answer that is not success, as the API words it in the reader's language (RFC 9457). */
export interface ProblemBody {
  type: string
  code: string
  title: string
  status: number
  detail: string
  errors?: { field: string; code: string; message: string }[]
  /** Of a procedure that has changed since it was read: what it is at, and what happened since. */
  now?: {
    sequence: number
    changes: { at: string; sentence: string }[]
  }
}

export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail || body.title)
    this.name = 'Problem'
  }

  get status(): number {
    return this.body.status
  }

  /** What is wrong with a field of the body, by its path: `result.reason`. */
  errorAt(field: string): string | undefined {
    return this.body.errors?.find((error) => error.field === field)?.message
  }
}

/** Nobody answered: the network is away, or the server is. What was typed is kept. */
export class NobodyAnswered extends Error {
  constructor(cause?: unknown) {
    super('nobody answered', { cause })
    this.name = 'NobodyAnswered'
  }
}

/** May the same be sent again in a moment, with the same Idempotency-Key? */
export const mayBeRepeated = (error: unknown): boolean =>
  error instanceof NobodyAnswered || (error instanceof Problem && [429, 502, 503, 504].includes(error.status))

/** Milliseconds after which the same is sent again, when nobody answered. */
const AGAIN_AFTER = [1_000, 3_000, 8_000, 20_000]

/** How a query or a command is sent again by itself. */
export const sentAgain = {
  retry: (failures: number, error: unknown): boolean => failures < AGAIN_AFTER.length && mayBeRepeated(error),
  retryDelay: (failures: number): number => AGAIN_AFTER[failures] ?? 20_000,
}
