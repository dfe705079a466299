import express, { type Express } from 'express'
import { accountOf, authenticate } from './caller/caller.js'
import { consoleRoutes } from './console/console-routes.js'
import type { ApiDeps } from './deps.js'
import { FAIR_SHARE, limitAccount, limitSignIn, limitUnknown, takeTurns } from './http/fair-share.js'
import { requestLog } from './http/request-log.js'
import { securityHeaders } from './http/security-headers.js'
import { Problem } from './problems/problem.js'
import { answerProblem } from './problems/problem-handler.js'
import { absenceRoutes } from './resources/absences/routes.js'
import { accountRoutes } from './resources/accounts/routes.js'
import { actingHolderRoutes } from './resources/acting-holders/routes.js'
import { breakthroughTaskRoutes } from './resources/breakthrough-tasks/routes.js'
import { cadreSheetRoutes } from './resources/cadre-sheets/routes.js'
import { cadreRoutes } from './resources/cadres/routes.js'
import { calendarRoutes } from './resources/calendar/routes.js'
import { deadlineRoutes } from './resources/deadlines/routes.js'
import { demonstrationRoutes } from './resources/demonstration/routes.js'
import { docsRoutes } from './resources/docs/routes.js'
import { documentRoutes } from './resources/documents/routes.js'
import { dossierRoutes } from './resources/dossiers/routes.js'
import { evaluationRoutes } from './resources/evaluations/routes.js'
import { eventRoutes } from './resources/events/routes.js'
import { formalDecisionRoutes } from './resources/formal-decisions/routes.js'
import { groundRoutes } from './resources/grounds/routes.js'
import { groupMemberRoutes } from './resources/groups/member-routes.js'
import { groupRoutes } from './resources/groups/routes.js'
import { healthRoutes } from './resources/health/routes.js'
import { interestRoutes } from './resources/interests/routes.js'
import { leaderRoutes } from './resources/leaders/routes.js'
import { meRoutes } from './resources/me/routes.js'
import { monitoringRoutes } from './resources/monitoring/routes.js'
import { notificationRoutes } from './resources/notifications/routes.js'
import { paperTemplateRoutes } from './resources/paper-templates/routes.js'
import { paperRoutes } from './resources/papers/routes.js'
import { planningRoutes } from './resources/planning/routes.js'
import { postRoutes } from './resources/posts/routes.js'
import { procedureRoutes } from './resources/procedures/routes.js'
import { proposedChangeRoutes } from './resources/proposed-changes/routes.js'
import { publicityRoutes } from './resources/publicity/routes.js'
import { readRoutes } from './resources/reads/routes.js'
import { relationRoutes } from './resources/relations/routes.js'
import { rightRoutes } from './resources/rights/routes.js'
import { ruleSetPublicationRoutes } from './resources/rule-sets/publication-routes.js'
import { ruleSetRoutes } from './resources/rule-sets/routes.js'
import { ownSessionRoutes } from './resources/session/own-routes.js'
import { sessionRoutes } from './resources/session/routes.js'
import { taskRoutes } from './resources/tasks/routes.js'
import { termRoutes } from './resources/terms/routes.js'
import { unitPaperRoutes } from './resources/unit-papers/routes.js'
import { unitRoutes } from './resources/units/routes.js'
import { unreadRoutes } from './resources/unread-texts/routes.js'
import { vocabularyRoutes } from './resources/vocabulary/routes.js'
import { voteRoutes } from './resources/votes/routes.js'
import { signInRoutes } from './session/sign-in-routes.js'

/** The API as an Express application; it listens to nothing yet. */
export function createApp(deps: ApiDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.set('trust proxy', deps.proxies ?? 0)
  const share = deps.fairShare ?? FAIR_SHARE

  // Before everything that may answer.
  app.use(securityHeaders(deps.publicUrl))
  app.use(healthRoutes(deps))
  app.use(requestLog(deps.logger))
  if (deps.identity) app.use(deps.identity.mountPath, limitSignIn(share), deps.identity.router)
  if (deps.browser) {
    app.use('/auth', limitSignIn(share))
    app.use(signInRoutes({ ...deps, browser: deps.browser }))
  }
  app.use(docsRoutes(deps))

  app.use('/v1', (_request, response, next) => {
    // Personal data stays in no cache; whoever kept what was answered may ask whether it is still so.
    response.set({ 'Cache-Control': 'no-store', Vary: 'Authorization, Cookie, Accept-Language' })
    next()
  })
  // Who asks may be nobody here.
  app.use(sessionRoutes(deps))
  app.use(demonstrationRoutes(deps))
  app.use('/v1', authenticate(deps), limitAccount(share, accountOf))
  app.use(eventRoutes(deps))
  app.use('/v1', takeTurns(share, accountOf))
  for (const routes of RESOURCES) app.use(routes(deps))
  app.use(consoleRoutes(deps.consoleFolder))

  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(limitUnknown(share))
  app.use(answerProblem)
  return app
}

const RESOURCES = [
  meRoutes,
  ownSessionRoutes,
  notificationRoutes,
  procedureRoutes,
  taskRoutes,
  voteRoutes,
  unitRoutes,
  groupRoutes,
  postRoutes,
  groundRoutes,
  leaderRoutes,
  actingHolderRoutes,
  cadreRoutes,
  readRoutes,
  relationRoutes,
  interestRoutes,
  termRoutes,
  formalDecisionRoutes,
  absenceRoutes,
  publicityRoutes,
  planningRoutes,
  evaluationRoutes,
  breakthroughTaskRoutes,
  documentRoutes,
  dossierRoutes,
  paperRoutes,
  paperTemplateRoutes,
  cadreSheetRoutes,
  unitPaperRoutes,
  monitoringRoutes,
  deadlineRoutes,
  calendarRoutes,
  ruleSetRoutes,
  ruleSetPublicationRoutes,
  rightRoutes,
  accountRoutes,
  groupMemberRoutes,
  proposedChangeRoutes,
  vocabularyRoutes,
  unreadRoutes,
]
