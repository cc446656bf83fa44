import type { z } from 'zod'
import { type Endpoint, Problem } from '../kernel/endpoint.ts'
import { Refusal, type RefusalKind } from '../kernel/refusal.ts'

/** What of an endpoint's input the caller must give: parts that may be empty may be left out. */
type Part<Name extends string, S extends z.ZodType> =
  undefined extends z.input<S>
    ? { [K in Name]?: z.input<S> }
    : Record<never, never> extends z.input<S>
      ? { [K in Name]?: z.input<S> }
      : { [K in Name]: z.input<S> }

export type Args<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<'params', P> & Part<'query', Q> & Part<'body', B>

export interface CallOptions {
  /** The Idempotency-Key of the intention (`useIntention`), required by writes that are keyed. */
  key?: string
  signal?: AbortSignal
}

/** `fetch` in the browser, `app.inject` behind a `Response` in tests. */
export type Transport = (address: string, init: RequestInit) => Promise<Response>

/** Who calls: asked at every call, because seat and token change while screens stay open. */
export interface Caller {
  seat: () => string | undefined
  csrf: () => string | undefined
  /** Told when the server no longer knows the session. */
  signedOut: () => void
}

export interface FieldError {
  path: string
  code: string
  details?: Record<string, unknown> | undefined
}

/** A refusal that came over HTTP: with the fields it speaks of, and the incident number of a defect. */
export class AnsweredRefusal extends Refusal {
  readonly errors: readonly FieldError[]
  readonly incident: string | undefined

  constructor(kind: RefusalKind, problem: Pick<Problem, 'code' | 'details' | 'errors' | 'incident'>) {
    super(kind, problem.code, problem.details)
    this.errors = problem.errors ?? []
    this.incident = problem.incident
  }
}

export interface DownloadedFile {
  name: string
  blob: Blob
}

export interface Calls {
  call: <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    e: Endpoint<P, Q, B, R>,
    args: Args<P, Q, B>,
    options?: CallOptions,
  ) => Promise<z.output<R>>
  /** For endpoints of kind `file`. */
  download: <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    e: Endpoint<P, Q, B, R>,
    args: Args<P, Q, B>,
    options?: CallOptions,
  ) => Promise<DownloadedFile>
  /** For endpoints of kind `upload`: one file, with its progress from 0 to 1. */
  upload: <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    e: Endpoint<P, Q, B, R>,
    args: Args<P, Q, z.ZodUndefined>,
    file: File,
    options?: CallOptions & { onProgress?: (part: number) => void },
  ) => Promise<z.output<R>>
}

type Shape = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>
interface Given {
  params?: unknown
  query?: unknown
  body?: unknown
}

const kindOf: Readonly<Record<number, RefusalKind>> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'mismatch',
  429: 'too-many',
  503: 'unavailable',
}

const patience = 60_000

/** The browser's side of `Endpoint`: one function that knows seat, token, idempotency key, problems and schemas. */
export function createCall(transport: Transport, caller: Caller): Calls {
  const send = async (e: Shape, given: Given, options: CallOptions): Promise<Response> => {
    const init: RequestInit = {
      method: e.method,
      headers: { ...headersFor(e, caller, options), ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(patience)]) : AbortSignal.timeout(patience),
    }
    if (given.body !== undefined) init.body = JSON.stringify(given.body)
    const response = await transport(addressOf(e, given), init).catch((error: unknown) => rethrow(error, options.signal))
    if (response.ok) return response
    throw tell(refusalOf(response.status, await response.text()), e, caller)
  }
  return {
    call: async (e, args, options = {}) => read(e, await (await send(e, args, options)).text()),
    download: async (e, args, options = {}) => {
      const response = await send(e, args, options)
      return { name: nameIn(response.headers.get('Content-Disposition')) ?? e.name, blob: await response.blob() }
    },
    upload: async (e, args, file, options = {}) => read(e, await sendFile(e, args, file, options, caller)),
  }
}

function headersFor(e: Shape, caller: Caller, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json, */*' }
  const seat = caller.seat()
  const csrf = caller.csrf()
  if (e.access !== 'anyone' && seat !== undefined) headers['X-Seat'] = seat
  if (e.method !== 'GET' && csrf !== undefined) headers['X-CSRF-Token'] = csrf
  if (e.keyed && options.key !== undefined) headers['Idempotency-Key'] = options.key
  return headers
}

/** `/agencies/:agencyId` with its parameters and its query; lists travel as "a,b", as `severalOf` reads them. */
export function addressOf(e: Pick<Shape, 'path'>, given: Given): string {
  const params = (given.params ?? {}) as Record<string, unknown>
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) {
    const text = Array.isArray(value) ? value.join(',') : value
    if (text !== undefined && text !== null && text !== '') query.set(name, String(text))
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}

/** An answer the schema does not know means that browser and server are of two versions. */
function read<R extends z.ZodType>(e: Endpoint<z.ZodType, z.ZodType, z.ZodType, R>, text: string): z.output<R> {
  const reply = e.reply.safeParse(text === '' ? undefined : parsed(text))
  if (reply.success) return reply.data
  throw new Refusal('unavailable', 'network.unreadable', { operation: e.name, where: reply.error.issues[0]?.path.join('.') })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function refusalOf(status: number, text: string): AnsweredRefusal {
  const problem = Problem.safeParse(parsed(text))
  const kind = kindOf[status] ?? (status < 500 ? 'invalid' : 'unavailable')
  if (problem.success) return new AnsweredRefusal(kind, problem.data)
  return new AnsweredRefusal(kind, { code: status === 413 ? 'network.too-large' : 'network.down', details: { status } })
}

function tell(refusal: AnsweredRefusal, e: Shape, caller: Caller): AnsweredRefusal {
  if (refusal.kind === 'signed-out' && e.access !== 'anyone') caller.signedOut()
  return refusal
}

/** A call the screen itself gave up stays an abort; everything else means that the network or the server is away. */
function rethrow(error: unknown, signal: AbortSignal | undefined): never {
  if (signal?.aborted) throw error
  throw new Refusal('unavailable', error instanceof DOMException && error.name === 'TimeoutError' ? 'network.slow' : 'network.down')
}

function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded === undefined ? /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] : decodeURIComponent(encoded)
}

/** XMLHttpRequest, because `fetch` tells nothing about the progress of what it sends. */
function sendFile(e: Shape, given: Given, file: File, options: CallOptions & { onProgress?: (part: number) => void }, caller: Caller): Promise<string> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open(e.method, addressOf(e, given))
    for (const [name, value] of Object.entries(headersFor(e, caller, options))) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && options.onProgress?.(event.loaded / event.total)
    request.onload = () => {
      if (request.status < 300) done(request.responseText)
      else failed(tell(refusalOf(request.status, request.responseText), e, caller))
    }
    request.onerror = () => failed(new Refusal('unavailable', 'network.down'))
    request.onabort = () => failed(new DOMException('upload given up', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
