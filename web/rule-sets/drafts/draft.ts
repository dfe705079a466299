import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { enteredRuleSet } from '../../../api/resources/rule-sets/schemas.js'
import { LIST as CHANGES, type Change, waits } from '../../changes/changes.js'
import { ask } from '../../server/ask.js'
import { useOnce } from '../../server/once.js'
import { addressOf, LIST, type RuleSetDetails } from '../rule-sets.js'
import { draftWords } from './words.js'

type Entered = z.output<typeof enteredRuleSet>
/** A rule set as it is sent: which version it becomes is not for its author to say. */
export type Text = Omit<RuleSetDetails['ruleSet'], 'version'>

export function textOf({ ruleSet: { version: _, ...text } }: Pick<RuleSetDetails, 'ruleSet'>): Text {
  return text
}

const draftPath = (id: string) => `${LIST}/drafts/${encodeURIComponent(id)}`
const tagOf = ({ revision }: Pick<RuleSetDetails, 'revision'>) => `"${revision}"`

/** What has changed is read again; `isGone`: the draft that is shown is not asked for once more. */
function useRefresh() {
  const client = useQueryClient()
  return ({ isGone = false } = {}) =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['rule-set'], ...(isGone && { refetchType: 'none' }) }),
      client.invalidateQueries({ queryKey: [LIST] }),
      client.invalidateQueries({ queryKey: [CHANGES] }),
    ])
}

/** Begins a draft with that text, and goes to it. */
export function useNewDraft() {
  const [, go] = useLocation()
  const refresh = useRefresh()
  return useOnce({
    send: (given: { text: Text; reason: string }, key) =>
      ask<Entered>(LIST, {
        method: 'POST',
        key,
        body: { ...given.text, reason: given.reason, draft: true },
      }),
    done: async ({ id, version }) => {
      await refresh()
      go(addressOf({ id, version, status: 'draft' }))
    },
  })
}

/** Replaces the text of a draft as it was read; whoever read an older one changes nothing. */
export function useChangedDraft(draft: RuleSetDetails, whenDone: () => void) {
  const refresh = useRefresh()
  return useOnce({
    send: ({ text, reason }: { text: Text; reason: string }) =>
      ask<Entered>(draftPath(draft.ruleSet.id), {
        ...{ method: 'PUT', ifMatch: tagOf(draft), body: { ...text, reason } },
      }),
    done: async () => {
      await refresh()
      whenDone()
    },
  })
}

/** Publishes a draft: mostly it waits for a second person, and the page of that opens. */
export function usePublication(draft: RuleSetDetails) {
  const say = draftWords.use()
  const [, go] = useLocation()
  const refresh = useRefresh()
  return useOnce({
    send: (reason: string, key) =>
      ask<Entered | Change>(`${draftPath(draft.ruleSet.id)}/publication`, {
        ...{ method: 'POST', key, ifMatch: tagOf(draft), body: { reason } },
      }),
    done: async (answer) => {
      await refresh({ isGone: !waits(answer) })
      notifications.show({ message: say(waits(answer) ? 'nowWaits' : 'nowPublished') })
      go(waits(answer) ? `/changes/${answer.id}` : addressOf(answer))
    },
  })
}

/** Discards a draft; published versions stay. */
export function useDiscard(draft: RuleSetDetails) {
  const say = draftWords.use()
  const [, go] = useLocation()
  const refresh = useRefresh()
  return useOnce({
    send: () => ask<void>(draftPath(draft.ruleSet.id), { method: 'DELETE', ifMatch: tagOf(draft) }),
    done: async () => {
      notifications.show({ message: say('nowDiscarded') })
      await refresh({ isGone: true })
      go('/rule-sets?period=any')
    },
  })
}
