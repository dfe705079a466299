/**
 * `npm run token -- hr.officer`: one bearer token on stdout and nothing else, or one sentence on stderr and exit
 * code 1.
 */
import { readTokenCommandConfig } from '../api/identity/config.js'
import { runTokenCommand } from '../api/identity/token-command.js'

const answer = await runTokenCommand(process.argv.slice(2), readTokenCommandConfig()).catch(
  (error: unknown) => ({
    problem: error instanceof Error ? error.message : String(error),
  }),
)
if ('token' in answer) {
  process.stdout.write(`${answer.token}\n`)
} else {
  process.stderr.write(`${answer.problem}\n`)
  process.exitCode = 1
}
