import { useMemo } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import type { DownloadedFile } from '../../call.ts'
import { useCall, useSeat } from '../../session/session.tsx'

export type ExportFormat = 'xlsx' | 'csv'

/** What the list asks for: search words, order, filters, and where the page begins. Becomes the query of the endpoint. */
export interface ListRequest {
  q?: string | undefined
  sort?: string | undefined
  filters: Readonly<Record<string, string>>
  from: number
  limit: number
}

export interface ListAnswer<Row> {
  rows: readonly Row[]
  total: number
  more: boolean
}

export interface ListSource<Row> {
  /** Tells two lists apart in the cache. */
  key: readonly unknown[]
  load: (request: ListRequest, signal: AbortSignal) => Promise<ListAnswer<Row>>
  download?: (format: ExportFormat, request: Omit<ListRequest, 'from' | 'limit'>) => Promise<DownloadedFile>
  /** Has the file of a list made that is too long for a download; answers with the long work that makes it. */
  prepare?: (format: ExportFormat, request: Omit<ListRequest, 'from' | 'limit'>) => Promise<string>
}

type ListEndpoint<P extends z.ZodType, Row> = Endpoint<P, z.ZodType, z.ZodUndefined, z.ZodType<ListAnswer<Row>>>
type FileEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodUndefined, z.ZodType>
type LongFileEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType<{ workId: string }>>

export interface ListSourceOptions<P extends z.ZodType> {
  params?: z.input<P>
  /** The part of the query the reader does not choose here, e.g. `{ on }`. */
  query?: Readonly<Record<string, unknown>>
  /** The endpoint of kind `file` for the same rows; it is asked with `format` and the same query. */
  file?: FileEndpoint
  /** The endpoint that has the same file made by a long work, for lists of more than 10,000 rows. */
  longFile?: LongFileEndpoint
  /** What the file's query takes besides, e.g. `{ language }`. */
  fileQuery?: Readonly<Record<string, unknown>>
}

/** Feeds a `DataTable` from an endpoint whose query extends `ListQuery` and whose reply is `listOf(Row)`. */
export function useListSource<P extends z.ZodType, Row>(endpoint: ListEndpoint<P, Row>, options: ListSourceOptions<P> = {}): ListSource<Row> {
  const { call, download } = useCall()
  const seat = useSeat()
  const { file, longFile } = options
  // Screens write parameters and query in place; only what they say makes another source.
  const given = JSON.stringify({ params: options.params, query: options.query, fileQuery: options.fileQuery })
  return useMemo(() => {
    const { params, query, fileQuery } = JSON.parse(given) as { params?: object; query?: object; fileQuery?: object }
    const args = (more: object) => ({ params: params ?? {}, query: { ...query, ...more } }) as never
    const source: ListSource<Row> = {
      key: [seat?.id ?? '', endpoint.name, given],
      load: ({ q, sort, filters, from, limit }, signal) => call(endpoint, args({ q, sort, ...filters, from, limit }), { signal }),
    }
    if (file) source.download = (format, { q, sort, filters }) => download(file, args({ ...fileQuery, q, sort, ...filters, format }))
    if (longFile)
      source.prepare = async (format, { q, sort, filters }) => {
        const body = { ...query, ...fileQuery, q, sort, ...filters, format }
        return (await call(longFile, { params: {}, query: {}, body } as never, { key: uuidv7(new Date()) })).workId
      }
    return source
  }, [call, download, seat?.id, endpoint, file, longFile, given])
}
