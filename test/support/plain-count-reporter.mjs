/**
 * Ends the run with one plain line, such as `812 passed, 0 failed`: when the process exits, since the summary of
 * jest itself is always printed after all other reporters. A file that cannot even be loaded counts as one
 * failure, so the line never says "0 failed" of a run that failed.
 */
export default class PlainCountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    const rest = skipped > 0 ? `, ${skipped} skipped` : ''
    process.once('exit', () => {
      process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed${rest}\n`)
    })
  }
}
