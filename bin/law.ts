/**
 * `npm run law`: writes docs/law.md from the rule sets. A test fails while the file is stale.
 * `npm run law -- --check counts.csv`: judges the counts of a file by the rule sets, and compares with what the file expects.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { RULE_SETS } from '../domain/rules/index.js'
import { lawDocument } from './law/document.js'
import { type Judged, judgeOracle, OracleProblem } from './law/oracle.js'

const [flag, file] = process.argv.slice(2)
if (flag === undefined) {
  writeFileSync(fileURLToPath(new URL('../../docs/law.md', import.meta.url)), lawDocument(RULE_SETS))
} else if (flag === '--check' && file !== undefined) {
  process.exitCode = check(file)
} else {
  process.stderr.write('npm run law [-- --check <counts.csv>]\n')
  process.exitCode = 2
}

/** 0 where every verdict is the one expected, 1 where one differs, 2 where the file cannot be judged. */
function check(path: string): number {
  try {
    const judged = judgeOracle(readFileSync(path, 'utf8'), RULE_SETS)
    for (const each of judged.filter(({ agrees }) => !agrees)) process.stdout.write(`${differing(each)}\n`)
    const differ = judged.filter(({ agrees }) => !agrees).length
    process.stdout.write(`${judged.length} counts judged, ${differ} differ from what is expected\n`)
    return differ === 0 ? 0 : 1
  } catch (error) {
    const isOfFile = error instanceof OracleProblem || (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isOfFile) throw error
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

function differing({ line, expected, verdict }: Judged): string {
  const { outcome, candidates, article, explanation } = verdict
  return `line ${line}: expected ${expected.outcome} ${expected.candidates.join('; ')}, judged ${outcome} ${candidates.join('; ')} (${article.en}): ${explanation.en}`
}
