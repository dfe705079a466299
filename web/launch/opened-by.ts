import type { z } from 'zod'
import type { post } from '../../api/resources/posts/schemas.js'
import { ask } from '../server/ask.js'
import { type Kind, type LaunchDraft, newLaunch, paperlessGround } from './launch-draft.js'

/** A procedure that another page proposes: about whoever holds a seat, on a ground that the records show. */
export interface Proposed {
  post: string
  seat: string
  kind: string
  code: string
  ruleSet: { id: string; version: number; title: string }
}

/** Where the launch is opened with it filled in. */
export function launchFor({ post, seat, kind, code, ruleSet: { id, version, title } }: Proposed): string {
  const asked = { post, seat, kind, ground: code, ruleSet: id, version: `${version}`, title }
  return `/launch?${new URLSearchParams(asked)}`
}

const OPENED: readonly Kind[] = ['relief', 'resignation', 'dismissal']

/** The draft that a link proposes; undefined where it proposes none, or of a seat that is not there. */
export async function draftFor(search: string): Promise<LaunchDraft | undefined> {
  const asked = new URLSearchParams(search)
  const of = (name: string) => asked.get(name) ?? ''
  const kind = OPENED.find((each) => each === of('kind'))
  if (!kind || !of('post')) return undefined
  const found = await ask<z.output<typeof post>>(`/v1/posts/${encodeURIComponent(of('post'))}`)
  const seat = found.seats.find(({ id }) => id === of('seat'))
  if (!seat) return undefined
  return {
    ...newLaunch(),
    ...{ step: 'people', furthest: 'people', post: found, seat, kind },
    ruleSet: { id: of('ruleSet'), version: Number(of('version')), title: of('title') },
    grounds: [{ ...paperlessGround(of('ground')), proof: 'confidence', isShown: true }],
  }
}
