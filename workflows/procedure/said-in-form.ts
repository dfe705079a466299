import { ApplicationFailure, TemporalFailure } from '@temporalio/workflow'
import type { RecountAsked } from '../../domain/procedure/case.js'
import type { Spoken } from './messages.js'

/**
 * What reaches a case has the form that the API gives it, or is rejected: what a handler stumbles over would not fail the
 * update but the whole task, and be tried for ever, with the case standing still meanwhile.
 */

/** @throws ApplicationFailure not-understood */
export function requireSpoken(spoken: Spoken<unknown>): void {
  const { actor, command, input, seen, read } = inForm(spoken)
  const isActor = isString(inForm(actor).personId) && Array.isArray(actor.groups)
  const isStanding =
    (seen === undefined || isNumber(seen)) &&
    (read === undefined || (Array.isArray(read) && read.every(isNumber)))
  if (!isActor || !isCommand(command) || !isObject(input) || !isStanding) refuse()
}

/** @throws ApplicationFailure not-understood */
export function requireRecount(asked: RecountAsked): void {
  const { command, by } = inForm(asked)
  if (!isCommand(command) || !isString(by)) refuse()
}

/** @throws ApplicationFailure not-understood */
export function requireSequence<Asked extends { sequence: number }>(asked: Asked): Asked {
  return isNumber(inForm(asked).sequence) ? asked : refuse()
}

/**
 * A command that is carried out. An input that it stumbles over, deeper than its form was looked at, rejects the command, as it
 * does where the command is first judged.
 * @throws ApplicationFailure not-understood
 */
export async function understood<Done>(carriedOut: Promise<Done>): Promise<Done> {
  try {
    return await carriedOut
  } catch (error) {
    if (error instanceof TemporalFailure) throw error
    return refuse(error instanceof Error ? error : undefined)
  }
}

function refuse(cause?: Error): never {
  throw ApplicationFailure.create({
    message: 'what was sent has not the form of a command',
    type: 'not-understood',
    nonRetryable: true,
    ...(cause && { cause }),
  })
}

const inForm = <Value>(value: Value): Value => (isObject(value) ? value : refuse())
const isCommand = (command: { id: unknown; bodyHash: unknown }): boolean =>
  isObject(command) && isString(command.id) && isString(command.bodyHash)
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const isString = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number'
