import type { PaperHead } from '../../db/reads/paper-heads.js'
import type { Letterhead } from './administrative-form.js'

/** The letterhead of papers about a case: the body that decides, under the province. */
export function letterheadFor({ province, body }: Pick<PaperHead, 'province' | 'body'>): Letterhead {
  const place = province.replace(/^(tỉnh|thành phố)\s+(ủy\s+)?/iu, '')
  const organisation = body.replace(/\s+(tỉnh|thành)\s+ủy.*$/iu, '')
  return { form: 'party', superior: `Tỉnh ủy ${place}`, organisation, place }
}
