import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { absences } from '../../api/resources/absences/schemas.js'
import type { cadreDetails, cadrePage } from '../../api/resources/cadres/schemas.js'
import type { disciplines, measures } from '../../api/resources/formal-decisions/schemas.js'
import type { interests } from '../../api/resources/interests/schemas.js'
import type { procedurePage } from '../../api/resources/procedures/schemas.js'
import type { relations } from '../../api/resources/relations/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type CadrePage = z.output<typeof cadrePage>
export type CadreDetails = z.output<typeof cadreDetails>
export type CadreFile = NonNullable<CadreDetails['file']>

/** The parts of a record that are asked for by themselves, open to whoever reads the file. */
interface Parts {
  measures: z.output<typeof measures>
  disciplines: z.output<typeof disciplines>
  relations: z.output<typeof relations>
  interests: z.output<typeof interests>
  absences: z.output<typeof absences>
}

const pathOf = (id: string) => `/v1/cadres/${encodeURIComponent(id)}`

export const useCadre = (id: string) =>
  useQuery({
    queryKey: ['cadre', id, currentLanguage()],
    queryFn: ({ signal }) => ask<CadreDetails>(pathOf(id), { signal }),
  })

export const usePartOf = <Part extends keyof Parts>(id: string, part: Part) =>
  useQuery({
    queryKey: ['cadre', id, part, currentLanguage()],
    queryFn: ({ signal }) => ask<Parts[Part]>(`${pathOf(id)}/${part}`, { signal }),
  })

/** The open procedures in which somebody is a candidate, as far as the reader may know of them. */
export const useCasesOf = (id: string) =>
  useQuery({
    queryKey: ['procedures', 'of', id, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ candidate: id, status: 'open' })
      return ask<z.output<typeof procedurePage>>(`/v1/procedures?${query}`, { signal })
    },
  })
