/**
 * `npm run backup -- <folder>`: both stores and the keys of the product in DATA_DIR, as one, while it runs or not. Says what
 * it took, or in one sentence what is in the way.
 */
import { resolve } from 'node:path'
import { runCommand } from './backup/command.js'
import { megabytes } from './backup/embedded-data.js'
import { takeBackup } from './backup/take-backup.js'
import { readStartConfig } from './config.js'
import { ServiceError } from './processes/service-error.js'

await runCommand(async (undo) => {
  const [asked, ...others] = process.argv.slice(2)
  if (!asked || asked.startsWith('-') || others.length > 0) {
    throw new ServiceError('Usage: npm run backup -- <a new folder>')
  }
  const config = readStartConfig()
  const began = Date.now()
  const folder = resolve(asked)
  const { takenAt, files } = await takeBackup(config, folder, undo)
  const size = megabytes(files.reduce((sum, { bytes }) => sum + bytes, 0))
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const lines = [`Backup of ${takenAt} in ${folder}: ${files.length} files, ${size}, taken in ${seconds} s.`]
  lines.push(
    config.PAYLOAD_KEY === undefined && config.PAYLOAD_KEYS === undefined
      ? 'It holds the keys to everything: keep it where nobody reads it who may not read everything.'
      : 'The payload keys are not in it, since they are given as a variable: keep those apart, the backup is worth nothing without.',
  )
  process.stdout.write(`${lines.join('\n')}\n`)
})
