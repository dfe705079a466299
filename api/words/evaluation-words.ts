import type { UnfinishedWarning } from '../../domain/evaluation/breakthrough-tasks.js'
import type { AboveUnitWarning } from '../../domain/evaluation/grade.js'
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

/** Why the grade of a head should be looked at again: their unit has a lesser one. */
export function aboveUnit({ grade, unitGrade, article }: AboveUnitWarning): Text {
  const [name, unit] = [GRADE_NAMES[grade], GRADE_NAMES[unitGrade]]
  return {
    vi: `Đơn vị xếp loại "${unit.vi}": người đứng đầu không được xếp loại cao hơn, cần xem lại mức "${name.vi}" (${article.vi}).`,
    en: `The unit is graded "${unit.en}": its head is not graded above it, "${name.en}" should be looked at again (${article.en}).`,
  }
}
