// Writes a second: establishing agencies, on one organisation (whose chain puts them in a line) and spread over many.
import { randomUUID } from 'node:crypto'
import { type Context, note } from '../context.ts'
import { closedCell, type Side } from '../load/cell.ts'
import { fill, settle } from '../dataset/fill.ts'
import { requestBytes } from '../load/connection.ts'
import { addAuthority, addPerson, type Caller, signIn } from '../product/people.ts'
import { keep } from './under-load.ts'

const users = 8
/** A run of writes stays bounded: the tables must not grow into another size class. */
const mostPerRun = 3_000
const filled = 200

const facts = (name: string) => ({
  code: null,
  name,
  shortName: name,
  kind: 'other',
  block: 'so-nganh',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
})

interface Counted {
  side: Side
  acknowledged(): number
}

/** Each request is a new agency with a key of its own; every 201 is remembered to be counted afterwards. */
function establishing(url: URL, make: (user: number, name: string) => { headers: Record<string, string>; body: unknown }): Counted {
  const run = randomUUID().slice(0, 8)
  let acknowledged = 0
  const address = new URL('/api/agencies', url)
  return {
    acknowledged: () => acknowledged,
    side: {
      url,
      work: {
        request(user, n) {
          const { headers, body } = make(user, `Ban Quản lý dự án đầu tư xây dựng ${run} số ${user}-${n}`)
          return requestBytes(address, { method: 'POST', headers, body: JSON.stringify(body) })
        },
        wrong({ status, body }) {
          if (status !== 201 || !body.includes('"id":"')) return `write: ${status} ${body.toString().slice(0, 200)}`
          acknowledged++
          return undefined
        },
      },
    },
  }
}

const onProduct = (url: URL, people: readonly Caller[]) =>
  establishing(url, (user, name) => ({
    headers: { ...people[user % people.length]?.headers, 'idempotency-key': randomUUID() },
    body: { facts: facts(name), effectiveOn: '2020-01-01', paper: null, note: null },
  }))

const onLimit = (url: URL, authorities: readonly number[]) =>
  establishing(url, (user, name) => ({
    headers: {},
    body: {
      authority: authorities[user % authorities.length],
      id: randomUUID(),
      event: randomUUID(),
      version: randomUUID(),
      name: `${name} L`,
      name_key: `${name} L`.toLowerCase(),
      name_norm: name.toLowerCase(),
    },
  }))

async function counted(context: Context, authorities: readonly number[]): Promise<{ agencies: number; events: number }> {
  const {
    rows: [row],
  } = await context.owner.query<{ agencies: string; events: string }>(
    "SELECT (SELECT count(*) FROM agency WHERE authority_id = ANY ($1)) AS agencies, (SELECT count(*) FROM event WHERE authority_id = ANY ($1) AND type = 'agency.established') AS events",
    [authorities],
  )
  return { agencies: Number(row?.agencies ?? 0), events: Number(row?.events ?? 0) }
}

async function cell(context: Context, work: string, authorities: readonly number[], people: readonly Caller[]): Promise<void> {
  const [product, limit] = [onProduct(context.urls.product, people), onLimit(context.urls.limit, authorities)]
  const { clocks } = context
  const figures = await closedCell({ ...product.side, clock: clocks.product }, { ...limit.side, clock: clocks.limit }, users, context.options.pace, mostPerRun)
  const kept = await counted(context, authorities)
  const acknowledged = product.acknowledged() + limit.acknowledged()
  if (kept.agencies !== acknowledged + filled * authorities.length || kept.events !== product.acknowledged()) {
    figures.void ??= `${acknowledged} writes were acknowledged, ${kept.agencies} rows and ${kept.events} records are there`
  }
  keep(context, { work, agencies: context.options.sizes[1], loop: 'closed', load: users, figures })
}

export async function writes(context: Context): Promise<void> {
  const { owner, urls } = context
  const seats = async (authority: number, from: number, count: number) => {
    await addAuthority(owner, authority)
    // An authority that PostgreSQL has never counted gets plans for no rows at all, and its first minute would be measured.
    await fill(owner, authority, 0, filled)
    const people: Caller[] = []
    for (let n = from; n < from + count; n++) people.push(await signIn(urls.product, await addPerson(owner, n, authority, 'programme-officer')))
    return people
  }
  const one = await seats(31, 200, users)
  const many = Array.from({ length: users }, (_, n) => 41 + n)
  const people: Caller[] = []
  for (const authority of many) people.push(...(await seats(authority, 300 + authority, 1)))
  await settle(owner)
  await cell(context, 'W3 write, one organisation', [31], one)
  await cell(context, 'W3 write, spread over 8', many, people)
  const {
    rows: [size],
  } = await owner.query<{ bytes: string }>("SELECT pg_total_relation_size('event')::text AS bytes")
  note(context, 'record of events', 'MiB', [Number(size?.bytes ?? 0) / 2 ** 20], 'table and indexes after all writes')
}
