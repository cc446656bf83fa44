import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Access, type AnyEndpoint, type Endpoint, Problem } from '../../kernel/endpoint.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Act } from '../../kernel/rights.ts'
import { authorize, reachOf } from '../access/authorize.ts'
import { completeKey } from '../audit-log/record.ts'
import type { Session } from '../auth/session.store.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { sendFile, type FileReply } from './file-reply.ts'
import { requestHash, takeKey } from './idempotency.ts'
import { accept } from './problem.ts'
import { checkCsrf, seatOf, sessionOf } from './session.ts'
import { readUpload, type Upload } from './upload.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

/** What an operation gets: parsed input, who, when, and a transaction with its context. */
export interface Call<P, Q, B> {
  params: P
  query: Q
  body: B
  actor: Actor
  at: Date
  tx: Tx
}

/** What an operation gets that must do slow work (uploads, PDF) before its writing transaction. */
export interface Preparation<P, Q, B> extends Omit<Call<P, Q, B>, 'tx'> {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  upload(): Promise<Upload>
}

/** Sign-in, set-up: nobody has a seat yet. */
export interface OpenCall<P, Q, B> {
  params: P
  query: Q
  body: B
  at: Date
  session: Session | undefined
  request: FastifyRequest
  reply: FastifyReply
}

type Z = z.ZodType
/** An operation of kind `file` answers with a file instead of its reply schema. */
type Answer<R extends Z> = z.input<R> | FileReply

export interface Serve {
  <P extends Z, Q extends Z, B extends Z, R extends Z>(
    e: Endpoint<P, Q, B, R>,
    handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<R>>,
  ): void
  /** Slow work first, outside any transaction; then the writing transaction with what was prepared. */
  after<P extends Z, Q extends Z, B extends Z, R extends Z, X>(
    e: Endpoint<P, Q, B, R>,
    prepare: (call: Preparation<z.output<P>, z.output<Q>, z.output<B>>) => Promise<X>,
    handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>, prepared: X) => Promise<Answer<R>>,
  ): void
  open<P extends Z, Q extends Z, B extends Z, R extends Z>(
    e: Endpoint<P, Q, B, R>,
    handle: (call: OpenCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<R>>,
  ): void
  readonly endpoints: readonly AnyEndpoint[]
}

export interface ServeOptions {
  app: FastifyInstance
  database: Database
  clock: Clock
  secure: boolean
  uploadFolder: string
}

const Uuid = z.uuid()
const isFileReply = (answer: unknown): answer is FileReply => typeof answer === 'object' && answer !== null && 'mediaType' in answer && 'content' in answer

const problems = Object.fromEntries([400, 401, 403, 404, 409, 422, 503].map((status) => [status, Problem]))

function schemaOf(e: AnyEndpoint) {
  const isEmpty = (s: z.ZodType) => s instanceof z.ZodObject && Object.keys(s.shape).length === 0
  return {
    operationId: e.name,
    summary: e.summary,
    tags: [e.path.split('/')[1] ?? ''],
    ...(isEmpty(e.params) ? {} : { params: e.params }),
    ...(isEmpty(e.query) ? {} : { querystring: e.query }),
    ...(e.kind === 'upload' ? { consumes: ['multipart/form-data'] } : e.body instanceof z.ZodUndefined ? {} : { body: e.body }),
    ...(e.access === 'anyone' ? { security: [] } : {}),
    response: { ...(e.kind === 'file' || e.reply instanceof z.ZodUndefined ? {} : { [e.status]: e.reply }), ...problems },
  }
}

