/** Workflow type, and id of the schedule that runs it: there is one for the whole installation. */
export const COMPARE_STORES = 'compareStores'
export const COMPARE_STORES_SCHEDULE = 'compare-stores'
