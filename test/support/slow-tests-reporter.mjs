import { relative } from 'node:path'

/** Seconds from which on a file, or a test, is worth a line, and how many of each get one. */
const SLOW_FILE = 20
const SLOW_TEST = 10
const MOST = 10

/**
 * Says at the end of a run which files and which tests took longest: on a busy machine a test that fails may only have run
 * out of time, and this tells which is next. What a file prepares counts for the file alone.
 */
export default class SlowTestsReporter {
  #root

  constructor({ rootDir }) {
    this.#root = rootDir
  }

  onRunComplete(_contexts, { testResults }) {
    const lines = slowest(testResults, this.#root)
    if (lines.length > 0) process.once('exit', () => process.stdout.write(`\n${lines.join('\n')}\n`))
  }
}

/** The slowest files and tests of a run, a line each: the seconds, and which it was. */
export function slowest(testResults, root) {
  const nameOf = ({ testFilePath }) => relative(root, testFilePath)
  const files = testResults.map((file) => ({
    seconds: (file.perfStats?.runtime ?? 0) / 1_000,
    what: nameOf(file),
  }))
  const tests = testResults.flatMap((file) =>
    file.testResults.map(({ duration, fullName }) => ({
      seconds: (duration ?? 0) / 1_000,
      what: `${nameOf(file)}: ${fullName}`,
    })),
  )
  return [
    ...listed('Slowest files:', files, SLOW_FILE),
    ...listed('Slowest tests, without what their files prepare:', tests, SLOW_TEST),
  ]
}

function listed(title, all, from) {
  const slow = all
    .filter(({ seconds }) => seconds >= from)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, MOST)
  if (slow.length === 0) return []
  return [title, ...slow.map(({ seconds, what }) => `${seconds.toFixed(1).padStart(7)} s  ${what}`)]
}
