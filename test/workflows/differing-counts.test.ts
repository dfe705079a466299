import { describe, expect, test } from '@jest/globals'
import type { CountResolution } from '../../domain/procedure/task-kinds.js'
import { recordsOf } from '../support/procedure-rows.js'
import { convene, countOf, goTo } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'

/** Two entries of one count that differ, and differ again. teller1 heads the tellers. */

const stack = useProcedures()
const reason = 'Đối chiếu biên bản giấy'

async function convened(): Promise<{
  it: RunningProcedure
  enter: Enter
  open: () => ReturnType<typeof openOf>
}> {
  const it = await goTo(await stack().launch({ candidates: await stack().candidates(1) }), 'collective-vote')
  const [an = ''] = it.candidates
  await convene(it)
  const enter: Enter = (teller, votes) => it.complete(teller, 'enter-count', countOf({ [an]: votes }))
  return { it, enter, open: () => openOf(it) }
}
type Enter = (teller: string, votes: number) => Promise<unknown>

/** The one task that is open. */
async function openOf(it: RunningProcedure) {
  const [task, ...others] = await recordsOf(stack(), it).tasks('open')
  expect(others).toEqual([])
  return task
}

/** Two differences, by those two; what each enters the second time. */
async function differingTwice(first: string, second: string) {
  const given = await convened()
  for (const [one, other] of [
    [14, 13],
    [12, 11],
  ] as const) {
    await given.enter(first, one)
    await given.enter(second, other)
  }
  const resolve = (by: string, answer: CountResolution) =>
    given.it.complete(by, 'resolve-count-difference', answer)
  return { ...given, resolve }
}

describe('a second difference', () => {
  test('goes to the head of the tellers, who sees both entries side by side', async () => {
    const { it, open } = await differingTwice('teller2', 'teller3')
    const [an = ''] = it.candidates
    expect(await open()).toMatchObject({
      kind: 'resolve-count-difference',
      assignee_id: 'teller1',
      about: {
        differing: ['blank', `votes.${an}`],
        entries: [
          { enteredBy: 'teller2', count: { blank: 3, votes: { [an]: 12 } } },
          { enteredBy: 'teller3', count: { blank: 4, votes: { [an]: 11 } } },
        ],
      },
    })
  })

  test('goes to the officers where the head of the tellers made one of the entries', async () => {
    const { it, open, resolve } = await differingTwice('teller1', 'teller2')
    expect(await open()).toMatchObject({
      kind: 'resolve-count-difference',
      group_id: 'g-office',
      excluded: ['teller1', 'teller2'],
    })
    const discard: CountResolution = { action: 'discard', enteredBy: ['teller1'], reason }
    expect(await refusal(resolve('teller1', discard))).toMatchObject({ code: 'not-the-assignee' })
    expect(await refusal(resolve('reviewer', discard))).toMatchObject({ code: 'not-the-assignee' })
    await resolve('officer2', discard)
    expect(await recordsOf(stack(), it).votes()).toMatchObject([{ status: 'convened', count: null }])
  })

  test('goes to the officers where the head of the tellers stands back from the case', async () => {
    const { it, enter, open } = await convened()
    const [an = ''] = it.candidates
    await stack().pool.query(
      `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
       VALUES ($1, 'teller1', 'spouse', '2026-01-05', 'Bản kê khai')`,
      [an],
    )
    for (const votes of [14, 12]) {
      await enter('teller2', votes)
      await enter('teller3', votes - 1)
    }
    expect(await open()).toMatchObject({ kind: 'resolve-count-difference', group_id: 'g-office' })
  })
})

