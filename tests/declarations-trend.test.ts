// Trends over a register that changes: the rule of tree.ts in SQL, against a plain computation day by day over random lineages.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { viewCourse } from '../src/conformity/declarations/course.queries.ts'
import { Tree } from '../src/conformity/declarations/tree.ts'
import { addDays, Day } from '../src/kernel/day.ts'
import { AuthorityId } from '../src/kernel/identity.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'

const authority = AuthorityId.parse(79)
const blocks = ['so-nganh', 'quan-huyen', 'phuong-xa']
const edition = 'TCVN ISO 9001:2015'
const act = randomUUID()

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await db.owner.query("INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES (79, gen_random_uuid(), 'TP', 'TP', now())")
  for (const [n, code] of blocks.entries())
    await db.owner.query(
      "INSERT INTO agency_block (authority_id, code, name_vi, name_en, position, apart, valid_from) VALUES (79,$1,$1,$1,$2,$3,'2000-01-01')",
      [code, n, code === 'phuong-xa'],
    )
})
afterAll(() => db.drop())

const first = Day.parse('2018-01-01')
/** Few days, so that ends, links and questions meet on one. */
const day = fc.integer({ min: 0, max: 10 }).map((n) => addDays(first, n * 31))
const known = fc
  .constantFrom([0, null], [0, null], [0, null], [0, 5], [5, null])
  .map(([from, to]) => ({ from: instant(from ?? 0), to: to === null || to === undefined ? null : instant(to) }))
const instant = (n: number) => new Date(Date.parse('2020-01-01T00:00:00Z') + n * 86_400_000)
const size = 12
const someone = fc.integer({ min: 0, max: size - 1 })

interface Held {
  known: { from: Date; to: Date | null }
}
interface Version extends Held {
  block: string
  from: Day
  to: Day | null
}
interface Declared extends Held {
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
}
interface Link extends Held {
  from: number
  to: number
  kind: string
  on: Day
}
interface Register {
  agencies: { versions: Version[]; declarations: Declared[] }[]
  links: Link[]
}

/** A life of one or two periods, the second in another block, sometimes with days between; sometimes an end. */
const versions = fc
  .record({
    days: fc.uniqueArray(day, { minLength: 1, maxLength: 4 }),
    blocks: fc.tuple(fc.constantFrom(...blocks), fc.constantFrom(...blocks)),
    ends: fc.boolean(),
    known,
  })
  .map(({ days, blocks: of, ends, known: held }): Version[] => {
    const [a, b, c, d] = days.toSorted((x, y) => (x < y ? -1 : 1))
    if (a === undefined) return []
    const end = ends ? (d ?? c ?? b ?? null) : null
    if (end === null && b !== undefined && c !== undefined)
      return [
        { block: of[0], from: a, to: b, known: held },
        { block: of[1], from: c, to: null, known: held },
      ]
    return [{ block: of[0], from: a, to: end, known: held }]
  })
const declaration = fc
  .record({ issuedOn: day, later: fc.constantFrom(0, 0, 40), withdrawn: fc.option(fc.constantFrom(31, 93), { freq: 2 }), known })
  .map(({ issuedOn, later, withdrawn, known: held }): Declared => {
    const effectiveOn = addDays(issuedOn, later)
    return { issuedOn, effectiveOn, withdrawnOn: withdrawn === null ? null : addDays(effectiveOn, withdrawn), known: held }
  })
const link = fc
  .record({ from: someone, to: someone, kind: fc.constantFrom('merge', 'merge', 'split', 'transfer'), on: day, known })
  .filter(({ from, to }) => from !== to)
const register: fc.Arbitrary<Register> = fc.record({
  agencies: fc.array(fc.record({ versions, declarations: fc.array(declaration, { maxLength: 2 }) }), { minLength: size, maxLength: size }),
  links: fc.array(link, { maxLength: 14 }),
})

async function store({ agencies, links }: Register): Promise<void> {
  await db.owner.query('TRUNCATE declaration, agency_link, agency_act, agency_version, agency_event, agency CASCADE')
  await db.owner.query(
    "INSERT INTO agency_act (authority_id, id, state, title, title_norm, source, lines, line_count, agencies, made, created_at) VALUES (79, $1, 'draft', 'x', 'x', 'by-hand', '[]', 0, '{}', '{}', now())",
    [act],
  )
  const all = agencies.map((agency, n) => ({ ...agency, id: `00000000-0000-7000-8001-${String(n).padStart(12, '0')}` }))
  const rows = (list: readonly object[]) => [JSON.stringify(list)]
  const held = ({ known: k }: Held) => ({ kf: k.from, kt: k.to })
  await db.owner.query('INSERT INTO agency (authority_id, id, recorded_at) SELECT 79, id, now() FROM jsonb_to_recordset($1) AS r(id uuid)', rows(all))
  await db.owner.query(
    "INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at) SELECT 79, id, id, 'establish', '2016-01-01', '{}', now() FROM jsonb_to_recordset($1) AS r(id uuid)",
    rows(all),
  )
  await db.owner.query(
    `INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, recorded_to, name, name_norm, name_key, short_name, short_key, kind, block, obligation)
    SELECT 79, gen_random_uuid(), id, id, "from", "to", kf, kt, id::text, id::text, id::text, id::text, id::text, 'other', block, 'undetermined'
    FROM jsonb_to_recordset($1) AS r(id uuid, "from" date, "to" date, kf timestamptz, kt timestamptz, block text)`,
    rows(all.flatMap(({ id, versions: of }) => of.map((v) => ({ id, ...v, ...held(v) })))),
  )
  await db.owner.query(
    `INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, withdrawn_on, annex, recorded_from, recorded_to)
    SELECT 79, gen_random_uuid(), id, $2, 'unknown', 'x', gen_random_uuid()::text, 2020, "issuedOn", "effectiveOn", "withdrawnOn", 'none-yet', kf, kt
    FROM jsonb_to_recordset($1) AS r(id uuid, "issuedOn" date, "effectiveOn" date, "withdrawnOn" date, kf timestamptz, kt timestamptz)`,
    [...rows(all.flatMap(({ id, declarations }) => declarations.map((d) => ({ id, ...d, ...held(d) })))), edition],
  )
  await db.owner.query(
    `INSERT INTO agency_link (authority_id, id, act_id, line_id, from_agency, to_agency, kind, effective_on, recorded_from, recorded_to)
    SELECT 79, gen_random_uuid(), $2, gen_random_uuid(), "from", "to", kind, "on", kf, kt
    FROM jsonb_to_recordset($1) AS r("from" uuid, "to" uuid, kind text, "on" date, kf timestamptz, kt timestamptz)`,
    [...rows(links.map((l) => ({ ...l, from: all[l.from]?.id, to: all[l.to]?.id, ...held(l) }))), act],
  )
}

