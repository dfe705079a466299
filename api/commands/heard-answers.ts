import type { RecordedCommand } from '../../db/recorded-commands.js'

type Hear = (command: RecordedCommand) => void

/**
 * The commands of this process that wait for their answer, by their ids. What is on record is answered, whatever the
 * workflow still has to say to Temporal: the database may be ahead of it (ADR 0073).
 */
export class HeardAnswers {
  readonly #waiting = new Map<string, Set<Hear>>()

  /** Takes what is told of a command: whoever waits for it has it. */
  hear(command: RecordedCommand): void {
    for (const take of this.#waiting.get(command.id) ?? []) take(command)
  }

  /** What comes first: the command as it is on record, or what its sending comes to. */
  async orElse<Sent>(commandId: string, send: () => Promise<Sent>): Promise<RecordedCommand | Sent> {
    const waiting = this.#waiting.get(commandId) ?? new Set()
    let heard: Hear = () => {}
    const recorded = new Promise<RecordedCommand>((resolve) => {
      heard = resolve
    })
    this.#waiting.set(commandId, waiting.add(heard))
    try {
      return await Promise.race([recorded, send()])
    } finally {
      waiting.delete(heard)
      if (waiting.size === 0) this.#waiting.delete(commandId)
    }
  }
}
