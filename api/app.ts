import type { Client } from '@temporalio/client'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type pg from 'pg'
import type { Logger } from 'pino'
import { absenceRoutes } from './absences/routes.js'
import { actingHolderRoutes } from './acting-holders/routes.js'
import { breakthroughTaskRoutes } from './breakthrough-tasks/routes.js'
import { cadreRoutes } from './cadres/routes.js'
import { calendarRoutes } from './calendar/routes.js'
import { authenticate } from './caller.js'
import { deadlineRoutes } from './deadlines/routes.js'
import { docsRoutes } from './docs/routes.js'
import { documentRoutes } from './documents/routes.js'
import { dossierRoutes } from './dossiers/routes.js'
import { evaluationRoutes } from './evaluations/routes.js'
import { formalDecisionRoutes } from './formal-decisions/routes.js'
import { healthRoutes } from './health/routes.js'
import { interestRoutes } from './interests/routes.js'
import { meRoutes } from './me/routes.js'
import { monitoringRoutes } from './monitoring/routes.js'
import { objectionRoutes } from './objections/routes.js'
import { planningRoutes } from './planning/routes.js'
import { postRoutes } from './posts/routes.js'
import { Problem } from './problem.js'
import { answerProblem } from './problem-handler.js'
import { procedureRoutes } from './procedures/routes.js'
import { relationRoutes } from './relations/routes.js'
import { requestLog } from './request-log.js'
import { ruleSetPublicationRoutes } from './rule-sets/publication-routes.js'
import { ruleSetRoutes } from './rule-sets/routes.js'
import { taskRoutes } from './tasks/routes.js'
import { termRoutes } from './terms/routes.js'
import { unitRoutes } from './units/routes.js'
import { voteRoutes } from './votes/routes.js'

/** What the API needs of the world. */
export interface ApiDeps {
  pool: pg.Pool
  /** With the payload codec. */
  temporal: Client
  /** Rejects with InvalidToken. */
  verifyToken: (authorization: string | undefined) => Promise<{ login: string }>
  logger: Logger
  now: () => Date
  /** Where people reach the API: the server of the OpenAPI document. */
  publicUrl: string
  /** Of the workers; the product's own unless a test runs beside others. */
  taskQueue?: string
  /** The embedded OpenID provider, where it runs in this process. */
  identity?: { mountPath: string; router: RequestHandler }
}

/** 1 MB of JSON; documents have a resource of their own. */
const JSON_LIMIT = 1_048_576

/** The API as an Express application; it listens to nothing yet. */
export function createApp(deps: ApiDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')

  app.use(healthRoutes(deps))
  app.use(requestLog(deps.logger))
  if (deps.identity) app.use(deps.identity.mountPath, deps.identity.router)
  app.use(docsRoutes(deps))

  app.use(
    '/v1',
    helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }),
    (_request, response, next) => {
      response.set({
        'Cache-Control': 'private, no-cache',
        Vary: 'Authorization, Accept-Language',
      })
      next()
    },
    authenticate(deps),
    express.json({ limit: JSON_LIMIT, type: ['json', '+json'] }),
  )
  for (const routes of RESOURCES) app.use(routes(deps))

  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(answerProblem)
  return app
}

const RESOURCES = [
  meRoutes,
  procedureRoutes,
  taskRoutes,
  voteRoutes,
  unitRoutes,
  postRoutes,
  actingHolderRoutes,
  cadreRoutes,
  relationRoutes,
  interestRoutes,
  termRoutes,
  formalDecisionRoutes,
  absenceRoutes,
  objectionRoutes,
  planningRoutes,
  evaluationRoutes,
  breakthroughTaskRoutes,
  documentRoutes,
  dossierRoutes,
  monitoringRoutes,
  deadlineRoutes,
  calendarRoutes,
  ruleSetRoutes,
  ruleSetPublicationRoutes,
]
