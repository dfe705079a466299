import type { VoteDetails } from '../../../db/reads/votes.js'
import { groundsShownBy, type LowGround } from '../../../domain/leaving/low-confidence.js'
import {
  barsOfConfidence,
  CONFIDENCE_FOLLOWS_NAMES,
  type ConfidenceRules,
  followsFrom,
} from '../../../domain/rules/values/confidence-rules.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { levelsOf, type ThreeLevels } from '../../../domain/voting/three-levels.js'
import type { Language } from '../../words/language.js'
import { named } from '../../words/titles.js'
import type { VoteView } from './schemas.js'

interface Shown {
  language: Language
  lowGrounds?: readonly LowGround[]
}

/** What a vote of confidence came to for these people; nothing where it is none, or not counted. */
export function confidenceView(
  { count, confidence: rules, names }: Pick<VoteDetails, 'count' | 'confidence' | 'names'>,
  shown: Shown,
  people: readonly PersonId[],
): Pick<VoteView, 'confidence'> {
  if (!count || !rules) return {}
  const levels = levelsOf(count.votes)
  const { returned: collected } = count
  return {
    confidence: {
      collected,
      bars: barsOfConfidence(rules).map(({ share, least, article }) => ({
        ...{ share, least: least(collected) },
        article: article[shown.language],
      })),
      people: people.flatMap((id) => {
        const given = levels.get(id)
        const person = named(id, names[id] ?? id, shown.language)
        return given ? [{ person, ...given, ...following(rules, { ...given, collected }, shown) }] : []
      }),
    },
  }
}

function following(
  rules: ConfidenceRules,
  result: ThreeLevels & { collected: number },
  { language, lowGrounds }: Shown,
) {
  const found = followsFrom(rules, result)
  const grounds = lowGrounds && groundsShownBy(lowGrounds, result)
  return {
    ...(found && {
      follows: {
        what: CONFIDENCE_FOLLOWS_NAMES[found.follows][language],
        ...{ share: found.share, article: found.article[language] },
      },
    }),
    ...(grounds &&
      grounds.length > 0 && {
        grounds: grounds.map(({ kind, ground }) => ({
          ...{ kind, code: ground.value },
          ...{ article: ground.article[language], words: ground.words[language] },
        })),
      }),
  }
}
