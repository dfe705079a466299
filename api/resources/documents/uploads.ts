import type { Uploads } from '../../deps.js'
import { clamdAt } from './inspection/clamd.js'

export const MEGABYTE = 1_048_576

/** What is taken where the installation says nothing else. */
export const UPLOADS: Uploads = { quota: { files: 20, bytes: 100 * MEGABYTE } }

/** What is taken by the settings of an installation. */
export const uploadsOf = ({
  DOCUMENTS_PER_TASK: files,
  DOCUMENT_MEGABYTES_PER_TASK: megabytes,
  CLAMD_ADDRESS: address,
}: {
  DOCUMENTS_PER_TASK: number
  DOCUMENT_MEGABYTES_PER_TASK: number
  CLAMD_ADDRESS?: string | undefined
}): Uploads => ({
  quota: { files, bytes: megabytes * MEGABYTE },
  scanner: address === undefined ? undefined : clamdAt(address),
})