describe('whoever resolves it', () => {
  test('discards one entry: another teller enters blind against the one that is left', async () => {
    const { it, enter, open, resolve } = await differingTwice('teller2', 'teller3')
    const [an = ''] = it.candidates
    await resolve('teller1', { action: 'discard', enteredBy: ['teller2'], reason })
    const again = await open()
    expect(again).toMatchObject({
      kind: 'enter-count',
      excluded: ['teller3', 'teller1'],
      about: { entry: 2, differed: true, differing: ['blank', `votes.${an}`] },
    })
    expect(again?.about).not.toHaveProperty('entries')
    const refused = { code: 'second-entry-by-first-person' }
    expect(await refusal(enter('teller3', 11))).toMatchObject(refused)
    expect(await refusal(enter('teller1', 11))).toMatchObject(refused)
    await enter('teller2', 11)
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'counted', count: { votes: { [an]: 11 } }, tellers: ['teller3', 'teller2'] },
    ])
  })

  test('discards both: the count is entered anew, by none who has seen it', async () => {
    const { it, enter, open, resolve } = await differingTwice('teller2', 'teller3')
    await resolve('teller1', { action: 'discard', enteredBy: ['teller2', 'teller3'], reason })
    expect(await open()).toMatchObject({
      kind: 'enter-count',
      excluded: ['teller1'],
      about: { entry: 1, differed: true },
    })
    await enter('teller3', 14)
    await enter('teller2', 14)
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'counted', tellers: ['teller3', 'teller2'] },
    ])
  })

  test.each([
    ['first', 'teller2', 11],
    ['second', 'teller3', 12],
  ] as const)(
    'has the %s entry corrected by whoever made it, and it is compared again',
    async (_which, teller, votes) => {
      const { it, enter, open, resolve } = await differingTwice('teller2', 'teller3')
      await resolve('teller1', { action: 'correct', enteredBy: teller, reason })
      expect(await open()).toMatchObject({
        kind: 'enter-count',
        assignee_id: teller,
        about: { differed: true },
      })
      await enter(teller, votes)
      expect(await recordsOf(stack(), it).votes()).toMatchObject([
        { status: 'counted', tellers: ['teller2', 'teller3'] },
      ])
    },
  )

  test('makes no entry of that count any more, nor does whoever held the task and gave it back', async () => {
    const { it, open, resolve } = await differingTwice('teller1', 'teller2')
    const task = await it.task('resolve-count-difference')
    await it.say('officer2', 'claimTask', { task })
    await it.say('officer2', 'releaseTask', { task })
    await it.say('officer', 'claimTask', { task })
    await resolve('officer', { action: 'discard', enteredBy: ['teller1', 'teller2'], reason })
    expect(await open()).toMatchObject({ kind: 'enter-count', excluded: ['officer2', 'officer'] })
  })

  test('is asked again where they still differ', async () => {
    const { enter, open, resolve } = await differingTwice('teller2', 'teller3')
    await resolve('teller1', { action: 'correct', enteredBy: 'teller2', reason })
    await enter('teller2', 10)
    expect(await open()).toMatchObject({
      kind: 'resolve-count-difference',
      assignee_id: 'teller1',
      about: { entries: [{ enteredBy: 'teller2', count: { blank: 5 } }, { enteredBy: 'teller3' }] },
    })
  })

  test('names those who made the entries, each once', async () => {
    const { resolve } = await differingTwice('teller2', 'teller3')
    for (const [answer, refused] of [
      [
        { action: 'correct', enteredBy: 'teller1' },
        { code: 'not-among-those-named', field: 'enteredBy' },
      ],
      [
        { action: 'discard', enteredBy: ['teller2', 'officer'] },
        { code: 'not-among-those-named', field: 'enteredBy.1', person: 'officer' },
      ],
      [
        { action: 'discard', enteredBy: ['teller2', 'teller2'] },
        { code: 'named-twice', field: 'enteredBy.1', person: 'teller2' },
      ],
    ] as const) {
      // Two of them are no list that could be changed: nobody changes it.
      expect(await refusal(resolve('teller1', { ...answer, reason } as CountResolution))).toMatchObject(
        refused,
      )
    }
  })

  test('is on record with whose entry it was and why; no number is before the count is', async () => {
    const { it, enter, resolve } = await differingTwice('teller2', 'teller3')
    await resolve('teller1', { action: 'discard', enteredBy: ['teller2'], reason })
    const events = await recordsOf(stack(), it).audit()
    expect(events.at(-1)).toMatchObject({
      what: 'task-completed',
      actor: 'teller1',
      after: {
        kind: 'resolve-count-difference',
        result: { action: 'discard', enteredBy: ['teller2'], reason },
      },
    })
    expect(JSON.stringify(events)).not.toContain('"issued"')
    await enter('teller2', 11)
    expect((await recordsOf(stack(), it).audit()).at(-1)).toMatchObject({ what: 'vote-counted' })
  })
})

test('where no teller tells how many papers were prepared, two entries are one count all the same', async () => {
  const { it, enter } = await convened()
  await enter('teller2', 14)
  await enter('teller3', 14)
  expect(await recordsOf(stack(), it).votes()).toMatchObject([{ status: 'counted' }])
})
