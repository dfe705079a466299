import { Alert, Button, FileButton, NativeSelect, Stack } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Section } from '../case/section.js'
import css from '../records/records.module.css'
import { sendFile } from '../server/ask.js'
import { Problem } from '../server/problem.js'
import { FieldsOfPaper } from './fields-of-paper.js'
import { DOCX, keyOf, listOf, type TemplatedPaper } from './templates.js'
import { TryTemplate } from './try-template.js'
import { templateWords } from './words.js'

/** What became of a file: on its way, taken, or why it is not. */
type Sent = { name: string } & ({ is: 'sending' | 'taken' } | { is: 'refused'; why: string[] })

/** A new template: for which paper, the file, and beside it the fields that it may name; tried with a procedure. */
export function UploadTemplate({ unit, papers }: { unit: string; papers: readonly TemplatedPaper[] }) {
  const say = templateWords.use()
  const [paper, choose] = useState(papers[0]?.paper)
  const { sent, send } = useSent(unit)
  const chosen = papers.find((each) => each.paper === paper)
  if (!chosen) return null
  return (
    <>
      <Section title={say('upload')}>
        <Stack gap={12} align="start">
          <NativeSelect
            label={say('which')}
            value={chosen.paper}
            onChange={({ target }) => choose(papers.find((each) => each.paper === target.value)?.paper)}
            data={papers.map(({ paper: value, title: label }) => ({ value, label }))}
          />
          <p className={css.quiet}>{say('uploadHint')}</p>
          <FileButton accept=".docx" onChange={(file) => file && void send(chosen.paper, file)}>
            {(props) => (
              <Button
                {...props}
                leftSection={<IconUpload size={16} aria-hidden />}
                loading={sent?.is === 'sending'}
              >
                {say('choose')}
              </Button>
            )}
          </FileButton>
          <Outcome sent={sent} />
        </Stack>
      </Section>
      <FieldsOfPaper of={chosen} />
      <TryTemplate of={chosen} />
    </>
  )
}

function Outcome({ sent }: { sent: Sent | undefined }) {
  const say = templateWords.use()
  if (!sent) return null
  const { name } = sent
  if (sent.is !== 'refused') return <p role="status">{say(sent.is, { name })}</p>
  return (
    <Alert color="red" title={say('notTaken')} role="alert">
      <ul>
        {sent.why.map((why) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
    </Alert>
  )
}

function useSent(unit: string) {
  const say = templateWords.use()
  const client = useQueryClient()
  const [sent, show] = useState<Sent>()
  const send = async (paper: string, file: File) => {
    const { name } = file
    show({ name, is: 'sending' })
    try {
      const query = new URLSearchParams({ paper, name })
      await sendFile(`${listOf(unit)}?${query}`, file, { key: crypto.randomUUID(), type: DOCX })
      await client.invalidateQueries({ queryKey: keyOf(unit) })
      show({ name, is: 'taken' })
    } catch (error) {
      show({ name, is: 'refused', why: error instanceof Problem ? reasonsOf(error) : [say('cutOff')] })
    }
  }
  return { sent, send }
}

/** What the API says of each tag, else of the whole. */
const reasonsOf = (problem: Problem): string[] => {
  const each = (problem.body.errors ?? []).map(({ message }) => message)
  return each.length > 0 ? each : [problem.message]
}
