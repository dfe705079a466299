import { expect, test } from '@jest/globals'
import { readApiConfig } from '../../api/config.js'

const NEEDED = { DATABASE_URL: 'postgresql://u:p@h:5432/d', TEMPORAL_ADDRESS: '127.0.0.1:7233' }
const ISSUER = { OIDC_ISSUER: 'https://id.example' }
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
