import { ActionIcon, Anchor, Button, FileButton, Progress } from '@mantine/core'
import { IconCheck, IconFile, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { size as inWords } from '../../words/say.js'
import { useOpenForm } from '../open-form.js'
import css from './forms.module.css'
import { paperWords } from './paper-words.js'
import { TAKEN, type Upload, type Uploads } from './uploads.js'

/** Files by hand or dropped: each with how far it is, and why it is not taken. */
export function UploadField({
  label,
  files: { uploads, add, again, remove },
  isOne,
  error,
}: {
  label: string
  files: Uploads
  isOne: boolean
  error?: string | undefined
}) {
  const say = paperWords.use()
  const { restoredAt } = useOpenForm()
  const [isOver, setOver] = useState(false)
  return (
    <section className={css.files} aria-label={label}>
      <h3>{label}</h3>
      {uploads.map((upload) => (
        <FileRow key={upload.key} upload={upload} again={() => again(upload)} remove={() => remove(upload)} />
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen by the button within */}
      <div
        className={css.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          add([...event.dataTransfer.files])
        }}
      >
        <FileButton accept={TAKEN} multiple onChange={add}>
          {(props) => (
            <Button {...props}>{say(uploads.length > 0 && !isOne ? 'chooseMore' : 'choose')}</Button>
          )}
        </FileButton>
        <p>{say('kinds')}</p>
        {restoredAt && uploads.length === 0 && <p>{say('chooseAgain')}</p>}
      </div>
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </section>
  )
}

function FileRow({ upload, again, remove }: { upload: Upload; again: () => void; remove: () => void }) {
  const say = paperWords.use()
  const { name, size, progress, id, wrong, refused } = upload
  const why = refused ?? (wrong && say(WHY[wrong], { size: inWords(size) }))
  return (
    <div className={css.file} role="status">
      {id ? (
        <IconCheck size={18} aria-hidden />
      ) : why ? (
        <IconX size={18} aria-hidden />
      ) : (
        <IconFile size={18} aria-hidden />
      )}
      <span>
        {name} <span className={css.beside}>{inWords(size)}</span>
      </span>
      {id && <span className={css.beside}>{say('sent')}</span>}
      {!id && !why && <Progress value={progress * 100} w={120} aria-label={say('sending')} />}
      {wrong === 'cut-off' && (
        <Anchor component="button" type="button" onClick={again}>
          {say('again')}
        </Anchor>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={`${say('remove')}: ${name}`} onClick={remove}>
        <IconX size={16} />
      </ActionIcon>
      {why && (
        <p className={css.wrong} role="alert">
          {why}
        </p>
      )}
    </div>
  )
}

const WHY = {
  'too-large': 'tooLarge',
  'wrong-kind': 'wrongKind',
  empty: 'empty',
  'cut-off': 'cutOff',
} as const
