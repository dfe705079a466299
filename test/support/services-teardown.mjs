/** Stops what services-setup.mjs started, after the last test. */
export default async function tearDownServices() {
  await globalThis.testServices?.stop()
}
