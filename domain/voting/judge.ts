import { type Decider, type NoneAbove, passesAtBar, signOf } from '../rules/values/vote-rule.js'
import type { Cited, Fraction, Text } from '../vocabulary.js'
import { lackingQuorum } from './quorum.js'
import { aboveBar, atLeastBar, compareShare, showFraction } from './shares.js'
import { mostVotes, type Standing, type Tally } from './tally.js'

/** What a vote comes to, and the part of the rule that settled it. */
export type Judgement = Result & SettledBy

interface Result {
  outcome: 'selected' | 'advances' | 'tie' | 'undecided' | 'stopped'
  /** Those the outcome is about; nobody when stopped. */
  those: readonly Standing[]
  /** The votes of the selected candidate, or of each of those who tie or are undecided. */
  votes?: number
  /** '> 1/2', '≥ 3/10', '= 1/2', 'top 2' or 'none' */
  bar: string
  decidedBy?: Decider
  article: Text
}

/** `bar` is what nobody was above. */
type SettledBy =
  /** The meeting was too small. */
  | { by: 'quorum'; convened: number; quorum: Fraction }
  /** No share is asked. */
  | { by: 'no-bar' }
  /** Passed: the bar, or the outsiders' share. */
  | { by: 'passing'; share: Fraction; asOutsiders: boolean }
  /** Exactly the bar. Without `named` the text is silent about who decides. */
  | { by: 'at-bar'; share: Fraction; named?: Decider }
  | { by: 'none-above'; none: Fraction; rule: NoneAbove }
  /** No rule says who goes on. */
  | { by: 'end'; none: Fraction }

/** Judges a count by its rule; nothing is explained here. */
export function judge(tally: Tally): Judgement {
  const { bar } = tally
  const tooFew = withoutQuorum(tally)
  if (tooFew) return tooFew
  if (!bar) return informing(tally)
  return (
    passing(tally, bar) ?? atTheBar(tally, bar.value) ?? noneAboveBar(tally, bar.value) ?? end(tally, bar)
  )
}

/** The meeting does not count where too few of those convened came. */
function withoutQuorum({ rule, count }: Tally): Judgement | undefined {
  const lacking = lackingQuorum(rule, count)
  if (!lacking) return undefined
  const { convened, bar, quorum } = lacking
  return {
    by: 'quorum',
    convened,
    quorum: quorum.value,
    outcome: 'stopped',
    those: [],
    bar,
    article: quorum.article,
  }
}

/** Without a bar the vote decides nothing. */
function informing({ ballot: { article }, standings }: Tally): Judgement {
  return { by: 'no-bar', outcome: 'advances', those: standings, bar: 'none', article }
}

/** The highest of those above the bar, and of the outsiders with the share that they need. */
function passing(tally: Tally, bar: Cited<Fraction>): Judgement | undefined {
  const { rule, outsiders, denominator, standings } = tally
  const passes = passesAtBar(rule) ? atLeastBar : aboveBar
  let top: Standing[] = []
  let votes = -1
  for (const standing of standings) {
    if (standing.votes < votes) continue
    if (!standing.outsider && !passes(standing.votes, denominator, bar.value)) continue
    if (standing.votes > votes) top = []
    votes = standing.votes
    top.push(standing)
  }
  if (top.length === 0) return undefined

  const byShare = outsiders && top.every(({ outsider }) => outsider) ? outsiders : undefined
  const { value: share, article } = byShare ?? bar
  const asOutsiders = byShare !== undefined
  const shown = `${byShare ? '≥' : signOf(rule)} ${showFraction(share)}`
  if (top.length === 1) {
    return { by: 'passing', asOutsiders, outcome: 'selected', share, those: top, votes, bar: shown, article }
  }
  const decidedBy = rule.exactlyAtBar?.value.several === 'head' ? 'head' : 'authority'
  return {
    by: 'passing',
    asOutsiders,
    outcome: 'tie',
    share,
    those: top,
    votes,
    bar: shown,
    decidedBy,
    article,
  }
}

/** Exactly the bar: the rule says who decides, and where its text is silent, the authority does. */
function atTheBar({ rule, denominator, standings }: Tally, share: Fraction): Judgement | undefined {
  if (!rule.exactlyAtBar) return undefined
  const those = standings.filter(({ votes }) => compareShare(votes, denominator, share) === 0)
  if (those.length === 0) return undefined
  const { value, article } = rule.exactlyAtBar
  const several = those.length > 1
  const decider = several ? (value.several ?? value.one) : value.one
  const settled = { by: 'at-bar', share, those, votes: mostVotes(those), article } as const
  const bar = `= ${showFraction(share)}`
  if (decider === 'undecided') return { ...settled, outcome: 'undecided', bar, decidedBy: 'authority' }
  return { ...settled, outcome: several ? 'tie' : 'undecided', bar, decidedBy: decider, named: decider }
}

/** Nobody is above the bar: who goes on, or who decides whether to. Undefined where nobody is left to decide about. */
function noneAboveBar({ rule, denominator, standings }: Tally, none: Fraction): Judgement | undefined {
  if (!rule.noneAbove) return undefined
  const { value, article } = rule.noneAbove
  if (value.take === 'decision') {
    if (standings.length === 0) return undefined
    const votes = mostVotes(standings)
    const those = standings.filter((standing) => standing.votes === votes)
    const bar = `${signOf(rule)} ${showFraction(none)}`
    const decidedBy = value.by
    return {
      by: 'none-above',
      outcome: 'undecided',
      none,
      rule: value,
      those,
      votes,
      bar,
      decidedBy,
      article,
    }
  }
  const those =
    value.take === 'at-least'
      ? standings.filter(({ votes }) => atLeastBar(votes, denominator, value.share))
      : withMostVotes(standings, value.count)
  const bar = value.take === 'at-least' ? `≥ ${showFraction(value.share)}` : `top ${value.count}`
  const outcome = those.length === 0 ? 'stopped' : 'advances'
  return { by: 'none-above', outcome, none, rule: value, those, bar, article }
}

/** So many with the most votes, and those who share the last place; nobody without a vote. */
function withMostVotes(standings: readonly Standing[], places: number): Standing[] {
  const ranked = standings.map(({ votes }) => votes).sort((a, b) => b - a)
  const last = Math.max(ranked[places - 1] ?? 0, 1)
  return standings.filter(({ votes }) => votes >= last)
}

/** By the outsiders' share where only that keeps somebody above the bar from passing, else by the bar. */
function end({ rule, outsiders, denominator, shutOut }: Tally, bar: Cited<Fraction>): Judgement {
  const above = aboveBar(mostVotes(shutOut), denominator, bar.value)
  const needed = above ? outsiders : undefined
  return {
    by: 'end',
    none: bar.value,
    outcome: 'stopped',
    those: [],
    bar: needed ? `≥ ${showFraction(needed.value)}` : `${signOf(rule)} ${showFraction(bar.value)}`,
    article: needed?.article ?? bar.article,
  }
}
