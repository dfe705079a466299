import { z } from 'zod'
import { countOutOfStep } from '../../../db/in-step/out-of-step.js'
import { findSeeding } from '../../../db/reads/demonstration.js'
import type { Text } from '../../../domain/vocabulary.js'
import { roomIn } from '../../../process/room.js'
import { askWorkers } from '../../../temporal/ask-workers.js'
import type { ApiDeps } from '../../deps.js'
import { type Language, say } from '../../words/language.js'

/** Milliseconds that each has to answer; a worker that is busy answers after those who were there before. */
const WITHIN_MS = {
  postgresql: 1_000,
  temporal: 1_000,
  worker: 3_000,
  demonstration: 1_000,
  outOfStep: 1_000,
}
/** Whoever has a deadline of its own tells why before we do. */
const LITTLE_LATER_MS = 200
/** Bytes: PostgreSQL's log grows by as much at once, and without it PostgreSQL takes no change. */
const LEAST_ROOM = 16 * 1_048_576
/** Milliseconds for which an answer is kept, whoever asks. */
const KEPT_MS = 1_000

const dependency = z.enum(['up', 'down'])

/** What the body of /readyz says. */
export const readinessSchema = z.object({
  postgresql: dependency,
  temporal: dependency,
  /** Somebody carries out commands; where Temporal is away nobody can tell. */
  worker: z.enum(['up', 'down', 'unknown']),
  demonstration: z.enum(['none', 'being-entered', 'entered', 'unknown']),
  /** Of the data folder: on one machine, the disk that everything is on. */
  disk: z.enum(['ok', 'full']),
  /** Cases that take no command until whoever operates the product has decided; absent where it cannot be read. */
  outOfStep: z.int().optional(),
  /** Why it is not ready, and what else whoever operates it has to know, in the caller's language. */
  notes: z.array(z.string()),
})

/** What was found, by what it is about. */
type States = Omit<z.infer<typeof readinessSchema>, 'notes' | 'outOfStep'>

/** What keeps the product from serving, in words; whatever stands here makes it unready. */
const HINDRANCES: { [Subject in keyof States]: { [State in States[Subject]]?: Text } } = {
  postgresql: { down: { vi: 'PostgreSQL không trả lời.', en: 'PostgreSQL does not answer.' } },
  temporal: { down: { vi: 'Temporal không trả lời.', en: 'Temporal does not answer.' } },
  worker: {
    down: {
      vi: 'Không có worker nào trả lời: đọc vẫn được, nhưng chưa lệnh nào được thực hiện.',
      en: 'No worker answers: reading goes on, but no command is carried out.',
    },
  },
  demonstration: {
    'being-entered': {
      vi: 'Dữ liệu trình diễn đang được nhập: chờ đến khi nhập xong.',
      en: 'The demonstration is still being entered: wait until it is.',
    },
  },
  disk: {
    full: {
      vi: 'Đĩa đã đầy: đọc vẫn được, nhưng chưa ghi được gì; hãy giải phóng chỗ.',
      en: 'The disk is full: reading goes on, but nothing can be written; free some room.',
    },
  },
}

/** For these cases alone no command is taken: what is ready for all the others stays in the balancer. */
const outOfStepNote = (cases: number): Text => ({
  vi: `${cases} hồ sơ không khớp giữa hai kho dữ liệu và không nhận lệnh: chạy npm run restore-workflows.`,
  en: `${cases} procedures do not match between the two stores and take no command: run npm run restore-workflows.`,
})

export interface Readiness {
  isReady: boolean
  body: (language: Language) => z.infer<typeof readinessSchema>
}

/** Looks whether everything is there that it takes to serve, once a second at most. */
export function createReadiness(deps: ApiDeps): () => Promise<Readiness> {
  let latest: Promise<Readiness> | undefined
  return () => {
    latest ??= findReadiness(deps).finally(() => {
      setTimeout(() => {
        latest = undefined
      }, KEPT_MS).unref()
    })
    return latest
  }
}

async function findReadiness(deps: ApiDeps): Promise<Readiness> {
  const { pool, temporal: client, taskQueue } = deps
  const [postgresql, temporal, worker, demonstration, outOfStep] = await Promise.all([
    answers('postgresql', () => pool.query('SELECT 1')),
    answers('temporal', (deadline) =>
      client.withDeadline(deadline, () => client.workflowService.getSystemInfo({})),
    ),
    answers('worker', (deadline) => client.withDeadline(deadline, () => askWorkers(client, taskQueue))),
    inTime('demonstration', () => findDemonstration(deps), 'unknown' as const),
    inTime('outOfStep', () => countOutOfStep(pool), undefined),
  ])
  const states: States = {
    postgresql,
    temporal,
    worker: worker === 'down' && temporal === 'down' ? 'unknown' : worker,
    demonstration,
    disk: (roomIn(deps.dataDir) ?? Number.POSITIVE_INFINITY) < LEAST_ROOM ? 'full' : 'ok',
  }
  const hindrances = [
    HINDRANCES.postgresql[states.postgresql],
    HINDRANCES.temporal[states.temporal],
    HINDRANCES.worker[states.worker],
    HINDRANCES.demonstration[states.demonstration],
    HINDRANCES.disk[states.disk],
  ].filter((hindrance) => hindrance !== undefined)
  const notes = outOfStep ? [...hindrances, outOfStepNote(outOfStep)] : hindrances
  return {
    isReady: hindrances.length === 0,
    body: (language) => ({
      ...states,
      ...(outOfStep !== undefined && { outOfStep }),
      notes: notes.map((note) => say(note, language)),
    }),
  }
}

async function findDemonstration({ pool, demo }: ApiDeps): Promise<States['demonstration']> {
  if (!demo) return 'none'
  return (await findSeeding(pool, 'procedures')) === undefined ? 'being-entered' : 'entered'
}

const answers = (
  what: keyof typeof WITHIN_MS,
  ask: (deadline: number) => Promise<unknown>,
): Promise<z.infer<typeof dependency>> =>
  inTime(what, (deadline) => ask(deadline).then(() => 'up' as const), 'down' as const)

/** What is found, or `otherwise` where it fails or takes too long. */
async function inTime<Found, Otherwise>(
  what: keyof typeof WITHIN_MS,
  find: (deadline: number) => Promise<Found>,
  otherwise: Otherwise,
): Promise<Found | Otherwise> {
  let late: NodeJS.Timeout | undefined
  const silence = new Promise<Otherwise>((resolve) => {
    late = setTimeout(resolve, WITHIN_MS[what] + LITTLE_LATER_MS, otherwise)
  })
  const found = find(Date.now() + WITHIN_MS[what]).catch(() => otherwise)
  return await Promise.race([silence, found]).finally(() => clearTimeout(late))
}
