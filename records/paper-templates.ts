import type { Client } from '../db/pool.js'
import { Refused } from '../db/refused.js'
import {
  findPaperTemplate,
  findTemplateFile,
  insertPaperTemplate,
  type PaperTemplateRow,
  type TemplateFile,
  withdrawTemplate,
} from '../db/registers/paper-templates.js'
import type { UnitId } from '../domain/vocabulary.js'
import { digestOf } from './documents.js'
import { refuses, refusing } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const TEMPLATES: Kept<PaperTemplateRow> = {
  find: findPaperTemplate,
  notFound: { code: 'paper-template-not-found' },
  exists: 'paper-template',
  audited: ({ unit, uploadedBy, withdrawnBy, ...row }) => ({
    ...{ ...row, unit: unit.id },
    ...{ uploadedBy: uploadedBy.id, withdrawnBy: withdrawnBy?.id ?? null },
  }),
}

/** A file as it was received, checked to be what it says and to name nothing that no paper has. */
export interface TemplateUploaded {
  unit: UnitId
  paper: string
  fileName: string
  content: Buffer
}

/** Takes a template: from now on that paper of the unit and those below it is made by it. */
export const uploadTemplate = under(
  'officers-of-issuing-unit',
  refuses(entered),
  async (by, { unit, content, ...file }: TemplateUploaded): Promise<PaperTemplateRow> => {
    const made = { unit, ...file, content, sha256: digestOf(content), by: by.caller.personId, at: by.at }
    const id = await insertPaperTemplate(by.client, made)
    return entered(by, TEMPLATES, { id, of: unit, what: 'paper-template-uploaded' })
  },
)

/** Withdraws it: the paper is made in the product's own form again, or by the template of a unit above. */
export const withdrawPaperTemplate = under(
  'officers-of-issuing-unit',
  refuses('paper-template-not-found', 'already-ended'),
  (by, { unit, id, reason }: { unit: UnitId; id: number; reason: string }): Promise<PaperTemplateRow> =>
    ended(by, TEMPLATES, { id, of: unit, what: 'paper-template-withdrawn' }, async ({ withdrawnAt }) => {
      if (withdrawnAt !== null) throw new Refused({ code: 'already-ended' })
      await withdrawTemplate(by.client, { id, reason, by: by.caller.personId, at: by.at })
    }),
)

/** The file itself, as it was taken. @throws Refused paper-template-not-found, document-damaged */
export const templateFile = refusing(
  ['paper-template-not-found', 'document-damaged'],
  async (client: Client, asked: { of: UnitId; id: number }): Promise<TemplateFile> =>
    requireWhole(await findTemplateFile(client, asked)),
)

/** @throws Refused paper-template-not-found, document-damaged: what is read is not what was taken */
export const requireWhole = refusing(
  ['paper-template-not-found', 'document-damaged'],
  (file: TemplateFile | undefined): TemplateFile => {
    if (!file) throw new Refused({ code: 'paper-template-not-found' })
    if (digestOf(file.content) !== file.sha256) throw new Refused({ code: 'document-damaged' })
    return file
  },
)
