// The whole product on a database of its own, spoken to through HTTP (app.inject): real SQL, no mocks.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { z } from 'zod'
import { compose, type Composed } from '../../src/compose.ts'
import type { AnyEndpoint, Endpoint } from '../../src/kernel/endpoint.ts'
import { AuthorityId, OrganisationId } from '../../src/kernel/identity.ts'
import type { Role } from '../../src/kernel/rights.ts'
import { uuidv7 } from '../../src/kernel/uuid.ts'
import { hashPassword } from '../../src/platform/auth/password.ts'
import { hashToken, newToken } from '../../src/platform/auth/session.store.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { openQueue } from '../../src/platform/jobs/queue.ts'
import { createLog } from '../../src/platform/log/log.ts'
import type { Services } from '../../src/platform/services/services.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export interface Person {
  seat: string
  officer: string
  login: string
  role: Role
  agency: string | null
  /** Calls an endpoint as this person; a new idempotency key each time unless one is given. */
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    e: Endpoint<P, Q, B, R>,
    input?: { params?: z.input<P>; query?: z.input<Q>; body?: z.input<B> | unknown; key?: string; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>
  upload(e: AnyEndpoint, file: { name: string; type: string; bytes: Uint8Array }, input?: { params?: Record<string, string> }): Promise<LightMyRequestResponse>
}

export interface TestProduct {
  services: Services
  composed: Composed
  db: TestDatabase
  authority: AuthorityId
  office: OrganisationId
  /** Moves the product's clock. */
  setNow(at: string): void
  person(role: Role, agency?: string | null): Promise<Person>
  close(): Promise<void>
}

export function urlOf(e: AnyEndpoint, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => [k, String(v)]),
  )
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

const passwordHash = hashPassword('mat-khau-cua-thu-nghiem')

export interface TestOptions {
  authority?: number
  now?: string
  /** Not set up: no authority at all. */
  empty?: boolean
  /** Settings beside those of a test, e.g. SMTP_URL. */
  settings?: Record<string, string>
}

/** An authority (79) with its office, blocks and nobody in it yet. */
export async function testProduct(options: TestOptions = {}): Promise<TestProduct> {
  const db = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-app-'))
  let now = new Date(options.now ?? '2020-06-20T03:00:00Z')
  const clock = { now: () => now }
  const queue = await openQueue(db.database, { onError: () => undefined, pollingSeconds: 0.5 })
  const services: Services = {
    config: readConfig({ DATA_DIR: folder, LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent', ...options.settings }),
    clock,
    database: db.database,
    queue,
    log: createLog(process.env['TEST_LOG'] ?? 'silent'),
    files: join(folder, 'files'),
    packageRoot: join(import.meta.dirname, '../..'),
  }
  const composed = await compose(services)
  await composed.app.ready()
  const authority = AuthorityId.parse(options.authority ?? 79)
  const office = OrganisationId.parse(uuidv7(now))
  if (!options.empty)
    await db.owner.query('INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES ($1,$2,$3,$3,$4)', [
      authority,
      office,
      'Thành phố Hồ Chí Minh',
      now,
    ])
  const blocks = [
    ['so-nganh', 'Sở, ngành', 'Departments', false],
    ['quan-huyen', 'Quận, huyện', 'Districts', false],
    ['chi-cuc', 'Chi cục', 'Sub-departments', false],
    ['ban', 'Ban', 'Boards', false],
    ['nganh-doc', 'Ngành dọc', 'Vertical bodies', false],
    ['phuong-xa', 'Phường, xã, thị trấn', 'Communes', true],
  ] as const
  for (const [position, [code, vi, en, apart]] of options.empty ? [] : blocks.entries()) {
    await db.owner.query('INSERT INTO agency_block (authority_id, code, name_vi, name_en, position, apart, valid_from) VALUES ($1,$2,$3,$4,$5,$6,$7)', [
      authority,
      code,
      vi,
      en,
      position,
      apart,
      '2000-01-01',
    ])
  }

  async function person(role: Role, agency: string | null = null): Promise<Person> {
    const [login, officer, seat] = [uuidv7(now), uuidv7(now), uuidv7(now)]
    const token = newToken()
    const username = `${role}.${login.slice(-6)}`
    await db.owner.query('INSERT INTO auth.login (id, username, name, password_hash, created_at) VALUES ($1,$2,$2,$3,$4)', [
      login,
      username,
      await passwordHash,
      now,
    ])
    await db.owner.query(
      'INSERT INTO officer (authority_id, id, agency_id, login_id, name, name_norm, username, created_at) VALUES ($1,$2,$3,$4,$5,$5,$5,$6)',
      [authority, officer, agency, login, username, now],
    )
    await db.owner.query(
      "INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from) VALUES ($1,$2,$3,$4,$5,$6,$6,'2000-01-01')",
      [authority, seat, officer, login, agency, role],
    )
    await db.owner.query(
      "INSERT INTO auth.session (token_hash, login_id, csrf, created_at, seen_at, ends_at) VALUES ($1,$2,'csrf','2000-01-01','2200-01-01','2200-01-01')",
      [hashToken(token), login],
    )
    const headers = { cookie: `hopchuan=${token}`, 'x-csrf-token': 'csrf', 'x-seat': seat }
    return {
      seat,
      officer,
      login,
      role,
      agency,
      call(e, input = {}) {
        return composed.app.inject({
          method: e.method,
          url: urlOf(e, (input.params ?? {}) as Record<string, unknown>, (input.query ?? {}) as Record<string, unknown>),
          headers: { ...headers, ...(e.keyed ? { 'idempotency-key': input.key ?? crypto.randomUUID() } : {}), ...input.headers },
          ...(input.body === undefined ? {} : { payload: input.body as object }),
        })
      },
      upload(e, file, input = {}) {
        const boundary = 'x-hopchuan-boundary'
        const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
        return composed.app.inject({
          method: e.method,
          url: urlOf(e, input.params),
          headers: { ...headers, 'idempotency-key': crypto.randomUUID(), 'content-type': `multipart/form-data; boundary=${boundary}` },
          payload: Buffer.concat([Buffer.from(head), Buffer.from(file.bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
        })
      },
    }
  }

  return {
    services,
    composed,
    db,
    authority,
    office,
    person,
    setNow: (at) => {
      now = new Date(at)
    },
    async close() {
      await composed.app.close()
      await queue.stop()
      await db.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
