/** Bundles the compiled workflows of a build folder (its first argument) into workflow-bundle.js beside them. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const folder = process.argv[2]
const workflowsPath = join(folder, 'workflows', 'index.js')
const { code } = await bundleWorkflowCode({
  workflowsPath,
  // Evaluated once for all workflows of a worker, and frozen: they remember nothing in their modules. Evaluated anew for each
  // case they would cost its launch, and no function would be called often enough to be compiled.
  preloadModules: [workflowsPath],
  // Failures raised inside a workflow are encrypted as its other payloads are.
  failureConverterPath: resolve(folder, 'temporal', 'failure-converter.cjs'),
  logger: new DefaultLogger('WARN'),
})
writeFileSync(join(folder, 'workflow-bundle.js'), withShortStacks(withoutSources(code)))

/**
 * For each promise of a workflow the SDK keeps where it was made, and looks up every frame of that in the map: half of them
 * are its own. Ten frames a promise, Node's default, were a fifth of what the workflows take; an error still names the four
 * functions that led to it. It is set in the code itself, as whatever is there before it is frozen.
 */
function withShortStacks(bundle) {
  const at = bundle.lastIndexOf('//# sourceMappingURL=')
  return `${bundle.slice(0, at)}Error.stackTraceLimit = 4\n${bundle.slice(at)}`
}

/** The map tells file and line of a failure; the sources in it, which nobody looks at, would be kept by every worker. */
function withoutSources(bundle) {
  const mark = 'sourceMappingURL=data:application/json;charset=utf-8;base64,'
  const at = bundle.lastIndexOf(mark)
  if (at < 0) throw new Error('The bundle of the workflows has no source map inside.')
  const map = JSON.parse(Buffer.from(bundle.slice(at + mark.length), 'base64').toString('utf8'))
  const { sourcesContent, ...lines } = map
  return `${bundle.slice(0, at)}${mark}${Buffer.from(JSON.stringify(lines)).toString('base64')}`
}
