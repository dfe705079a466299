import type pg from 'pg'
import { loadSecrets } from '../api/identity/embedded-state.js'
import { DEMONSTRATION_ACCOUNTS } from '../demonstration/people/accounts.js'
import type { StartConfig } from './config.js'

/** What `npm start` prints when the product is up: where it is, who can sign in, how to get a token. */
export async function welcome(given: {
  pool: pg.Pool
  config: StartConfig
  address: string
  demo: boolean
  milliseconds: number
}): Promise<string> {
  const { address, config } = given
  const seconds = (given.milliseconds / 1000).toFixed(1)
  const lines = [
    '',
    `Sẵn sàng sau ${seconds} giây / ready in ${seconds} s:  ${address}`,
    `Tài liệu API / API documentation:  ${address}/docs`,
  ]
  if (given.demo && !config.OIDC_ISSUER) {
    lines.push('', 'Tài khoản trình diễn / demonstration accounts:', ...(await accounts(given.pool)))
    lines.push('  c-01234 …        mọi người khác, bằng mã cán bộ / anybody else, by their code', '')
    const { demoPassword } = await loadSecrets(config.DATA_DIR)
    lines.push(`Mật khẩu chung / their one password:  ${demoPassword}`)
    lines.push('Mã truy cập / a token:  npm run --silent token -- hr.officer')
  }
  lines.push('Dừng / stop:  Ctrl-C', '')
  return lines.join('\n')
}

async function accounts(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ login: string; full_name: string }>(
    'SELECT login, full_name FROM accounts JOIN people ON people.id = accounts.person_id WHERE demo',
  )
  const names = new Map(rows.map((row) => [row.login, row.full_name]))
  return DEMONSTRATION_ACCOUNTS.map(
    ({ login, roles }) =>
      `  ${login.padEnd(16)} ${(names.get(login) ?? '').padEnd(26)} ${roles.vi} / ${roles.en}`,
  )
}
