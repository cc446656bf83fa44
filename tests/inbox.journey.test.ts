// What was told to a seat: seen by that seat only, unread until it says so.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { AuthorityId, SeatId } from '../src/kernel/identity.ts'
import { listNotifications, markRead, showWaiting } from '../src/register/inbox/inbox.contract.ts'
import { finishWork, startWork, takeWork } from '../src/register/works/facade.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let other: Person
let secretary: Person
beforeAll(async () => {
  product = await testProduct()
  officer = await product.person('programme-officer')
  other = await product.person('programme-officer')
  secretary = await product.person('iso-secretary', '019283ab-0000-7000-8000-000000000001')
})
afterAll(() => product.close())

const tell = (who: Person, at: string, kind = 'work.done') =>
  product.db.owner.query('INSERT INTO notification (authority_id, id, seat_id, kind, details, link, created_at) VALUES (79, $1, $2, $3, $4, $5, $6)', [
    randomUUID(),
    who.seat,
    kind,
    JSON.stringify({ kind: 'agency-import' }),
    '/app/works/1',
    at,
  ])
const waiting = async (who: Person) => (await who.call(showWaiting)).json<{ unread: number; running: number; latest: string | null }>()
const list = async (who: Person, query = {}) =>
  (await who.call(listNotifications, { query })).json<{ rows: { id: string; readAt: string | null; createdAt: string }[]; total: number }>()

test('each seat sees what was told to it, on both sides', async () => {
  for (const who of [officer, secretary]) {
    expect(await waiting(who)).toEqual({ unread: 0, running: 0, latest: null })
    await tell(who, '2020-06-18T01:00:00Z')
    await tell(who, '2020-06-19T01:00:00Z')
    expect(await waiting(who)).toEqual({ unread: 2, running: 0, latest: '2020-06-19T01:00:00.000Z' })
    expect((await list(who)).rows.map((row) => row.createdAt)).toEqual(['2020-06-19T01:00:00.000Z', '2020-06-18T01:00:00.000Z'])
  }
  expect((await list(other)).total).toBe(0)
})

test('is read by the named ones or up to an instant, and by nobody else', async () => {
  const [newest] = (await list(officer)).rows
  expect((await other.call(markRead, { body: { ids: [newest?.id ?? ''] } })).json()).toEqual({ read: 0 })
  expect((await officer.call(markRead, { body: { ids: [newest?.id ?? ''] } })).json()).toEqual({ read: 1 })
  expect((await officer.call(markRead, { body: { ids: [newest?.id ?? ''] } })).json()).toEqual({ read: 0 })
  expect((await list(officer, { unread: 'true' })).rows.map((row) => row.createdAt)).toEqual(['2020-06-18T01:00:00.000Z'])
  expect((await secretary.call(markRead, { body: { until: '2020-06-18T12:00:00Z' } })).json()).toEqual({ read: 1 })
  expect((await waiting(secretary)).unread).toBe(1)
  expect((await officer.call(markRead, { body: {} })).statusCode).toBe(400)
  expect((await officer.call(markRead, { body: { ids: [] } })).statusCode).toBe(400)
})

test('long work is running until its end is told', async () => {
  const actor = {
    authority: AuthorityId.parse(79),
    side: 'authority',
    role: 'programme-officer',
    seat: SeatId.parse(other.seat),
    login: other.login,
    officer: other.officer,
    name: 'x',
    agency: null,
    agencies: [],
    organisation: product.office,
  } as never
  const reach = { side: 'authority', authority: AuthorityId.parse(79) } as const
  const id = await inTransaction(product.services.database, reach, 'write', (tx) =>
    startWork(tx, { actor, at: new Date('2020-06-20T01:00:00Z'), kind: 'agency-import', input: {} }),
  )
  expect((await waiting(other)).running).toBe(1)
  const work = await takeWork(product.services, { authority: 79, work: id })
  if (!work) throw new Error('the work was not there')
  await inTransaction(product.services.database, reach, 'write', (tx) => finishWork(tx, work, new Date('2020-06-20T02:00:00Z'), { created: 3 }))
  expect(await waiting(other)).toEqual({ unread: 1, running: 0, latest: '2020-06-20T02:00:00.000Z' })
  expect((await list(other)).rows).toMatchObject([{ kind: 'work.done', details: { kind: 'agency-import' }, link: `/app/works/${id}` }])
})

test('what every open screen asks is one statement', async () => {
  const statements: string[] = []
  const stop = listenToStatements(({ sql }) => statements.push(sql))
  await waiting(officer)
  stop()
  const from = statements.findIndex((sql) => sql.startsWith('BEGIN'))
  expect(statements.slice(from + 1).filter((sql) => sql !== 'COMMIT')).toHaveLength(1)
})
