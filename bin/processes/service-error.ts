/** An embedded service cannot start: the message is one sentence that says what to do, to be shown as it is. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
}
