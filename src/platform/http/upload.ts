import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { keepStream } from '../files/vault.ts'

export interface Upload {
  sha256: string
  size: number
  name: string
  mediaType: string
}

/** Takes the one file of a multipart request into the vault; the row that names it is the caller's, in its transaction. */
export async function readUpload(request: FastifyRequest, folder: string): Promise<Upload> {
  if (!request.isMultipart()) refuse('invalid', 'file.missing')
  const part = await request.file()
  if (!part) return refuse('invalid', 'file.missing')
  const kept = await keepStream(folder, part.file, () => {
    if (part.file.truncated) refuse('too-large', 'file.too-large')
  })
  return {
    ...kept,
    name:
      part.filename
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
        .slice(0, 200) || 'tep',
  }
}
