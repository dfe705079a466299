/** What services-setup.mjs offers, by name. */
interface Services {
  readonly build: { readonly folder: string }
  readonly postgres: { readonly url: string }
  readonly template: { readonly url: string; readonly applicationUrl: string; readonly name: string }
  readonly temporal: { readonly address: string }
  readonly temporalProgram: { readonly path: string }
}

/**
 * Asks for a service shared by all test files of the run; the first to ask waits for its start.
 * @throws when it cannot be started, with the reason
 */
export async function testService<Name extends keyof Services>(name: Name): Promise<Services[Name]> {
  const base = process.env.TEST_SERVICES_URL
  if (!base) throw new Error('The test services are started by jest.config.js: run the tests through jest.')
  const response = await fetch(`${base}/${name}`)
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`Test service ${name}: ${JSON.stringify(body)}`)
  // services-setup.mjs answers in exactly these shapes.
  return body as Services[Name]
}
