/** What whoever started a process asks it, and what it says. */
export const QUESTION = 'do you work?'
export const YES = 'yes'
const NO = 'not yet'

/**
 * Answers whoever started this process, whenever asked, whether it works. Nobody asks a process that was started by hand or
 * by a container. The channel keeps no process alive.
 */
export function answerParent(works: () => boolean): void {
  process.on('message', (word) => {
    // A parent that is gone hears nothing, and there is nothing to be done about it.
    if (word === QUESTION) process.send?.(works() ? YES : NO, () => {})
  })
  process.channel?.unref()
}
