import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { productEnvironment, until } from './product.js'
import { testService } from './services.js'

/** The program behind `npm start`, running. */
export interface Started {
  readonly pid: number
  /** http://127.0.0.1:port */
  readonly address: string
  /** What it has said so far. */
  said(): string
  /** SIGTERM, and waits for the end of it and its children. */
  stop(): Promise<void>
}

export interface StartOptions {
  dataDir: string
  port: number
  env?: Record<string, string>
}

/** Starts the product without the demonstration, and waits until it is ready; rejects with what it said when it ends. */
export async function npmStart({ dataDir, port, env = {} }: StartOptions): Promise<Started> {
  const { child, said } = await spawnStart({ dataDir, port, env })
  const address = `http://127.0.0.1:${port}`
  await until(
    'the product is ready',
    () => {
      if (child.exitCode !== null) throw new Error(said())
      return said().includes(`${address}/docs`)
    },
    90_000,
  )
  return {
    pid: child.pid ?? 0,
    address,
    said,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Starts the product where it is to refuse; answers how it ended and what it said. */
export async function npmStartRefused(options: StartOptions): Promise<{ code: number | null; said: string }> {
  const { child, said } = await spawnStart(options)
  const late = setTimeout(() => child.kill('SIGTERM'), 60_000)
  if (child.exitCode === null) await once(child, 'close')
  clearTimeout(late)
  return { code: child.exitCode, said: said() }
}

/** Runs one of the commands of `npm run` to its end, such as `backup`. */
export async function npmRun(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const { child, said } = await spawnProgram(command, args, env)
  await once(child, 'close')
  return { code: child.exitCode, said: said() }
}

function spawnStart({ dataDir, port, env }: StartOptions): ReturnType<typeof spawnProgram> {
  return spawnProgram('start', [], { DATA_DIR: dataDir, PORT: String(port), DEMO: 'false', ...env })
}

async function spawnProgram(
  name: string,
  args: readonly string[],
  given: Record<string, string>,
): Promise<{ child: ChildProcess; said: () => string }> {
  const [{ folder }, { path }] = await Promise.all([testService('build'), testService('temporalProgram')])
  const child = spawn(process.execPath, [join(folder, 'bin', `${name}.js`), ...args], {
    env: productEnvironment({ TEMPORAL_BIN: path, ...given }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  }
  return { child, said: () => text }
}
