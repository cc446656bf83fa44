import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface FileReply {
  /** Shown to the reader; only metadata. */
  name: string
  mediaType: string
  content: Uint8Array | Readable | AsyncIterable<Uint8Array | string>
  /** Only PDF may be shown in the browser; everything else, HTML and SVG above all, is always an attachment. */
  inline?: boolean
}

const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\w.\- ]/g, '_')

export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  const inline = file.inline === true && file.mediaType === 'application/pdf'
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const content = file.content instanceof Uint8Array ? Buffer.from(file.content) : file.content instanceof Readable ? file.content : Readable.from(file.content)
  return reply
    .header('content-type', file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${ascii(file.name)}"; filename*=UTF-8''${encoded}`)
    .send(content)
}
