import type { Router } from 'express'
import type { z } from 'zod'
import type { ReadingRight, RightName } from '../../records/rights/named-rights.js'
import { numbered } from '../../records/use-case/record-number.js'
import type { UseCase } from '../../records/use-case/use-case.js'
import type { ApiDeps } from '../deps.js'
import { proposedInstead } from '../resources/proposed-changes/view.js'
import type { Shown } from './answer.js'
import { type Operation, operation } from './operation.js'
import { idIn } from './serve.js'
import { type Reading, serveReading } from './serve-reading.js'
import { serveUseCase } from './serve-use-case.js'
import { strictRouter } from './strict-router.js'
import type { TakesTwo } from './takes-two.js'

type Words = Pick<Operation, 'summary' | 'description'>

/** One of the three operations of a register, as /docs tells it. */
interface Described<Body extends z.ZodType> extends Words {
  body: Body
  /** What is answered: the schema of the entry is the register's. */
  answer: string
}

/**
 * A register: what somebody's file or a post's holds as a list, entered one by one, ended and never taken back. `of` in
 * an input is the id in the path: of the person, of the post.
 */
interface Register<
  Path extends string,
  Entry extends string,
  NewBody extends z.ZodType,
  EndBody extends z.ZodType,
  EnterRight extends RightName,
  EndRight extends RightName,
  EnterInput,
  EndInput,
  Row,
> {
  tag: string
  /** Of the list, with the person or the post as {id}. */
  path: Path
  /** The name of an entry in the path of its ending. */
  entry: Entry
  schema: z.ZodType
  list: Words & Reading<ReadingRight> & { schema: z.ZodType; answer: string }
  enter: Described<NewBody> &
    TakesTwo<EnterInput, Row> & {
      /** `Location` of the list, where it is sent. */
      headers?: { Location: string }
      rights: NoInfer<EnterRight>
      use: UseCase<EnterRight, EnterInput, Row>
      input: (of: string, body: z.output<NewBody>) => EnterInput
    }
  end: Described<EndBody> &
    TakesTwo<EndInput, Row> & {
      rights: NoInfer<EndRight>
      use: UseCase<EndRight, EndInput, Row>
      input: (of: string, id: number, body: z.output<EndBody>) => EndInput
    }
  /** An entry as it is answered; `of`: whose list it was asked in. */
  show: (row: Row, shown: Shown) => unknown
}

/** Describes the three operations of a register and serves them. */
export function register<
  const Path extends `${string}{id}${string}`,
  const Entry extends string,
  NewBody extends z.ZodType,
  EndBody extends z.ZodType,
  EnterRight extends RightName,
  EndRight extends RightName,
  EnterInput extends object,
  EndInput extends object,
  Row,
>({
  tag,
  path,
  entry,
  schema,
  list,
  enter,
  end,
  show,
}: Register<Path, Entry, NewBody, EndBody, EnterRight, EndRight, EnterInput, EndInput, Row>): (
  deps: ApiDeps,
) => Router {
  const listOperation = operation({
    ...{ method: 'get', path, tag, ...wordsOf(list) },
    answers: { 200: { description: list.answer, schema: list.schema } },
  })
  const enterOperation = operation({
    ...{ method: 'post', path, tag, ...wordsOf(enter), body: enter.body, command: true },
    answers: {
      201: { description: enter.answer, schema, ...(enter.headers && { headers: enter.headers }) },
      ...insteadOf(enter),
    },
  })
  const endOperation = operation({
    ...{ method: 'post', path: `${path}/{${entry}}/ending`, tag, ...wordsOf(end), body: end.body },
    ...{
      command: true,
      answers: { 200: { description: end.answer, schema }, ...insteadOf(end) },
    },
  })
  return (deps) => {
    const router = strictRouter()
    serveReading(router, listOperation, deps, list)
    serveUseCase(router, enterOperation, deps, {
      ...{ rights: enter.use.right, use: enter.use, show, ...takingTwo(enter) },
      input: ({ body, of }) => enter.input(of, body),
      send: (response, status, answer, { request }) => {
        if (enter.headers) response.location(path.replace('{id}', () => idIn(request)))
        response.status(status).json(answer)
      },
    })
    serveUseCase(router, endOperation, deps, {
      ...{ rights: end.use.right, use: end.use, show, ...takingTwo(end) },
      input: ({ body, of, request }) => end.input(of, numbered(String(request.params[entry])), body),
    })
    return router
  }
}

const wordsOf = ({ summary, description }: Words): Words => ({ summary, ...(description && { description }) })

const insteadOf = ({ takesTwo }: { takesTwo?: unknown }): Operation['answers'] =>
  takesTwo ? proposedInstead : {}
const takingTwo = <Input, Row>({ takesTwo }: TakesTwo<Input, Row>): TakesTwo<Input, Row> =>
  takesTwo ? { takesTwo } : {}
