import { Button, Modal } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import css from './forms/forms.module.css'
import { inboxWords } from './words.js'

/** What is asked before something is done: what it is, what follows from it, by which verb. */
export interface Question {
  question: string
  follows: readonly string[]
  verb: string
  isSevere?: boolean
}

/** Asks once more, with what follows; the other button changes nothing. */
export function AskedOnce({
  asked,
  answer,
  close,
}: {
  asked: Question
  answer: () => void
  close: () => void
}) {
  const say = inboxWords.use()
  return (
    <Modal opened onClose={close} title={<b>{asked.question}</b>}>
      <ul className={css.follows}>
        {asked.follows.map((each) => (
          <li key={each}>
            <IconChevronRight size={18} aria-hidden />
            {each}
          </li>
        ))}
      </ul>
      <div className={css.answers}>
        <Button onClick={close}>{say('lookAgain')}</Button>
        <Button variant="filled" data-autofocus onClick={answer} {...(asked.isSevere && { color: 'son' })}>
          {asked.verb}
        </Button>
      </div>
    </Modal>
  )
}
