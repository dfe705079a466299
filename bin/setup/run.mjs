import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { childEnvironment } from './progress.mjs'

/**
 * Runs a program to its end. `output: 'show'` sends what it prints to stderr, 'keep' collects it.
 * Never rejects for a non-zero exit: look at `code`; a program that cannot be started has code 127.
 */
export function run(command, args, { cwd, env, output = 'keep' } = {}) {
  return new Promise((resolve) => {
    const sink = output === 'show' ? 2 : 'pipe'
    const child = spawn(command, args, {
      cwd,
      env: env ?? childEnvironment(),
      stdio: ['ignore', sink, sink],
    })
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
    })
    child.stderr?.on('data', (chunk) => {
      text += chunk
    })
    child.on('error', (error) => resolve({ code: 127, text: String(error.message) }))
    child.on('close', (code, signal) => resolve({ code: code ?? 128, signal, text }))
  })
}

/**
 * Runs a program with our terminal, passing on the signals that reach us alone. Answers its exit code.
 * Ctrl-C reaches the whole foreground group, the program included, so it is only waited for.
 */
export function runInForeground(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' })
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** The full path of a program on PATH, or undefined. */
export function onPath(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program)
    if (folder && isExecutable(path)) return path
  }
  return undefined
}

/** Whether `path` is a file that may be executed. */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The last lines of a program's output, for an error message. */
export function tail(text, lines = 15) {
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
