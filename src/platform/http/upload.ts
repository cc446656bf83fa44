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

/** How files of a kind end; the first is given to a name that ends otherwise. */
const endings: Record<string, readonly string[]> = {
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.ms-excel': ['.xls'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'application/zip': ['.zip'],
  'text/csv': ['.csv', '.txt', '.tsv'],
}

/** A name is only what the reader sees; its end says what the bytes are, so that no computer opens them as something else. */
function nameFor(given: string, mediaType: string): string {
  const shown = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
    .trim()
  const known = endings[mediaType] ?? []
  const end = known.find((one) => shown.toLowerCase().endsWith(one)) ?? known[0] ?? ''
  const stem = shown.toLowerCase().endsWith(end) ? shown.slice(0, shown.length - end.length) : shown
  return `${stem.slice(0, 200 - end.length) || 'tep'}${end}`
}

/** Takes the one file of a multipart request into the vault; the row that names it is the caller's, in its transaction. */
export async function readUpload(request: FastifyRequest, folder: string): Promise<Upload> {
  if (!request.isMultipart()) refuse('invalid', 'file.missing')
  const part = await request.file()
  if (!part) return refuse('invalid', 'file.missing')
  const kept = await keepStream(folder, part.file, () => {
    if (part.file.truncated) refuse('too-large', 'file.too-large')
  })
  return { ...kept, name: nameFor(part.filename, kept.mediaType) }
}
