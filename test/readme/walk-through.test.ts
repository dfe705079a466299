import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { generateProvince } from '../../demonstration/generate-province.js'
import { scriptProcedures } from '../../demonstration/procedures/script-procedures.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { type RunningProduct, startRunningProduct } from './running-product.js'

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const readme = readFileSync(join(repository, 'README.md'), 'utf8')
/** What a newcomer types, in one terminal. */
const blocks = [...readme.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, block = '']) => block)
const script = blocks.join('\n')

const SEAT = 'seat-health-deputy-2'
const CANDIDATE = 'c-00001'

let product: RunningProduct
let typed: Awaited<ReturnType<RunningProduct['bash']>>
let candidate: string

beforeAll(async () => {
  product = await startRunningProduct(repository)
  const { rows } = await product.pool.query<{ full_name: string }>(
    'SELECT full_name FROM people WHERE id = $1',
    [CANDIDATE],
  )
  candidate = rows[0]?.full_name ?? ''
  typed = await product.bash(script, '-e', '-o', 'pipefail')
}, 300_000)
afterAll(() => product.stop())

async function docx(name: string): Promise<string> {
  const zip = await JSZip.loadAsync(readFileSync(join(product.folder, name)))
  return (await zip.file('word/document.xml')?.async('text')) ?? ''
}

describe('the README’s walk-through, typed as printed', () => {
  test('has several blocks, from a launch to the audit', () => {
    expect(blocks.length).toBeGreaterThan(3)
    expect(script).toContain('npm run --silent verify-audit')
  })

  test('succeeds at every command', () => {
    expect([typed.errors, typed.code]).toEqual(['', 0])
  })

  test('shows that every criterion is met, how the vote came out, and the decided procedure', () => {
    const { output } = typed
    expect(output.match(/^met {2}\S.* \(.+\)$/gm)?.length).toBeGreaterThanOrEqual(8)
    expect(output).not.toMatch(/^(not-met|unknown) /m)
    expect(output).toContain('cao nhất và trên 1/2: được chọn ở bước này')
    expect(output).toContain(`completed: ${candidate}`)
    const trail = [...output.matchAll(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}([\w-]+)$/gm)].map(([, what]) => what)
    expect(trail[0]).toBe('case-launched')
    expect(trail).toEqual(expect.arrayContaining(['task-completed', 'vote-counted', 'seat-filled']))
  })

  test('leaves one procedure that is completed, and the candidate in the seat', async () => {
    const { rows } = await product.pool.query(
      `SELECT c.status, c.seat_id AS seat, t.person_id AS holder FROM cases c
       JOIN tenures t ON t.seat_id = c.seat_id AND t.to_on IS NULL`,
    )
    expect(rows).toEqual([{ status: 'completed', seat: SEAT, holder: CANDIDATE }])
  })

  test('leaves two DOCX files that name the candidate', async () => {
    expect(await docx('minutes.docx')).toContain(candidate)
    expect(await docx('minutes.docx')).toContain('BIÊN BẢN')
    expect(await docx('decision.docx')).toContain(candidate)
    expect(await docx('decision.docx')).toContain('QUYẾT ĐỊNH')
  })

  test('ends with an audit that finds no fault, at least of this case and of what belongs to none', () => {
    const [, chains, events, faults] =
      /^(\d+) chains, (\d+) events, \d+ witnesses: (\d+) faults\.$/m.exec(typed.output) ?? []
    expect(faults).toBe('0')
    expect(Number(chains)).toBeGreaterThanOrEqual(2)
    expect(Number(events)).toBeGreaterThan(8)
  })

  test('leaves nothing personal in the logs of the processes', async () => {
    const { rows } = await product.pool.query<{ full_name: string }>(
      `SELECT full_name FROM people WHERE id IN (SELECT person_id FROM accounts UNION SELECT person_id FROM group_members)`,
    )
    const secrets = [
      ...rows.map(({ full_name }) => full_name),
      'Cải cách thủ tục',
      'Bí thư Tỉnh ủy',
      'eyJ',
      'Bearer',
    ]
    expect(secrets).toContain(candidate)
    for (const name of ['api', 'worker'] as const) {
      const log = product.log(name)
      expect(log).toContain(name === 'api' ? '/v1/procedures' : 'worker ready')
      expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
    }
  })

  test('typed a second time comes to a decision as well, on another seat with another candidate', async () => {
    const again = await product.bash(script, '-e', '-o', 'pipefail')
    expect([again.errors, again.code]).toEqual(['', 0])
    const { rows } = await product.pool.query(
      'SELECT status, count(DISTINCT seat_id) AS seats FROM cases GROUP BY status',
    )
    expect(rows).toEqual([{ status: 'completed', seats: 2 }])
  })

  test('stops at the first refusal and says it, even where the shell does not', async () => {
    // Whoever is planned besides the two is not eligible.
    const { errors, output, code } = await product.bash(script)
    const said = errors.split('\n').filter((line) => line !== '')
    expect(said).toEqual([
      expect.stringMatching(/^curl: .* 422$/),
      expect.stringMatching(
        /^Refused, and the walk ends here: \S+\/completion \{.*"code":"criterion-not-met"/,
      ),
    ])
    expect([code, output.match(/completed:|case-launched|chains/)]).toEqual([1, null])
    const { rows } = await product.pool.query("SELECT sequence FROM cases WHERE status = 'running'")
    expect(rows).toEqual([{ sequence: 1 }])
  })

  test('can be typed after a first start: no demonstration procedure is for its seat or of its candidate', () => {
    const scripts = scriptProcedures(generateProvince(2026), localDate(new Date().toISOString()))
    const taken = scripts.filter(
      ({ launch }) => launch.subject.seatId === SEAT || launch.candidates.includes(CANDIDATE),
    )
    expect(taken.map(({ launch }) => launch.caseId)).toEqual([])
  })
})
