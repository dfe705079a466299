import type { NoticeWords } from '../../db/reads/own-notices.js'
import { NOTICE_NAMES } from '../../domain/procedure/notice-names.js'
import { TASK_ROWS } from '../../domain/procedure/task-kinds.js'
import type { Text } from '../../domain/vocabulary.js'
import type { Language } from './language.js'

const NUMBER: Text = { vi: 'hồ sơ số', en: 'procedure no.' }

/**
 * A notice as whoever may read its task or its case is told of it: what has happened, and of what. Never why, nor what anybody
 * counted or decided: that stands in the case, for those who may read it there.
 */
export function noticeInWords(
  {
    kind,
    task,
    case: about,
    breakthroughTask,
  }: Pick<NoticeWords, 'kind' | 'task' | 'case' | 'breakthroughTask'>,
  language: Language,
): { title: string; about: string } {
  const named = [
    task && TASK_ROWS[task.kind].words[language],
    task?.candidate,
    about?.post[language],
    about && `${NUMBER[language]} ${about.number}`,
    breakthroughTask?.person.name,
    breakthroughTask && `${breakthroughTask.title} (${breakthroughTask.year})`,
  ]
  return { title: NOTICE_NAMES[kind][language], about: named.filter(Boolean).join(', ') }
}
