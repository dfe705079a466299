import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, SetupError, say, timed, withLock } from './progress.mjs'
import { isExecutable, onPath, run } from './run.mjs'

/**
 * The Java test server, whose clock can be skipped forward: the path of a script that starts it, or undefined
 * (said in one line) where there is no Java or Maven, or the jars cannot be had. Tests then fall back.
 */
export async function testServer(root) {
  if (process.env.TEMPORAL_TEST_SERVER) return process.env.TEMPORAL_TEST_SERVER
  const missing = ['java', 'mvn'].filter((program) => !onPath(program))
  const version = pinnedVersion(root)
  const folder = cacheFolder(`temporal-test-server-${version}`)
  const script = join(folder, 'temporal-test-server')
  if (missing.includes('java')) return without('java is not installed')
  if (isExecutable(script)) return script
  if (missing.length > 0) return without(`${missing.join(' and ')} is not installed`)
  mkdirSync(dirname(folder), { recursive: true })
  return await withLock(folder, async () => {
    if (isExecutable(script)) return script
    const failure = await timed(`Fetching the Temporal test server ${version} (mvn)`, () =>
      fetchJars(root, folder),
    )
    return failure ? without(failure) : script
  })
}

function without(reason) {
  say(`Virtual time: falling back to the real server with short days, because ${reason}.`)
  return undefined
}

function pinnedVersion(root) {
  const project = readFileSync(join(root, 'tools', 'test-server', 'pom.xml'), 'utf8')
  const found = /<artifactId>temporal-test-server<\/artifactId>\s*<version>([\d.]+)</.exec(project)
  if (!found) throw new SetupError('tools/test-server/pom.xml names no version of temporal-test-server.')
  return found[1]
}

/** Answers what went wrong, or undefined. The folder appears complete or not at all. */
async function fetchJars(root, folder) {
  const temporary = mkdtempSync(`${folder}-`)
  try {
    const { code } = await run('mvn', [
      '-q',
      '-B',
      '-f',
      join(root, 'tools', 'test-server', 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${join(temporary, 'jars')}`,
    ])
    if (code !== 0) return `mvn ended with ${code}`
    const start = `#!/bin/sh\nexec java -cp '${join(folder, 'jars')}/*' io.temporal.testserver.TestServer "$@"\n`
    writeFileSync(join(temporary, 'temporal-test-server'), start, { mode: 0o755 })
    rmSync(folder, { recursive: true, force: true })
    renameSync(temporary, folder)
    return undefined
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
