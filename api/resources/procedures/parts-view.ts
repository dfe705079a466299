import type { Client } from '../../../db/pool.js'
import type { CaseDocument } from '../../../db/reads/case-details.js'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import { PRINCIPLES } from '../../../domain/rules/principles.js'
import { codesOfTexts, inWords } from '../../words/in-words.js'
import type { Language } from '../../words/language.js'
import { asSentence, named } from '../../words/titles.js'
import type { Reader } from '../votes/view.js'
import type { CriterionView, DocumentView } from './parts-schemas.js'

/** Evidence is kept with codes; people read names. */
export async function withNames<Check extends { results: CriterionResult[] }>(
  client: Client,
  checks: readonly Check[],
): Promise<Check[]> {
  const texts = checks.flatMap(({ results }) => results.map(({ evidence }) => evidence))
  const titles = await findTitlesOfCodes(client, codesOfTexts(texts))
  return checks.map(({ results, ...check }) => ({
    // The check again, with what its results say in words.
    ...(check as Check),
    results: results.map((result) => ({ ...result, evidence: inWords(result.evidence, titles) })),
  }))
}

/** A criterion as it was judged. */
export function criterionView(
  { title, article, evidence, ...result }: CriterionResult,
  language: Language,
): CriterionView {
  return {
    ...{ ...result, title: title[language], article: article[language] },
    evidence: asSentence(evidence[language]),
    ...(result.waivable && { mayBeWaivedBy: PRINCIPLES.waivers.value[language] }),
  }
}

/** The documents of a case that the reader may open: of any candidate, or their own. */
export const documentsView = (
  documents: readonly CaseDocument[],
  { rights, caller, language }: Reader,
): DocumentView[] =>
  documents
    .filter(({ uploadedBy }) => rights.papers || uploadedBy === caller.personId)
    .map(({ uploadedByName, uploadedBy, ...document }) => ({
      ...document,
      uploadedBy: named(uploadedBy, uploadedByName, language),
      content: `/v1/documents/${document.id}/content`,
    }))
