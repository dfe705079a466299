import type { ProcedureKind } from '../../domain/vocabulary.js'
import { type CaseRecord, purposeOf } from './case-record.js'

/** Of what kind, how somebody and a post stand in its sentence: 'bổ nhiệm đồng chí … giữ chức vụ …'. */
const SENTENCES: { readonly [Kind in ProcedureKind]?: (who: string, post: string) => string } = {
  appointment: (who, post) => `bổ nhiệm ${who} giữ chức vụ ${post}`,
  nomination: (who, post) => `giới thiệu ${who} ứng cử chức vụ ${post}`,
  reappointment: (who, post) => `bổ nhiệm lại ${who} giữ chức vụ ${post}`,
  relief: (who, post) => `cho ${who} thôi giữ chức vụ ${post}`,
  resignation: (who, post) => `cho ${who} từ chức, thôi giữ chức vụ ${post}`,
  rotation: (who, post) => `luân chuyển ${who} giữ chức vụ ${post}`,
}

/** What the authority is asked for, or agreed to, about somebody; of nobody in particular what the case is for. */
export function askedAbout(record: Pick<CaseRecord, 'head' | 'post'>, who: string | undefined): string {
  if (who === undefined) return purposeOf(record)
  return SENTENCES[record.head.kind]?.(who, record.post) ?? `${purposeOf(record)} đối với ${who}`
}
