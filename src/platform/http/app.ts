import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { Refusal } from '../../kernel/refusal.ts'
import { endAnswersBeforeClosing } from './closing.ts'
import { asRefusal, problemOf } from './problem.ts'

export interface AppOptions {
  log: Logger
  secure: boolean
  trustProxy: boolean
  version: string
  /** Requests a minute and address that anonymous pages and sign-in may take. */
  anonymousRate: number
}

export const uploadLimit = 20_000_000

/** Pages and assets that are the same for everybody say themselves how long they may be kept. */
const publicAddress = /^\/(?!api\/|healthz|readyz|metrics)/

/** Refusals that somebody who looks for an attack wants to see; never what was typed, only where, which and from whom. */
function noteRefusal(request: FastifyRequest, refusal: Refusal): void {
  if (!['forbidden', 'signed-out', 'too-many'].includes(refusal.kind)) return
  const seat = request.headers['x-seat']
  request.log.warn(
    {
      security: refusal.code,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      network: request.ip,
      ...(typeof seat === 'string' && /^[0-9a-f-]{36}$/.test(seat) ? { seat } : {}),
    },
    'refused',
  )
}

const headers = (app: FastifyInstance, secure: boolean) =>
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    hsts: secure,
  })

/** An address that cannot be read is answered before any plugin has a say; it gets the same protection by hand. */
function answerUnreadable(error: Error, reply: FastifyReply, secure: boolean): void {
  const problem = problemOf(asRefusal(error) ?? new Refusal('invalid', 'request.invalid'))
  void reply
    .headers({
      'content-security-policy': "default-src 'none';base-uri 'none';frame-ancestors 'none';object-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    })
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** Fastify with the headers, limits and error answers of the product; operations are added by `serveOn`. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log
  const app = Fastify({
    loggerInstance: logger,
    // One proxy, ours: what a client wrote into X-Forwarded-For itself stands before the address the proxy adds, and is not believed.
    trustProxy: options.trustProxy ? (_, hop) => hop === 0 : false,
    bodyLimit: 4 * 1024 * 1024,
    // For a whole request, an upload over a poor line included; without it a body may take for ever.
    requestTimeout: 300_000,
    frameworkErrors: (error, _, reply) => answerUnreadable(error, reply, options.secure),
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // What comes in on an open connection while the server closes is still answered; then that connection ends.
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true }),
  })
  endAnswersBeforeClosing(app.server)
  await app.register(cookie)
  await headers(app, options.secure)
  await app.register(multipart, { limits: { files: 1, fileSize: uploadLimit, fields: 5 }, throwFileSizeLimit: false })
  await app.register(rateLimit, { global: false, max: options.anonymousRate, timeWindow: '1 minute' })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hợp Chuẩn', version: options.version, description: 'Every act of the screens. Writes carry Idempotency-Key, X-CSRF-Token and X-Seat.' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hopchuan' } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  })
  // Answers about people and records stay in no cache, errors included; files and assets say otherwise themselves.
  app.addHook('onRequest', async (request, reply) => {
    if (!publicAddress.test(request.url)) void reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    if (!refusal) request.log.error({ err: error }, 'defect')
    else noteRefusal(request, refusal)
    const problem = refusal ? problemOf(refusal) : { ...problemOf(new Refusal('unavailable', 'defect', {})), status: 500, incident: request.id }
    if (refusal?.details['retryAfter'] !== undefined) void reply.header('retry-after', String(refusal.details['retryAfter']))
    return reply.code(problem.status).type('application/problem+json').send(problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const problem = problemOf(new Refusal('not-found', 'request.no-such-address'))
    return request.url.startsWith('/api/')
      ? reply.code(404).type('application/problem+json').send(problem)
      : reply.code(404).type('text/plain; charset=utf-8').send('404\n')
  })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { rateLimit: {} } }, () => app.swagger())
  return app
}
