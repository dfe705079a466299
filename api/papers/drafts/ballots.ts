import { BorderStyle, HeightRule, WidthType } from 'docx'
import { type VoteStep, voteOf } from '../../../domain/procedure/stage-kinds.js'
import { type Ballot, ballotOf } from '../../../domain/rules/values/vote-rule.js'
import { dateInWords, docx, line, upper } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { type Paragraph, Table, TableCell, TableRow } from '../parts.js'
import { postInWords } from '../post-in-words.js'
import type { Meeting } from './meetings.js'

/** What a paper of a vote is called, by what its step is for (Guidance 45-HD/BTCTW, form 3B). */
const CALLED: Readonly<Record<VoteStep['result'], string>> = {
  list: 'Phiếu giới thiệu nhân sự',
  selection: 'Phiếu biểu quyết',
  agreement: 'Phiếu biểu quyết',
  opinion: 'Phiếu lấy ý kiến',
}

/** Of the first step of several, which only orients. */
const ORIENTS = 'Phiếu định hướng giới thiệu nhân sự'

/** The boxes beside each name, how they are marked, and how wide the columns are. */
const LAID_OUT: Readonly<Record<Ballot, { boxes: string[]; how: string; shares: number[] }>> = {
  'one-person': {
    boxes: ['Chọn'],
    how: 'Đồng chí đánh dấu X vào ô tương ứng với một người được chọn.',
    shares: [8, 37, 40, 15],
  },
  'each-person': {
    boxes: ['Đồng ý', 'Không đồng ý'],
    how: 'Đánh dấu X vào một trong hai ô đối với từng người.',
    shares: [8, 32, 30, 15, 15],
  },
  'three-levels': {
    boxes: ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'],
    how: 'Đánh dấu X vào một trong ba ô đối với từng người; để trống hoặc đánh dấu từ hai ô trở lên, gạch tên là không hợp lệ đối với người đó.',
    shares: [8, 29, 27, 12, 12, 12],
  },
}

/** Half a page in twentieths of a point, and a whole one for lists that half a page does not hold. */
const HALF = 6_900
const WHOLE = 13_900
const MOST_ON_HALF = 5
const WIDTH = 9_355

/**
 * The papers of a vote to print: as many as are convened, two to a page, all alike and numbered by none, each with a place
 * for the seal. Names stand in the order of given names; nobody is listed by votes.
 */
export function ballotsDocx(record: CaseRecord, meeting: Meeting): Promise<Buffer> {
  const { vote, convened } = meeting
  const height = vote.candidates.length > MOST_ON_HALF ? WHOLE : HALF
  const one = new TableRow({
    height: { value: height, rule: HeightRule.EXACT },
    cantSplit: true,
    children: [
      new TableCell({
        children: oneBallot(record, meeting),
        width: { size: WIDTH, type: WidthType.DXA },
      }),
    ],
  })
  const dashed = { style: BorderStyle.DASHED, size: 4, color: '808080' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const table = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH],
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: dashed,
      insideVertical: none,
    },
    rows: convened.map(() => one),
  })
  return docx('Phiếu', vote.meetingOn, [table], { isNumbered: false })
}

function oneBallot(record: CaseRecord, { vote, step, issuer }: Meeting): (Paragraph | Table)[] {
  const rule = vote.round > 1 ? (step.secondRound ?? step.vote) : step.vote
  const ballot = ballotOf(rule)
  const { boxes, how, shares } = LAID_OUT[ballot]
  const people = vote.candidates
    .map((id) => ({
      name: vote.names[id] ?? id,
      held: record.candidates.find((each) => each.id === id)?.posts[0],
    }))
    .sort((one, other) => byGivenName(one.name, other.name))
  const rows = people.map(({ name, held }, i) => [
    `${i + 1}`,
    name,
    held ? postInWords(held) : '',
    ...boxes.map(() => '☐'),
  ])
  return [
    line(upper(issuer.organisation), { bold: true, align: 'LEFT', size: 22, spacing: { before: 240 } }),
    line('[Dấu của đơn vị tổ chức hoặc chữ ký của người chủ trì]', {
      italics: true,
      align: 'LEFT',
      size: 18,
    }),
    line(
      upper(
        ballot === 'three-levels'
          ? 'Phiếu tín nhiệm'
          : isFirstOfSeveral(record, step)
            ? ORIENTS
            : CALLED[step.result],
      ),
      {
        bold: true,
        align: 'CENTER',
        size: 28,
        spacing: { before: 120 },
      },
    ),
    line(`${purposeOf(record)}`, { bold: true, align: 'CENTER', size: 24 }),
    line(`${step.title.vi}, ${dateInWords(vote.meetingOn)}`, {
      italics: true,
      align: 'CENTER',
      size: 22,
      spacing: { after: 80 },
    }),
    boxesFor([['TT', 'Họ và tên', 'Chức vụ, đơn vị công tác', ...boxes], ...rows], shares),
    line(`${how} Phiếu có thể ký hoặc không ký tên.`, {
      italics: true,
      align: 'LEFT',
      size: 20,
      spacing: { before: 80 },
    }),
  ]
}

function isFirstOfSeveral({ stages }: CaseRecord, step: VoteStep): boolean {
  const votes = stages.flatMap((stage) => voteOf(stage) ?? [])
  return step.result === 'list' && votes.length > 2 && votes[0]?.key === step.key
}

function boxesFor(rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const size = (percent = 0) => Math.round((WIDTH * percent) / 100)
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: shares.map(size),
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          children: texts.map(
            (text, i) =>
              new TableCell({
                width: { size: size(shares[i]), type: WidthType.DXA },
                children: [
                  line(text, {
                    bold: row === 0,
                    align: (i === 1 || i === 2) && row > 0 ? 'LEFT' : 'CENTER',
                    size: 24,
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

/** Vietnamese names by their last word, then by the whole. */
const byGivenName = (one: string, other: string): number =>
  given(one).localeCompare(given(other), 'vi') || one.localeCompare(other, 'vi')
const given = (name: string): string => name.split(' ').at(-1) ?? name
