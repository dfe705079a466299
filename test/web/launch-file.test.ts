import { describe, expect, test } from '@jest/globals'
import { COLUMN_NAMES, COLUMNS, rowsOf } from '../../web/launch/many/columns.js'
import { readCsv, writeCsv } from '../../web/launch/many/csv.js'
import {
  codeOf,
  columnOf,
  dayOf,
  keyOf,
  launchOf,
  namedBefore,
  peopleIn,
} from '../../web/launch/many/row-launch.js'

/** The file from which many procedures are launched. */

describe('a CSV text', () => {
  test.each([',', ';', '\t'])('is read as its first line is separated: %j', (separator) => {
    const line = (...cells: string[]) => cells.join(separator)
    const text = `\uFEFF${line('a', 'b')}\r\n${line('"1;2,3"', '"said ""so"""')}\n${line('', 'last')}`
    expect(readCsv(text)).toEqual([
      ['a', 'b'],
      ['1;2,3', 'said "so"'],
      ['', 'last'],
    ])
  })

  test('is written so that it is read as it was, and no sheet takes a cell for a formula', () => {
    const rows = [
      ['Mã vị trí', 'two\nlines; and "signs"'],
      ['x', ''],
    ]
    expect(readCsv(writeCsv(rows))).toEqual(rows)
    expect(writeCsv([['=HYPERLINK("x")']])).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('the rows of a sheet', () => {
  test('are named by its first row, in either language, however it is written', () => {
    for (const language of ['vi', 'en'] as const) {
      const heads = COLUMN_NAMES.map((column) => ` ${COLUMNS[column][language].toUpperCase()} `)
      const values = COLUMN_NAMES.map((column) => `of ${column}`)
      expect(rowsOf([[], heads, [], values])).toEqual({
        rows: [
          { line: 4, cells: Object.fromEntries(COLUMN_NAMES.map((column) => [column, `of ${column}`])) },
        ],
      })
    }
  })

  test('are those that ask for something: a vacant seat that nobody filled in is passed over', () => {
    const sheet = [
      ['seat', 'post', 'kind'],
      ['seat-1', 'Phó Giám đốc', ''],
      ['seat-2', 'Giám đốc', 'bổ nhiệm'],
    ]
    expect(rowsOf(sheet)).toMatchObject({ rows: [{ line: 3 }] })
  })

  test('are none where the columns that every launch needs are not there', () => {
    expect(rowsOf([['Chức vụ'], ['x']])).toEqual({ lacks: ['seat', 'kind'] })
  })
})

const WORDS = {
  type: { 'after-merger': 'bổ nhiệm khi sáp nhập, tổ chức lại' },
  because: { planned: 'trong quy hoạch' },
  next: { return: 'trở lại nơi đi' },
  movedFor: { plan: 'theo kế hoạch' },
}

describe('what a row asks for', () => {
  test('is said by words or codes, names between semicolons, and days as people and sheets write them', () => {
    const kinds = { appointment: 'bổ nhiệm', rotation: 'luân chuyển' }
    expect(['Bo nhiem', 'rotation', 'bầu'].map((text) => codeOf(kinds, text))).toEqual([
      ...['appointment', 'rotation', undefined],
    ])
    expect(peopleIn('Nguyễn Văn An; c-00012 ;\nTrần Thị Bình')).toEqual([
      ...['Nguyễn Văn An', 'c-00012', 'Trần Thị Bình'],
    ])
    expect(['30/11/2026', '2026-11-30', '46356', 'mai'].map(dayOf)).toEqual([
      ...['2026-11-30', '2026-11-30', '2026-11-30', 'mai'],
    ])
    const plan = { because: 'Trong quy hoạch', next: 'return' }
    const cells = { seat: 's-1', purpose: 'Rèn luyện', until: '31/12/2029', paperReason: 'Nhập sau', ...plan }
    expect(launchOf(cells, { kind: 'rotation', candidates: ['an'] }, WORDS)).toEqual({
      ...{ kind: 'rotation', seatId: 's-1', candidates: ['an'], purpose: 'Rèn luyện', until: '2029-12-31' },
      ...{ because: 'planned', next: 'return' },
      beganBefore: { reason: 'Nhập sau', evidence: '' },
    })
  })

  test('names the type of an appointment: a map of a merger has a row for each new post', () => {
    const cells = { seat: 's-1', type: 'Bổ nhiệm khi sáp nhập, tổ chức lại' }
    expect(launchOf(cells, { kind: 'appointment', candidates: ['an'] }, WORDS)).toEqual({
      ...{ kind: 'appointment', seatId: 's-1', candidates: ['an'], type: 'after-merger' },
    })
  })

  test('stands in the way of a later one that names somebody of it', () => {
    const row = (line: number, ...candidates: string[]) => ({
      ...{ line, body: launchOf({ seat: `seat-${line}` }, { kind: 'appointment', candidates }, WORDS) },
    })
    const rows = [row(2, 'c-1'), row(3, 'c-2', 'c-1'), { line: 4 }, row(5, 'c-2'), row(6, 'c-3')]
    expect([...namedBefore(rows)]).toEqual([
      [3, 2],
      [5, 3],
    ])
  })

  test('names the case of a transfer or a secondment, where to and until when, and the own request', () => {
    const cells = {
      ...{ seat: 's-1', purpose: 'Kiện toàn', movedFor: 'Theo kế hoạch', receiver: 'Ban Quản lý dự án' },
      ...{ secondedUntil: '31/12/2027', requestNumber: '5/ĐĐN', requestOn: '01/12/2026' },
    }
    expect(launchOf(cells, { kind: 'secondment', candidates: [] }, WORDS)).toEqual({
      ...{ kind: 'secondment', seatId: 's-1', purpose: 'Kiện toàn', movedFor: 'plan' },
      ...{ receiver: 'Ban Quản lý dự án', secondedUntil: '2027-12-31' },
      ownRequest: { documentNumber: '5/ĐĐN', signedOn: '2026-12-01' },
    })
    expect(['movedFor', 'ownRequest.signedOn', 'ownRequest'].map(columnOf)).toEqual([
      ...['movedFor', 'requestOn', 'requestNumber'],
    ])
  })

  test('names the grounds of leaving office by their codes, with the paper that shows them', () => {
    const cells = {
      seat: 's-1',
      ground: '53.1i kiến nghị; 53.1h',
      reason: 'Theo kết luận',
      groundOn: '02/11/2026',
    }
    const paper = { number: '12-KL', on: '2026-11-01' }
    const shown = { ...cells, groundPaper: '12-KL', groundPaperOn: '01/11/2026' }
    expect(launchOf(shown, { kind: 'dismissal', candidates: [] }, WORDS)).toEqual({
      ...{ kind: 'dismissal', seatId: 's-1', reason: 'Theo kết luận', on: '2026-11-02' },
      grounds: [
        { code: '53.1i', paper },
        { code: '53.1h', paper },
      ],
    })
    expect(['grounds.1.paper', 'on'].map(columnOf)).toEqual(['ground', 'groundOn'])
  })

  test('is judged by the API, whose words stand at the column of which it speaks', () => {
    expect(
      ['seatId', 'candidates.1', 'beganBefore.evidence', 'beganBefore.reason', 'type', 'ruleSetId'].map(
        columnOf,
      ),
    ).toEqual([...['seat', 'candidates', 'evidence', 'paperReason', 'type', undefined]])
  })

  test('has a key of its own, the same each time', async () => {
    const body = launchOf({ seat: 's-1' }, { kind: 'appointment', candidates: ['an'] }, WORDS)
    const other = launchOf({ seat: 's-2' }, { kind: 'appointment', candidates: ['an'] }, WORDS)
    const [key, again, another] = await Promise.all([keyOf(body), keyOf({ ...body }), keyOf(other)])
    expect(key).toMatch(/^file-[0-9a-f]{64}$/)
    expect([again === key, another === key]).toEqual([true, false])
  })
})
