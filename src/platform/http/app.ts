import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { Refusal } from '../../kernel/refusal.ts'
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

/** Fastify with the headers, limits and error answers of the product; operations are added by `serveOn`. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log
  const app = Fastify({
    loggerInstance: logger,
    trustProxy: options.trustProxy,
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
  })
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
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    if (!refusal) request.log.error({ err: error }, 'defect')
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
