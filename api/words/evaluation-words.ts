import type { UnfinishedWarning } from '../../domain/evaluation/breakthrough-tasks.js'
import type { Text } from '../../domain/vocabulary.js'
import { GRADE_NAMES } from '../../domain/words.js'

/** Why a grade should be looked at again, with the article. */
export function unfinishedTasks({ grade, unfinished, article }: UnfinishedWarning): Text {
  const name = GRADE_NAMES[grade]
  return {
    vi: `Năm này có ${unfinished} nhiệm vụ đột phá được kết luận không hoàn thành: cần xem lại mức "${name.vi}" (${article.vi}).`,
    en: `Breakthrough tasks of this year that were concluded as unfinished: ${unfinished}. The grade "${name.en}" should be looked at again (${article.en}).`,
  }
}
