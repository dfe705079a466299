import { Avatar } from '@mantine/core'
import { initials } from '../words/say.js'

export const Initials = ({ of, size = 32 }: { of: string; size?: number }) => (
  <Avatar size={size} color="cham" aria-hidden>
    {initials(of)}
  </Avatar>
)
