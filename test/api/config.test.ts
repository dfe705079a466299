import { describe, expect, test } from '@jest/globals'
import { readApiConfig } from '../../api/config.js'
import { isBelievable } from '../../api/identity/issuer-settings.js'
import { readStartConfig } from '../../bin/config.js'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { readWorkerConfig } from '../../worker/config.js'

const NEEDED = { DATABASE_URL: 'postgresql://u:p@h:5432/d', TEMPORAL_ADDRESS: '127.0.0.1:7233' }
const ISSUER = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'urn:personnel' }
const read = (more: Record<string, string>) => () => readApiConfig({ ...NEEDED, ...more })

test.each<Record<string, string>>([{}, { HOST: 'localhost' }, { HOST: '::1' }, { HOST: '127.0.0.53' }])(
  'the embedded provider is for this machine: %j',
  (where) => {
    expect(read(where)).not.toThrow()
  },
)

test.each<Record<string, string>>([
  { HOST: '0.0.0.0' },
  { HOST: '10.1.2.3' },
  { HOST: '::' },
  { HOST: '127.0.0.1.example' },
  { NODE_ENV: 'production' },
])('elsewhere it is refused, unless it is asked for by its frightening name: %j', (where) => {
  expect(read(where)).toThrow(
    /^OIDC_ISSUER: must be set where (HOST \(.*\) is more than this machine|NODE_ENV is production).*LET_EVERYBODY_SIGN_IN_AS_ANYBODY=true/,
  )
  expect(read({ ...where, LET_EVERYBODY_SIGN_IN_AS_ANYBODY: 'false' })).toThrow(/OIDC_ISSUER/)
  expect(read({ ...where, LET_EVERYBODY_SIGN_IN_AS_ANYBODY: 'true' })).not.toThrow()
  expect(read({ ...where, ...ISSUER })).not.toThrow()
})

describe('what takes two people', () => {
  test('is all of it where nothing is said', () => {
    for (const config of [readApiConfig(NEEDED), readWorkerConfig(NEEDED)]) {
      expect(config.TWO_PEOPLE_FOR).toEqual(FOR_TWO_PEOPLE)
    }
  })

  test.each([
    ['none', []],
    ['waivers, rights', ['waivers', 'rights']],
  ])('is what is said: %s', (TWO_PEOPLE_FOR, expected) => {
    for (const config of [
      readApiConfig({ ...NEEDED, TWO_PEOPLE_FOR }),
      readWorkerConfig({ ...NEEDED, TWO_PEOPLE_FOR }),
    ]) {
      expect(config.TWO_PEOPLE_FOR).toEqual(expected)
    }
  })

  test.each(['', 'waiver', 'waivers,none', 'rights,rights'])(
    'is refused where it is "%s"',
    (TWO_PEOPLE_FOR) => {
      for (const reading of [readApiConfig, readWorkerConfig]) {
        expect(() => reading({ ...NEEDED, TWO_PEOPLE_FOR })).toThrow(
          /TWO_PEOPLE_FOR:? must be none, or some of rule-sets, waivers, election-results, formal-decisions, declarations, rights/,
        )
      }
    },
  )
})

test('where people sign in to the embedded provider they come by https, or from this machine', () => {
  for (const PUBLIC_URL of ['http://personnel.example', 'http://10.1.2.3:3000']) {
    expect(read({ PUBLIC_URL })).toThrow(/^PUBLIC_URL: must be an https address/)
    expect(read({ PUBLIC_URL, ...ISSUER })).not.toThrow()
    expect(read({ PUBLIC_URL, LET_EVERYBODY_SIGN_IN_AS_ANYBODY: 'true' })).not.toThrow()
  }
  for (const PUBLIC_URL of ['https://personnel.example', 'http://localhost:3000', 'http://127.0.0.1:3000'])
    expect(read({ PUBLIC_URL })).not.toThrow()
})

test('how strongly people sign in is asked of the provider of the organisation alone, by names', () => {
  expect(read(ISSUER)().OIDC_ACR_VALUES).toEqual([])
  expect(read({ ...ISSUER, OIDC_ACR_VALUES: '' })().OIDC_ACR_VALUES).toEqual([])
  expect(read({ ...ISSUER, OIDC_ACR_VALUES: ' mfa  urn:loa:3 ' })().OIDC_ACR_VALUES).toEqual([
    'mfa',
    'urn:loa:3',
  ])
  expect(read({ OIDC_ACR_VALUES: 'mfa' })).toThrow(/OIDC_ACR_VALUES: is asked of the identity provider/)
  expect(read({ ...ISSUER, OIDC_ACR_VALUES: 'a"b' })).toThrow(/OIDC_ACR_VALUES: must be names/)
})

describe('the identity provider of the organisation', () => {
  const everywhere = [readApiConfig, readStartConfig]
  const of = (issuer: string) => ({ ...NEEDED, ...ISSUER, OIDC_ISSUER: issuer })

  test.each([
    'https://id.example',
    'http://127.0.0.1:8080/realms/x',
    'http://localhost:8080',
    'http://[::1]:8080',
  ])('is at an https address, or on this machine: %s', (issuer) => {
    for (const read of everywhere) expect(read(of(issuer)).OIDC_ISSUER).toBe(issuer)
  })

  test.each([
    'http://id.example',
    'http://10.0.0.1:8080',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://localhost@id.example',
    'ftp://id.example',
    'id.example',
  ])('is refused at any other: %s', (issuer) => {
    for (const read of everywhere)
      expect(() => read(of(issuer))).toThrow(/^OIDC_ISSUER: must be an https address/)
  })

  test('comes with the audience of its tokens for this API', () => {
    for (const read of everywhere)
      expect(() => read({ ...NEEDED, OIDC_ISSUER: ISSUER.OIDC_ISSUER })).toThrow(
        'OIDC_AUDIENCE: must be set where OIDC_ISSUER is: the audience of the access tokens that are meant for this API.',
      )
  })

  test('gives the scope that is asked: one, under the name that it has there', () => {
    expect(readApiConfig({ ...NEEDED, ...ISSUER }).OIDC_SCOPE).toBe('procedures')
    expect(readApiConfig({ ...NEEDED, ...ISSUER, OIDC_SCOPE: 'api://personnel/use' }).OIDC_SCOPE).toBe(
      'api://personnel/use',
    )
    for (const scope of ['', 'two scopes', 'a"b', 'phạm-vi'])
      expect(read({ ...ISSUER, OIDC_SCOPE: scope })).toThrow(/^OIDC_SCOPE: must be one scope/)
  })

  test('refers to keys at an address that is believed as itself is', () => {
    expect(isBelievable('https://id.example/keys')).toBe(true)
    expect(isBelievable('http://id.example/keys')).toBe(false)
  })
})