interface Counted {
  block: string
  known: boolean
  counts: boolean
}

/** Whoever is in N on a day, one by one. */
function plain({ agencies, links }: Register, tree: Tree, { from, on, knownAt }: { from: Day; on: Day; knownAt: Date | null }, at: Day): Counted[] {
  const isKnown = ({ known: k }: Held) => (knownAt === null ? k.to === null : k.from <= knownAt && (k.to === null || k.to > knownAt))
  const version = (n: number, d: Day) => agencies[n]?.versions.find((v) => isKnown(v) && v.from <= d && (v.to === null || v.to > d))
  const declared = (n: number, d: Day) =>
    agencies[n]?.declarations.some((x) => isKnown(x) && x.issuedOn <= d && x.effectiveOn <= d && (x.withdrawnOn === null || x.withdrawnOn > d)) ?? false
  const said = links.filter((l) => isKnown(l) && l.kind !== 'transfer' && l.on <= on)
  const everybody = agencies.map((_, n) => n)
  if (tree === 'each-day')
    return everybody.flatMap((n) => (version(n, at) ? [{ block: version(n, at)?.block ?? '', known: true, counts: declared(n, at) }] : []))
  const now = everybody.filter((n) => version(n, on))
  const block = (n: number) => version(n, on)?.block ?? ''
  if (tree === 'unchanged') {
    const days = (d: Day): Day[] => (d > on ? [] : [d, ...days(addDays(d, 1))])
    const span = days(from)
    return now
      .filter((n) => span.every((d) => version(n, d)) && !said.some((l) => l.on > from && (l.from === n || l.to === n)))
      .map((n) => ({ block: block(n), known: true, counts: declared(n, at) }))
  }
  return now.map((n) => {
    if (version(n, at)) return { block: block(n), known: true, counts: declared(n, at) }
    const before = new Set<number>()
    const tried = new Set<string>()
    const back = (id: number, until: Day | null) => {
      for (const l of said.filter((one) => one.to === id && (until === null || one.on <= until))) {
        const step = `${l.from} ${l.on}`
        if (tried.has(step)) continue
        tried.add(step)
        // The way leads through this link only for days before it.
        if (at < l.on && l.from !== n) before.add(l.from)
        back(l.from, l.on)
      }
    }
    back(n, null)
    const there = [...before].filter((id) => version(id, at))
    return { block: block(n), known: there.length > 0, counts: there.length > 0 && there.every((id) => declared(id, at)) }
  })
}

const sum = (rows: readonly Counted[]) => ({ n: rows.filter((r) => r.counts).length, total: rows.length, known: rows.filter((r) => r.known).length })

test.each(Tree.options)('%s: SQL and plain computation agree on every month, whole and by block', { timeout: 120_000 }, async (tree) => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(
      register,
      fc.array(fc.tuple(fc.integer({ min: 4, max: 11 }), fc.option(fc.constantFrom(2, 7))), { minLength: 3, maxLength: 4 }),
      async (random, questions) => {
        await store(random)
        for (const [months, known] of questions) {
          const q = { from: addDays(first, 20), on: addDays(first, months * 31), knownAt: known === null ? null : instant(known) }
          const { points, blocks: heads } = await inTransaction(db.database, { side: 'authority', authority }, 'read', (tx) =>
            viewCourse(tx, { authority, agencies: null, edition, tree, ...q }),
          )
          for (const point of points) {
            const rows = plain(random, tree, q, point.on)
            const of = (which: (block: string) => boolean) => sum(rows.filter((r) => which(r.block)))
            expect(point).toEqual({
              on: point.on,
              main: of((b) => b !== 'phuong-xa'),
              apart: of((b) => b === 'phuong-xa'),
              blocks: blocks.filter((b) => of((other) => other === b).total > 0).map((b) => ({ block: b, ...of((other) => other === b) })),
            })
            moved += of(() => true).n
          }
          expect(heads.map(({ block }) => block).every((b) => blocks.includes(b))).toBe(true)
          expect(points.at(-1)?.on).toBe(q.on)
        }
      },
    ),
    { numRuns: 30 },
  )
  // Random lineages that never count anybody would prove nothing.
  expect(moved).toBeGreaterThan(50)
})
