interface HandedIn {
  id: string
  purpose: string
  uploadedAt: string
  uploadedBy: { id: string }
}

/** What each hands in once and, where it is returned, anew: only the last of it counts. */
const HANDED_IN_ANEW: readonly string[] = ['action-program', 'self-report']

/** Whether the same person handed in the same paper again, later. */
export const hasNewer = (document: HandedIn, documents: readonly HandedIn[]): boolean =>
  HANDED_IN_ANEW.includes(document.purpose) &&
  documents.some(
    ({ purpose, uploadedBy, uploadedAt }) =>
      purpose === document.purpose &&
      uploadedBy.id === document.uploadedBy.id &&
      uploadedAt > document.uploadedAt,
  )
