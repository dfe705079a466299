import type { VoteDetails } from '../../../db/reads/votes.js'
import { groundsShownBy, type LowGround } from '../../../domain/leaving/low-confidence.js'
import {
  barsOfConfidence,
  CONFIDENCE_FOLLOWS_NAMES,
  type ConfidenceRules,
  followsFrom,
} from '../../../domain/rules/values/confidence-rules.js'
import type { PersonId, PostId, SeatId } from '../../../domain/vocabulary.js'
import { levelsOf, type ThreeLevels } from '../../../domain/voting/three-levels.js'
import type { Language } from '../../words/language.js'
import { named } from '../../words/titles.js'
import type { VoteView } from './schemas.js'

/** The grounds of leaving office that low confidence shows today, and where each person holds office. */
export interface OpenedByLow {
  grounds: readonly LowGround[]
  held: readonly { personId: PersonId; postId: PostId; seatId: SeatId }[]
}

interface Shown {
  language: Language
  opens?: OpenedByLow
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
      bars: barsOfConfidence(rules).map(({ share, percent, least, article }) => ({
        ...{ share, percent, least: least(collected) },
        article: article[shown.language],
      })),
      people: people.flatMap((id) => {
        const given = levels.get(id)
        const person = named(id, names[id] ?? id, shown.language)
        return given ? [{ person, ...given, ...following(rules, { ...given, collected, id }, shown) }] : []
      }),
    },
  }
}

function following(
  rules: ConfidenceRules,
  result: ThreeLevels & { collected: number; id: PersonId },
  { language, opens }: Shown,
) {
  const found = followsFrom(rules, result)
  const seat = opens?.held.find(({ personId }) => personId === result.id)
  const grounds = opens && groundsShownBy(opens.grounds, result)
  return {
    ...(found && {
      follows: {
        what: CONFIDENCE_FOLLOWS_NAMES[found.follows][language],
        ...{ share: found.share, article: found.article[language] },
      },
    }),
    ...(grounds &&
      grounds.length > 0 && {
        ...(seat && { office: { post: seat.postId, seat: seat.seatId } }),
        grounds: grounds.map(({ kind, ground, ruleSet: { id, version, title } }) => ({
          ...{ kind, code: ground.value, ruleSet: { id, version, title: title[language] } },
          ...{ article: ground.article[language], words: ground.words[language] },
        })),
      }),
  }
}
