import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { document } from '../../../api/resources/documents/schemas.js'
import { sendFile } from '../../server/ask.js'
import { Problem } from '../../server/problem.js'
import type { TaskDetails } from '../task-list.js'

const MOST_BYTES = 10 * 1024 * 1024
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
export const TAKEN = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',')

/** A file on its way to the procedure: with the key it was first sent with, so that sent again it is there once. */
export interface Upload {
  key: string
  name: string
  size: number
  file: File | undefined
  /** From 0 to 1. */
  progress: number
  /** The document it became. */
  id?: string
  wrong?: 'too-large' | 'wrong-kind' | 'empty' | 'cut-off'
  /** Why the API does not take it. */
  refused?: string
}

export type Uploaded = Pick<Upload, 'key' | 'name' | 'size'> & { id: string }

/** The files of a form. What is uploaded is `kept`, for the draft; a file that is refused stays, with the reason. */
export function useUploads(
  { procedure }: TaskDetails,
  purpose: z.output<typeof document>['purpose'],
  { kept, keep, isOne }: { kept: readonly Uploaded[]; keep: (uploaded: Uploaded[]) => void; isOne: boolean },
) {
  const [uploads, setUploads] = useState<Upload[]>(() =>
    kept.map((each) => ({ ...each, file: undefined, progress: 1 })),
  )
  const latest = useRef(uploads)
  const show = (next: Upload[]) => {
    latest.current = next
    setUploads(next)
    keep(next.flatMap(({ id, key, name, size }) => (id === undefined ? [] : [{ id, key, name, size }])))
  }
  const change = (key: string, more: Partial<Upload>) =>
    show(latest.current.map((each) => (each.key === key ? { ...each, ...more } : each)))

  const send = async ({ key, name, file }: Upload) => {
    if (!file) return
    const query = new URLSearchParams({ case: procedure.id, purpose, name })
    try {
      const { id } = await sendFile<z.output<typeof document>>(`/v1/documents?${query}`, file, {
        ...{ key, type: typeOf(name) ?? file.type },
        onProgress: (progress) => change(key, { progress }),
      })
      change(key, { id, progress: 1 })
    } catch (error) {
      change(key, error instanceof Problem ? { refused: error.message } : { wrong: 'cut-off' })
    }
  }
  return {
    uploads,
    isSending: uploads.some(isOnItsWay),
    add: (files: readonly File[]) => {
      const added = files.slice(0, isOne ? 1 : undefined).map(uploadOf)
      show(isOne ? added : [...latest.current, ...added])
      for (const upload of added) if (!upload.wrong) void send(upload)
    },
    again: ({ key }: Upload) => {
      const upload = latest.current.find((each) => each.key === key)
      if (!upload) return
      const { wrong: _, ...cut } = upload
      show(latest.current.map((each) => (each.key === key ? { ...cut, progress: 0 } : each)))
      void send(cut)
    },
    remove: ({ key }: Upload) => show(latest.current.filter((each) => each.key !== key)),
  }
}
export type Uploads = ReturnType<typeof useUploads>

const isOnItsWay = ({ id, wrong, refused }: Upload): boolean => !id && !wrong && !refused

function uploadOf(file: File): Upload {
  const { name, size } = file
  const wrong =
    typeOf(name) === undefined
      ? 'wrong-kind'
      : size > MOST_BYTES
        ? 'too-large'
        : size === 0
          ? 'empty'
          : undefined
  return { key: crypto.randomUUID(), name, size, file, progress: 0, ...(wrong && { wrong }) }
}

const typeOf = (name: string): string | undefined => TYPES[name.split('.').at(-1)?.toLowerCase() ?? '']
