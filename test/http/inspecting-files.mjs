/**
 * A process that looks through the files whose paths it is sent, as the API does with those that are uploaded, and answers how
 * many milliseconds of CPU each took.
 */
import { readFileSync } from 'node:fs'
import {
  MEDIA_TYPES,
  requireInactive,
  requireType,
} from '../../dist/api/resources/documents/document-type.js'

process.on('message', async (path) => {
  const content = readFileSync(path)
  const isPaper = content.subarray(0, 4).equals(Buffer.from('%PDF'))
  const type = MEDIA_TYPES[isPaper ? 0 : 1]
  const before = process.cpuUsage()
  await requireType(content, type, isPaper ? 'x.pdf' : 'x.docx')
    .then(() => requireInactive(content, type))
    .catch(() => {})
  const { user, system } = process.cpuUsage(before)
  process.send((user + system) / 1000)
})
