import { Tabs } from '@mantine/core'
import { type ComponentType, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { CandidatesTab } from './candidates/candidates-tab.js'
import css from './case.module.css'
import { DocumentsTab } from './tabs/documents-tab.js'
import { PublicityTab } from './tabs/publicity-tab.js'
import { TrailTab } from './tabs/trail-tab.js'
import { VotesTab } from './tabs/votes-tab.js'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

const TABS = {
  candidates: CandidatesTab,
  votes: VotesTab,
  documents: DocumentsTab,
  publicity: PublicityTab,
  trail: TrailTab,
} as const satisfies Readonly<Record<string, ComponentType<{ of: Case }>>>
type Tab = keyof typeof TABS
const NAMES = Object.keys(TABS) as Tab[]

/** The parts of a case; the one that is shown stands in the address. */
export function CaseTabs({ of, tab }: { of: Case; tab: string | undefined }) {
  const say = caseWords.use()
  const [, go] = useLocation()
  const shown = NAMES.find((name) => name === tab) ?? 'candidates'
  const counts: Partial<Record<Tab, number>> = {
    candidates: of.candidates.length,
    votes: of.votes.length,
    documents: of.documents.length,
  }
  const Shown = TABS[shown]
  const list = useRef<HTMLDivElement>(null)
  // On a narrow page the tabs scroll: the one that is shown is among those seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another is shown
  useEffect(() => {
    const active = list.current?.querySelector('[data-active]')
    active?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [shown])
  const address = (name: Tab) =>
    `/procedures/${encodeURIComponent(of.id)}${name === 'candidates' ? '' : `/${name}`}`
  return (
    <Tabs value={shown} onChange={(name) => go(address((name ?? 'candidates') as Tab), { replace: true })}>
      <Tabs.List ref={list} className={css.tabs} aria-label={say('tabs')}>
        {NAMES.map((name) => (
          <Tabs.Tab key={name} value={name} className={css.tab}>
            {say(`tab_${name}`)} {counts[name] !== undefined && <small>{counts[name]}</small>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown} className={css.panel}>
        <Shown of={of} />
      </Tabs.Panel>
    </Tabs>
  )
}
