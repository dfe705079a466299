import { Button, Group, Modal } from '@mantine/core'
import { partWords } from '../words/parts.js'
import { leavingWords } from './words.js'

/** Asked before what cannot be kept is lost. */
export function LeaveDialog({ stay, go }: { stay: () => void; go: () => void }) {
  const say = leavingWords.use()
  const ofParts = partWords.use()
  return (
    <Modal
      opened
      onClose={stay}
      title={<b>{say('title')}</b>}
      closeButtonProps={{ 'aria-label': ofParts('close') }}
    >
      <p>{say('lost')}</p>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button color="son" onClick={go}>
          {say('leave')}
        </Button>
        <Button variant="filled" data-autofocus onClick={stay}>
          {say('stay')}
        </Button>
      </Group>
    </Modal>
  )
}
