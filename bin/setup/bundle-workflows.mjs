/** Bundles the compiled workflows of a build folder (its first argument) into workflow-bundle.js beside them. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const folder = process.argv[2]
const { code } = await bundleWorkflowCode({
  workflowsPath: join(folder, 'workflows', 'index.js'),
  // Failures raised inside a workflow are encrypted as its other payloads are.
  failureConverterPath: resolve(folder, 'temporal', 'failure-converter.cjs'),
  logger: new DefaultLogger('WARN'),
})
writeFileSync(join(folder, 'workflow-bundle.js'), code)
