import { Button, Modal } from '@mantine/core'
import { Consequences, type Follows } from '../parts/consequences.js'
import { partWords } from '../words/parts.js'
import css from './forms/forms.module.css'
import { inboxWords } from './words.js'

/** What is asked before something is done: what it is, what follows from it, by which verb. */
export interface Question {
  question: string
  /** Whom and what it is about. */
  about?: string
  follows: readonly Follows[]
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
  const ofParts = partWords.use()
  return (
    <Modal
      opened
      onClose={close}
      title={<b>{asked.question}</b>}
      closeButtonProps={{ 'aria-label': ofParts('close') }}
    >
      {asked.about && <p className={css.aboutIt}>{asked.about}</p>}
      <Consequences of={asked.follows} />
      <footer className={css.answers}>
        <Button onClick={close}>{say('lookAgain')}</Button>
        <Button variant="filled" data-autofocus onClick={answer} {...(asked.isSevere && { color: 'son' })}>
          {asked.verb}
        </Button>
      </footer>
    </Modal>
  )
}
