/** What is granted to somebody on a unit, and reaches everything below it. */
export const ROLES = ['hr_officer', 'approver', 'monitor', 'admin'] as const
export type Role = (typeof ROLES)[number]
