import { Badge } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import css from '../records/records.module.css'
import type { RuleSetItem } from './rule-sets.js'
import { ruleSetWords } from './words.js'

/** Whether it ships, was published or is a draft, and whether a launch of today takes it. */
export function StatusBadges({ status, isDefault }: Pick<RuleSetItem, 'status'> & { isDefault: boolean }) {
  const say = ruleSetWords.use()
  return (
    <span className={css.vacant}>
      {isDefault && (
        <Badge color="ngoc" leftSection={<IconCheck size={13} />} title={say('usualHint')}>
          {say('usual')}
        </Badge>
      )}
      <Badge color={status === 'draft' ? 'dong' : 'gray'}>
        {say(status === 'built-in' ? 'builtIn' : status)}
      </Badge>
    </span>
  )
}
