import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { shellWords } from '../words/shell.js'
import { WaysOn } from './ways-on.js'

interface Shown {
  title: string
  /** In the words of the API. */
  because?: string
  isForbidden?: boolean
}

/** What is not there, or not the reader's to see: what may have happened, and where they can go. To ask once more would not help. */
export function NotThere({ title, because, isForbidden = false }: Shown) {
  const say = shellWords.use()
  return (
    <Alert icon={<IconLock />} title={title} role="alert" m={16}>
      {because && <p>{because}</p>}
      <p>{say(isForbidden ? 'notPermittedWhy' : 'notFoundWhy')}</p>
      <WaysOn />
    </Alert>
  )
}
