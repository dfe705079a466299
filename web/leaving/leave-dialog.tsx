import { Button, Group, Modal } from '@mantine/core'
import { leavingWords } from './words.js'

/** Asked before what cannot be kept is lost. */
export function LeaveDialog({ stay, go }: { stay: () => void; go: () => void }) {
  const say = leavingWords.use()
  return (
    <Modal opened onClose={stay} title={<b>{say('title')}</b>}>
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
