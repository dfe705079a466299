import { createServer, type Server } from 'node:http'
import type { RequestHandler, Response } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Undelivered } from '../../db/outbox.js'
import { securityHeaders } from './security-headers.js'
import { refuseUnreadable } from './unserved.js'

/** Seconds: a step over HTTP takes tens of milliseconds, a dependency that is down up to five seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export interface Metrics {
  /** Times every request, by the template of its route: no label tells of a person or a case. */
  observe: RequestHandler
  /** Answers GET /metrics, and nothing else, on a port of its own; it listens to none yet. */
  server: Server
}

/**
 * Milliseconds between two looks at how late the event loop is, whose percentiles are among the default metrics. Each look
 * wakes the process: every 10 ms, the default, it is never at rest.
 */
const LOOK_EVERY_MS = 200

/** What is read when it is asked for; undefined where it cannot be. */
interface Measured {
  /** Cases known to be out of step. */
  outOfStep: () => Promise<number | undefined>
  undelivered: () => Promise<Undelivered | undefined>
}

/** The metrics of one API process. */
export function createMetrics({ outOfStep, undelivered }: Measured): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOK_EVERY_MS })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const problems = new Counter({
    name: 'http_problems_total',
    help: 'Answers that were a problem, by code',
    labelNames: ['code'],
    registers: [registry],
  })
  new Gauge({
    name: 'cases_out_of_step',
    help: 'Cases of which PostgreSQL and Temporal say different things, and which do not heal by themselves',
    registers: [registry],
    async collect() {
      const count = await outOfStep()
      if (count === undefined) this.reset()
      else this.set(count)
    },
  })
  new Gauge({
    name: 'notices_not_mailed',
    help: 'Notices that are in the console alone: the recipient has no address, or the mail fails and is tried again',
    labelNames: ['why'],
    registers: [registry],
    async collect() {
      const counts = await undelivered()
      this.reset()
      if (!counts) return
      this.set({ why: 'no-address' }, counts.withoutAddress)
      this.set({ why: 'failing' }, counts.failing)
    },
  })

  return {
    observe(request, response, next) {
      const stop = durations.startTimer()
      response.on('close', () => {
        stop({ method: request.method, route: routeOf(response), status: response.statusCode })
        const { problem } = response.locals
        if (typeof problem === 'string') problems.inc({ code: problem })
      })
      next()
    },
    server: metricsServer(registry),
  }
}

function metricsServer(registry: Registry): Server {
  const secure = securityHeaders()
  const server = createServer((request, response) =>
    secure(request, response, async () => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end()
        return
      }
      const text = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(text)
    }),
  )
  refuseUnreadable(server)
  return server
}

function routeOf(response: Response): string {
  const { route } = response.locals
  return typeof route === 'string' ? route : 'other'
}
