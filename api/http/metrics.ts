import type { Request, RequestHandler, Response } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: a step over HTTP takes tens of milliseconds, a dependency that is down up to five seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export interface Metrics {
  /** Times every request, by the template of its route: no label tells of a person or a case. */
  observe: RequestHandler
  /** GET /metrics */
  expose: RequestHandler
}

/**
 * Milliseconds between two looks at how late the event loop is, whose percentiles are among the default metrics. Each look
 * wakes the process: every 10 ms, the default, it is never at rest.
 */
const LOOK_EVERY_MS = 200

/** The metrics of one API process. `outOfStep`: cases known to be out of step; undefined where that cannot be read. */
export function createMetrics(outOfStep: () => Promise<number | undefined>): Metrics {
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
    async expose(_request: Request, response: Response) {
      response.type(registry.contentType).send(await registry.metrics())
    },
  }
}

function routeOf(response: Response): string {
  const { route } = response.locals
  return typeof route === 'string' ? route : 'other'
}