/** Registers operations on Fastify; the server does not start with one that declares no known access. */
export function serveOn({ app, database, clock, secure, uploadFolder }: ServeOptions): Serve {
  const endpoints: AnyEndpoint[] = []
  const auth = () => database.of('auth')

  function register(e: AnyEndpoint, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): void {
    if (e.access !== 'anyone' && e.access !== 'signed-in' && !Act.safeParse(e.access).success) throw new TypeError(`${e.name} declares no act`)
    if (endpoints.some((other) => other.name === e.name)) throw new TypeError(`two operations are named ${e.name}`)
    endpoints.push(e)
    // Validation is ours (`accept`), so that every refusal carries codes; the schema is for the printed OpenAPI.
    app.route({
      method: e.method,
      url: `/api${e.path}`,
      schema: schemaOf(e),
      config: { access: e.access, ...(e.access === 'anyone' && e.method !== 'GET' ? { rateLimit: {} } : {}) },
      validatorCompiler: () => (data) => ({ value: data }),
      serializerCompiler: () => (data) => JSON.stringify(data),
      handler,
    })
  }

  function input<P extends Z, Q extends Z, B extends Z>(e: Endpoint<P, Q, B, Z>, request: FastifyRequest) {
    const { seat: _, ...query } = request.query as Record<string, unknown>
    return {
      params: accept(e.params, request.params),
      query: accept(e.query, query),
      body: (e.kind === 'upload' ? undefined : accept(e.body, request.body ?? (e.body instanceof z.ZodUndefined ? undefined : {}))) as z.output<B>,
    }
  }

  async function send(e: AnyEndpoint, reply: FastifyReply, answer: unknown) {
    if (isFileReply(answer)) return sendFile(reply, answer)
    return reply.code(e.status).send(e.reply.parse(answer))
  }

  async function run<P extends Z, Q extends Z, B extends Z, R extends Z, X>(
    e: Endpoint<P, Q, B, R>,
    request: FastifyRequest,
    reply: FastifyReply,
    prepare: ((call: Preparation<z.output<P>, z.output<Q>, z.output<B>>) => Promise<X>) | undefined,
    handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>, prepared: X) => Promise<Answer<R>>,
  ) {
    const at = clock.now()
    const session = await sessionOf(request, auth(), at, secure)
    if (!session) refuse('signed-out', 'session.none')
    checkCsrf(request, session)
    const actor = seatOf(request, session)
    if (e.access !== 'signed-in' && e.access !== 'anyone') authorize(actor, e.access)
    const asked = input(e, request)
    const reach = reachOf(actor)
    const read = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database, reach, 'read', work)
    const key = e.keyed ? accept(Uuid, request.headers['idempotency-key']) : undefined
    let uploaded: Upload | undefined
    const upload = async () => (uploaded ??= await readUpload(request, uploadFolder))
    const prepared = (await prepare?.({ ...asked, actor, at, read, upload })) as X
    const path = request.url.split('?')[0] ?? ''
    const hash = requestHash(e.method, path, uploaded ? uploaded.sha256 : JSON.stringify(request.body ?? null))
    const answer = await inTransaction(
      database,
      reach,
      e.method === 'GET' ? 'read' : 'write',
      async (tx) => {
        if (key === undefined) return { status: e.status, value: await handle({ ...asked, actor, at, tx }, prepared) }
        const before = await takeKey(tx, actor, key, hash, at)
        if (before) return { status: before.status, value: JSON.parse(before.reply) as unknown }
        const value = await handle({ ...asked, actor, at, tx }, prepared)
        completeKey(tx, { seat: actor.seat, key, status: e.status, reply: JSON.stringify(value ?? null) }, actor.authority)
        return { status: e.status, value }
      },
      { knowsRepetition: key !== undefined },
    )
    if (answer.value === undefined || answer.value === null) return reply.code(204).send()
    return send(e, reply, answer.value)
  }

  const serve = ((e, handle) => register(e, (request, reply) => run(e, request, reply, undefined, handle))) as Serve
  return Object.assign(serve, {
    endpoints,
    after: ((e, prepare, handle) => register(e, (request, reply) => run(e, request, reply, prepare, handle))) as Serve['after'],
    open: ((e, handle) =>
      register(e, async (request, reply) => {
        const at = clock.now()
        const session = await sessionOf(request, auth(), at, secure)
        if (e.access !== 'anyone') {
          if (!session) refuse('signed-out', 'session.none')
          checkCsrf(request, session)
        }
        const answer = await handle({ ...input(e, request), at, session, request, reply })
        return answer === undefined || answer === null ? reply.code(204).send() : send(e, reply, answer)
      })) as Serve['open'],
  })
}
