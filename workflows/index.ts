/** What the worker's workflow bundle holds. */
export { recomputeDeadlines } from './calendar/recompute-deadlines.js'
export { deliverNotifications } from './notifications/deliver-notifications.js'
export { presence } from './presence/presence.js'
export { procedure } from './procedure/procedure.js'
export { openReappointments } from './terms/open-reappointments.js'
