import { z } from 'zod'
import { type Endpoint, endpoint } from '../../kernel/endpoint.ts'
import { FileId, WorkId } from '../../kernel/identity.ts'

/**
 * The act beside the download of a list: the same list, order and columns, whatever its length, as a file made by a long work.
 * Same path, same act, and what the download takes in its address stands in the body.
 */
export const longExport = <Q extends z.ZodType>(download: Endpoint<z.ZodType, Q, z.ZodUndefined, z.ZodUndefined>, said: { name: string; summary: string }) =>
  endpoint({
    ...said,
    method: 'POST',
    path: download.path,
    access: download.access,
    status: 202,
    body: download.query,
    reply: z.strictObject({ workId: WorkId }).describe('the long work: see showWork'),
  })

/** What a work of exporting says at its end (`result` of `showWork`). */
export const ExportResult = z.strictObject({
  list: z.string(),
  fileId: FileId,
  name: z.string(),
  rows: z.int(),
  size: z.int().describe('bytes'),
  sha256: z.string(),
})
export type ExportResult = z.infer<typeof ExportResult>

export const exportedFile = endpoint({
  name: 'exportedFile',
  summary: 'The file an own long export made',
  method: 'GET',
  path: '/exports/:workId/file',
  access: 'work.read',
  kind: 'file',
  params: z.strictObject({ workId: WorkId }),
})
