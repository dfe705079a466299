import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandLine } from '../../bin/processes/running-process.js'
import { childrenOf, productEnvironment, until } from './product.js'
import { testService } from './services.js'

/** The programs of the product, by what their command lines show. */
const MARKS = {
  worker: /worker\/main\.js/,
  api: /api\/main\.js/,
  temporal: /server start-dev/,
  postgres: /native\/bin\/postgres/,
  seed: /bin\/seed\.js/,
}
export type ProgramName = keyof typeof MARKS

/** The program behind `npm start`, or npm itself. */
export interface StartedProduct {
  readonly pid: number
  /** All that it has said so far. */
  said(): string
  /** Resolves when it says that it is up; rejects with what it said when it ends before. */
  ready(patienceMs?: number): Promise<void>
  /** Its exit code and signal. */
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>
  hasEnded(): boolean
  kill(signal: NodeJS.Signals): void
  pidOf(name: ProgramName): number | undefined
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Runs one of the other commands of npm to its end, such as `backup`. */
export async function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const [{ folder }, { path }] = await Promise.all([testService('build'), testService('temporalProgram')])
  const child = spawn(process.execPath, [join(folder, 'bin', `${name}.js`), ...args], {
    env: productEnvironment({ TEMPORAL_BIN: path, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text: Buffer) => (said += text.toString()))
  await once(child, 'close')
  return { code: child.exitCode, said }
}

/** Starts it with the demonstration off unless `env` says otherwise; `from` is another checkout's build. */
export async function launchProduct(
  env: Record<string, string>,
  { by = 'program', from }: { by?: 'program' | 'npm'; from?: string } = {},
): Promise<StartedProduct> {
  const [{ folder }, { path }] = await Promise.all([testService('build'), testService('temporalProgram')])
  const options = {
    cwd: root,
    env: productEnvironment({ TEMPORAL_BIN: path, DEMO: 'false', ...env }),
    stdio: ['ignore' as const, 'pipe' as const, 'pipe' as const],
  }
  const child: ChildProcess =
    by === 'npm'
      ? spawn('npm', ['start'], options)
      : spawn(process.execPath, [join(from ?? folder, 'bin', 'start.js')], options)
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (text: Buffer) => (said += text.toString()))
  // Once its output is all there. An exit has a code or a signal.
  const ended = once(child, 'close') as StartedProduct['ended']
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  const pid = child.pid ?? 0
  return {
    pid,
    said: () => said,
    ended,
    hasEnded,
    async ready(patienceMs = 90_000) {
      await until(
        'it is ready',
        async () => {
          if (hasEnded()) throw new Error(`it ended: ${said}`)
          return /ready in [\d.]+ s/.test(said)
        },
        patienceMs,
      )
    },
    kill: (signal) => void child.kill(signal),
    pidOf: (name) => childrenOf(pid).find((each) => MARKS[name].test(commandLine(each) ?? '')),
  }
}
