import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileId } from '../../kernel/identity.ts'

export const FileView = z.strictObject({ id: FileId, name: z.string(), mediaType: z.string(), size: z.number() })
export type FileView = z.infer<typeof FileView>

/** How a record's route hands out its file. */
export const FileQuery = z.strictObject({ view: z.enum(['true', 'false']).default('false').describe('true: a PDF is shown instead of downloaded') })

export const uploadFile = endpoint({
  name: 'uploadFile',
  summary: 'Keep a file (PDF, DOCX, XLSX, CSV, JPEG, PNG, ZIP); a record then names its id',
  method: 'POST',
  path: '/files',
  access: 'file.upload',
  kind: 'upload',
  status: 201,
  reply: FileView,
})
