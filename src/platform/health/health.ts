import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { Refusal } from '../../kernel/refusal.ts'
import { isLoopback } from '../config/config.ts'
import type { Services } from '../services/services.ts'
import { watchClock } from './clock-watch.ts'

export interface Readiness {
  /** What is still being done before the product can be used, e.g. loading the demonstration; empty when nothing is. */
  pending: Set<string>
}

async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return Math.floor((bavail * bsize) / 1_048_576)
}

/** /healthz, /readyz and /metrics, the watch over the clock, and the refusal of writes when the disk is nearly full (reads go on). */
export function healthRoutes(app: FastifyInstance, services: Services, readiness: Readiness): void {
  const { config, database } = services
  let free = Number.POSITIVE_INFINITY
  const look = async () => {
    free = await freeMegabytes(config.dataDir).catch(() => Number.POSITIVE_INFINITY)
  }
  const timer = setInterval(() => void look(), 10_000).unref()
  app.addHook('onClose', async () => clearInterval(timer))
  void look()

  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && free < config.minFreeMegabytes) {
      throw new Refusal('unavailable', 'disk.full', { free, needed: config.minFreeMegabytes })
    }
  })

  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }))

  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const databaseAnswers = await sql`SELECT 1`.execute(database.of('auth')).then(
      () => true,
      () => false,
    )
    await look()
    const state = { database: databaseAnswers, disk: free >= config.minFreeMegabytes, pending: [...readiness.pending] }
    const ready = state.database && state.disk && state.pending.length === 0
    return reply.code(ready ? 200 : 503).send({ ready, ...state })
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hopchuan_' })
  watchClock(app, services, registry)
  const requests = new Counter({
    name: 'hopchuan_http_requests_total',
    help: 'Answers by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'hopchuan_http_seconds',
    help: 'Seconds to answer',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    requests.inc({ method: request.method, route, status: String(reply.statusCode) })
    seconds.observe({ method: request.method, route }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // A proxy on this machine also comes from loopback: what it passes on is somebody else's.
    const here = isLoopback(request.ip) && request.headers['x-forwarded-for'] === undefined && request.headers['forwarded'] === undefined
    if (!config.metricsPublic && !here) return reply.code(404).send()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
