/** What the schedule that keeps the stores in step needs of the world. */
export interface StoreActivities {
  /** Looks at the cases that changed in the last minutes and at those known to be out of step, and heals what it can. */
  keepInStep(): Promise<InStepReport>
}

export interface InStepReport {
  healed: number
  /** Cases that nothing heals. */
  left: number
  /** Closed cases whose states are forgotten. */
  forgotten: number
}
