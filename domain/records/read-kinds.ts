/** What can be read of a person, as it stands on record who did: their file and its registers, and what cases hold of them. */
export const READ_KINDS = [
  'file',
  'eligibility',
  'absences',
  'disciplines',
  'measures',
  'interests',
  'relations',
  'evaluations',
  'breakthrough-tasks',
  'planning',
  'rotation',
  'procedure',
  'dossier',
  'document',
  'decision',
  'minutes',
  'objections',
  'readers',
  'proposed-changes',
] as const
export type ReadKind = (typeof READ_KINDS)[number]
