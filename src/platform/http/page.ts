import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A short name for content: the same content has the same tag. */
const tagOf = (content: string): string => `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/** Whoever has it already gets 304 and no bytes. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  as: { type: string; tag?: string; cache: string; status?: number },
): FastifyReply {
  const tag = as.tag ?? tagOf(content)
  void reply.header('etag', tag).header('cache-control', as.cache)
  if (as.status === undefined && request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply
    .code(as.status ?? 200)
    .type(as.type)
    .send(content)
}
