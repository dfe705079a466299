import { Button, Popover } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { currentLanguage } from '../words/i18n.js'
import { partWords } from '../words/parts.js'

const FORMATS = ['xlsx', 'csv'] as const

/** A list of the API as a file, as it is filtered and in its order. */
export function ExportMenu({
  path,
  filters,
}: {
  path: string
  filters: Readonly<Record<string, string | undefined>>
}) {
  const say = partWords.use()
  const [isOpen, setOpen] = useState(false)
  const asked = Object.entries(filters).filter((each): each is [string, string] => each[1] !== undefined)
  const file = (format: string) =>
    `${path}?${new URLSearchParams([...asked, ['format', format], ['lang', currentLanguage()]])}`
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="xs" leftSection={<IconDownload size={16} />} onClick={() => setOpen(!isOpen)}>
          {say('export')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            component="a"
            href={file(format)}
            download
            variant="subtle"
            fullWidth
            justify="flex-start"
            onClick={() => setOpen(false)}
          >
            {say(`export_${format}`)}
          </Button>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
