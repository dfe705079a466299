// CommonJS because Temporal's SDK loads it with require(), outside and inside the workflow sandbox.
const { DefaultFailureConverter } = require('@temporalio/common')

/** Messages and stacks of failures are payloads too, so that the codec encrypts them. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
