import type { Preview } from '../asked.js'
import { launchWords } from '../words.js'

type Task = Preview['plan']['stages'][number]['tasks'][number]

/** Who does a task of the plan: the group by its name, or whoever is meant. */
export function useDoer({ groups, candidates }: Preview): (task: Task) => string {
  const say = launchWords.use()
  return ({ by }) => {
    if (by === 'candidate') return candidates.map(({ candidate }) => candidate.name).join(', ')
    const named = groups.filter((each) => each.by === by).map(({ group }) => group.name)
    return named.length > 0 ? named.join(', ') : say(`by_${by}`)
  }
}
