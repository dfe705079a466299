/** Workflow type and id: there is one for the whole installation. */
export const OPEN_REAPPOINTMENTS = 'openReappointments'
