import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { differenceList, ruleSetDetails, ruleSetPage } from '../../api/resources/rule-sets/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export const LIST = '/v1/rule-sets'
export type RuleSetPage = z.output<typeof ruleSetPage>
export type RuleSetItem = RuleSetPage['items'][number]
export type RuleSetDetails = z.output<typeof ruleSetDetails>

/** Which of the rule sets of an id: the highest version where none is named. */
export interface Asked {
  id: string
  version: string | undefined
  draft: boolean
}

/** The address of a version, or of a draft. */
export const addressOf = ({ id, version, status }: Pick<RuleSetItem, 'id' | 'version' | 'status'>): string =>
  `/rule-sets/${encodeURIComponent(id)}?${status === 'draft' ? 'draft=true' : `version=${version}`}`

export const useRuleSet = ({ id, version, draft }: Asked) =>
  useQuery({
    queryKey: ['rule-set', id, version, draft, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ ...(version && { version }), ...(draft && { draft: 'true' }) })
      return ask<RuleSetDetails>(`${LIST}/${encodeURIComponent(id)}?${query}`, { signal })
    },
  })

const MOST = 200

/** All that can be compared: every version that ships or is published; asked for when one is chosen. */
export const useComparable = (isAsked: boolean) =>
  useQuery({
    queryKey: [LIST, 'comparable', currentLanguage()],
    queryFn: ({ signal }) => ask<RuleSetPage>(`${LIST}?limit=${MOST}`, { signal }),
    select: ({ items }) => items.filter(({ status }) => status !== 'draft'),
    enabled: isAsked,
  })

/** What differs from one version to another, in words; asked for once the other is chosen: its id and version. */
export const useDifferences = (
  before: string | undefined,
  { id, version }: Pick<RuleSetItem, 'id' | 'version'>,
) =>
  useQuery({
    queryKey: [LIST, 'differences', before, id, version],
    queryFn: ({ signal }) => {
      const [other = '', from = ''] = before?.split(' ') ?? []
      const query = new URLSearchParams({ from, with: id, to: String(version) })
      const path = `${LIST}/${encodeURIComponent(other)}/differences?${query}`
      return ask<z.output<typeof differenceList>>(path, { signal })
    },
    enabled: before !== undefined,
  })
