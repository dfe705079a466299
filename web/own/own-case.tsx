import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Task } from '../inbox/task-list.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { day } from '../words/say.js'
import { AskedOfMe } from './asked-of-me.js'
import { Course } from './course.js'
import type { OwnCase } from './own.js'
import css from './own.module.css'
import { ownWords } from './words.js'

/** Of whom nothing more is decided in the procedure. */
const STILL_IN = ['active', 'selected', 'proposed']

/** A procedure about the reader: what it is in a sentence, what they are to do, and its course where they ask for it. */
export function OwnCaseCard({ of, asked }: { of: OwnCase; asked: readonly Task[] }) {
  const say = ownWords.use()
  const sentence = useSentence()(of)
  const [isOpen, setOpen] = useState(false)
  const heading = useId()
  return (
    <section className={css.card} aria-labelledby={heading}>
      <h2 id={heading}>{of.post.name}</h2>
      <p className={css.sentence}>{sentence}</p>
      {asked.length > 0 ? (
        <AskedOfMe tasks={asked} title={say('yours')} />
      ) : (
        <p className={css.nothing}>{say('nothingToDo')}</p>
      )}
      <Button
        className={css.more}
        variant="subtle"
        aria-expanded={isOpen}
        rightSection={
          isOpen ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'hideCourse' : 'showCourse')}
      </Button>
      {isOpen && <Course id={of.id} />}
    </section>
  )
}

/** What the procedure is to the reader, and where it stands. */
function useSentence(): (of: OwnCase) => string {
  const say = ownWords.use()
  const word = useVocabulary()
  const { id: me } = useMe()
  return ({ kind, number, status, stage, waitingSince, candidates }) => {
    const own = candidates.find((each) => each.id === me)?.status ?? 'active'
    const what = { kind: word('procedureKinds', kind), number }
    return [
      say(own === 'proposed' ? 'proposed' : 'about', what),
      ...(STILL_IN.includes(own) ? [] : [say('noLonger', { status: word('candidateStatuses', own) })]),
      ...(status === 'suspended' ? [say('suspended')] : []),
      ...(status === 'decided' ? [say('decided')] : []),
      ...(status === 'running' && stage ? [at(stage.title, waitingSince)] : []),
    ].join(' ')
  }

  function at(stage: string, since: string | null): string {
    return since ? say('nowAt', { stage, day: day(since) }) : say('nowAtUndated', { stage })
  }
}
