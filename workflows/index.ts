/** What the worker's workflow bundle holds. */
export { deliverNotifications } from './notifications/deliver-notifications.js'
export { procedure } from './procedure/procedure.js'
