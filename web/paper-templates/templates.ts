import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { paperTemplates } from '../../api/resources/paper-templates/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type PaperTemplates = z.output<typeof paperTemplates>
export type Template = PaperTemplates['items'][number]
export type TemplatedPaper = PaperTemplates['papers'][number]

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Where the templates of a unit are asked for, sent to and withdrawn. */
export const listOf = (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/paper-templates`
export const keyOf = (unit: string) => ['paper-templates', unit]

export const useTemplates = (unit: string) =>
  useQuery({
    queryKey: [...keyOf(unit), currentLanguage()],
    queryFn: ({ signal }) => ask<PaperTemplates>(listOf(unit), { signal }),
  })
