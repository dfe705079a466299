/**
 * `npm run restore -- <folder> [--replace]`: makes DATA_DIR of a backup. Says what to do next, or in one sentence what is in
 * the way.
 */
import { resolve } from 'node:path'
import { runCommand } from './backup/command.js'
import { giveBack } from './backup/give-back.js'
import { readStartConfig } from './config.js'
import { ServiceError } from './processes/service-error.js'

await runCommand(async (undo) => {
  const given = process.argv.slice(2)
  const folders = given.filter((each) => each !== '--replace')
  const [asked] = folders
  if (!asked || asked.startsWith('-') || folders.length > 1) {
    throw new ServiceError('Usage: npm run restore -- <the folder of a backup> [--replace]')
  }
  const config = readStartConfig()
  const replace = folders.length < given.length
  const { manifest, replaced } = await giveBack(config, resolve(asked), { replace }, undo)
  const lines = [`The backup of ${manifest.takenAt} is in ${config.DATA_DIR}.`]
  if (replaced) lines.push(`What was there before is in ${replaced}: delete it when you no longer need it.`)
  lines.push(
    'Next: npm start. It goes on with every case; for those that it then says it cannot raise: npm run restore-workflows.',
  )
  process.stdout.write(`${lines.join('\n')}\n`)
})
