import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { cadreDetails, cadrePage } from '../../api/resources/cadres/schemas.js'
import type { procedurePage } from '../../api/resources/procedures/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type CadrePage = z.output<typeof cadrePage>
export type CadreDetails = z.output<typeof cadreDetails>
export type CadreFile = NonNullable<CadreDetails['file']>

export type Registers = NonNullable<CadreDetails['registers']>

const pathOf = (id: string) => `/v1/cadres/${encodeURIComponent(id)}`

/** The record with its registers, as far as it is open to the reader: all that its page shows of it, in one answer. */
export const useCadre = (id: string) =>
  useQuery({
    queryKey: ['cadre', id, currentLanguage()],
    queryFn: ({ signal }) => ask<CadreDetails>(`${pathOf(id)}?registers=true`, { signal }),
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
