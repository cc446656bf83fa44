// The limit: what the same machine and database give when nothing is done but the query and its bytes. Bare node:http,
// prepared statements, one pool as large as the product's, no sign-in, no rights, no policies, no audit. LIMIT_DATABASE_URL.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import pg from 'pg'
import { asOwner } from './database.ts'
import { limitExport, limitInsertAgency, limitList, limitPage, limitProgress } from './limit-statements.ts'

const pool = new pg.Pool({ connectionString: process.env['LIMIT_DATABASE_URL'], max: 10, ...asOwner })
const authority = 79

type Query = Record<string, string | string[] | undefined>

async function text(statement: { name: string; text: string }, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<{ answer: string }>({ ...statement, values })
  return rows[0]?.answer ?? ''
}

const cell = (value: string | null) => (value === null ? '' : /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

async function lines(statement: { name: string; text: string }, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<(string | null)[]>({ ...statement, values, rowMode: 'array' })
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => done(Buffer.concat(chunks).toString()))
    request.on('error', failed)
  })
}

async function answer(request: IncomingMessage, path: string, query: Query): Promise<string> {
  if (path === '/api/agencies' && request.method === 'GET')
    return text(limitList, [authority, query['block'], query['on'], query['from'] ?? '0', query['limit'] ?? '50'])
  if (path === '/api/agencies/export') return lines(limitExport, [authority, query['on']])
  if (path === '/api/conversion/progress') return text(limitProgress, [authority, query['edition'], query['on']])
  if (path === '/api/agencies') return text(limitInsertAgency, [await bodyOf(request)])
  return text(limitPage, [path])
}

async function serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const [path = '', search = ''] = (request.url ?? '').split('?')
  try {
    const body = await answer(request, path, parse(search))
    const status = body === '' ? 404 : request.method === 'POST' ? 201 : 200
    reply
      .writeHead(status, {
        'content-type': path.startsWith('/api/') ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      .end(body)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    reply.writeHead(500, { 'content-length': Buffer.byteLength(said) }).end(said)
  }
}

const server = createServer((request, reply) => void serve(request, reply))
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void pool.end()
})
