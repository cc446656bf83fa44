// The one rule for n/N twice: pure in standing.ts, set-based in standing.queries.ts. Random registers must never tell them apart.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Day, addDays } from '../src/kernel/day.ts'
import { AgencyId, AuthorityId } from '../src/kernel/identity.ts'
import { standingsOf } from '../src/conformity/declarations/facade.ts'
import { viewCourse } from '../src/conformity/declarations/course.queries.ts'
import { viewProgress } from '../src/conformity/declarations/standing.queries.ts'
import { type AgencyFact, type DeclarationFact, type EditionFact, editionInForce, type ReviewFact, standing } from '../src/conformity/declarations/standing.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'

const authority = AuthorityId.parse(79)
const blocks = ['so-nganh', 'quan-huyen', 'phuong-xa']
const apart = 'phuong-xa'
const editions: EditionFact[] = [
  [2008, '2008-01-01', '2018-09-16'],
  [2015, '2015-01-01', null],
].map(
  ([year, from, to]): EditionFact => ({
    code: `TCVN ISO 9001:${year}`,
    year: Number(year),
    validFrom: Day.parse(from),
    validTo: to === null ? null : Day.parse(to),
  }),
)

/** The same editions where declarations to the one before count until a day within the random registers. */
const transition = Day.parse('2017-02-25')
const inTransition = editions.map((edition): EditionFact => (edition.year === 2015 ? { ...edition, formerAcceptedUntil: transition } : edition))

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await db.owner.query("INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES (79, gen_random_uuid(), 'TP', 'TP', now())")
  for (const [n, code] of blocks.entries()) {
    await db.owner.query(
      "INSERT INTO agency_block (authority_id, code, name_vi, name_en, position, apart, valid_from) VALUES (79,$1,$1,$1,$2,$3,'2000-01-01')",
      [code, n, code === apart],
    )
  }
})
beforeEach(() => db.owner.query('TRUNCATE declaration_review, declaration, agency_version, agency_event, agency CASCADE'))
afterAll(() => db.drop())

const first = Day.parse('2016-01-01')
/** Few days, and those beside them, so that bounds meet: issued on the day asked, withdrawn on it, reviewed the day before. */
const near = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(0, 0, -1, 1)).map(([n, beside]) => n * 60 + beside)
const day = near.map((n) => addDays(first, n))
const instant = near.map((n) => new Date(Date.parse('2016-01-01T00:00:00Z') + n * 86_400_000))
const recorded = fc
  .tuple(instant, fc.option(fc.constantFrom(1, 60, 120, 300), { freq: 3 }))
  .map(([from, days]) => ({ recordedFrom: from, recordedTo: days === null ? null : new Date(from.getTime() + days * 86_400_000) }))
const block = fc.constantFrom(...blocks)

/** Versions that follow one another, some of them an end; sometimes an older belief about the first one, closed since. */
const agency = fc
  .record({
    starts: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }),
    blocks: fc.array(block, { minLength: 3, maxLength: 3 }),
    ends: fc.option(fc.constantFrom(1, 60, 300)),
    since: instant,
    wrong: fc.option(fc.record({ block, day, days: fc.integer({ min: 1, max: 300 }) })),
  })
  .map(({ starts, blocks: of, ends, since, wrong }): AgencyFact[] => {
    const days = starts.toSorted()
    const open = days.map(
      (validFrom, n): AgencyFact => ({
        block: of[n] ?? apart,
        validFrom,
        validTo: days[n + 1] ?? (ends === null ? null : addDays(validFrom, ends)),
        recordedFrom: since,
        recordedTo: null,
      }),
    )
    const before = wrong && {
      block: wrong.block,
      validFrom: wrong.day,
      validTo: null,
      recordedFrom: new Date(since.getTime() - wrong.days * 86_400_000),
      recordedTo: since,
    }
    return [...(before ? [before] : []), ...open]
  })
const declaration = fc
  .record({
    edition: fc.constantFrom(...editions.map((e) => e.code)),
    issuedOn: day,
    later: fc.constantFrom(0, 0, 1, 60),
    withdrawn: fc.option(fc.constantFrom(0, 1, 60, 300), { freq: 3 }),
    known: recorded,
  })
  .map(
    ({ edition, issuedOn, later, withdrawn, known }): Omit<DeclarationFact, 'id'> => ({
      edition,
      issuedOn,
      effectiveOn: addDays(issuedOn, later),
      withdrawnOn: withdrawn === null ? null : addDays(issuedOn, withdrawn),
      ...known,
    }),
  )
const review = fc
  .record({
    edition: fc.constantFrom(...editions.map((e) => e.code)),
    reviewedOn: day,
    blocks: fc.uniqueArray(block, { minLength: 1, maxLength: 2 }),
    known: recorded,
  })
  .map(({ known, ...r }): ReviewFact => ({ ...r, ...known }))

interface Register {
  agencies: { id: AgencyId; versions: AgencyFact[]; declarations: DeclarationFact[] }[]
  reviews: ReviewFact[]
}
const uuid = (kind: number, n: number) => `00000000-0000-7000-80${String(kind).padStart(2, '0')}-${String(n).padStart(12, '0')}`
const register = fc
  .record({
    agencies: fc.array(fc.record({ versions: agency, declarations: fc.array(declaration, { maxLength: 3 }) }), { minLength: 20, maxLength: 40 }),
    reviews: fc.array(review, { maxLength: 4 }),
  })
  .map(
    ({ agencies, reviews }): Register => ({
      reviews,
      agencies: agencies.map(({ versions, declarations }, n) => ({
        id: AgencyId.parse(uuid(1, n)),
        versions,
        declarations: declarations.map((d, m) => ({ ...d, id: uuid(2, n * 10 + m) })),
      })),
    }),
  )

async function store({ agencies, reviews }: Register): Promise<void> {
  await db.owner.query('TRUNCATE declaration_review, declaration, agency_version, agency_event, agency CASCADE')
  const json = (rows: readonly object[]) => JSON.stringify(rows)
  const versions = agencies.flatMap(({ id, versions: of }, n) => of.map((v, m) => ({ ...v, agency: id, id: uuid(3, n * 10 + m), name: `Cơ quan ${n}` })))
  await db.owner.query('INSERT INTO agency (authority_id, id, recorded_at) SELECT 79, id, now() FROM jsonb_to_recordset($1) AS r(id uuid)', [json(agencies)])
  await db.owner.query(
    "INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at) SELECT 79, id, agency, 'establish', '2016-01-01', '{}', now() FROM jsonb_to_recordset($1) AS r(id uuid, agency uuid)",
    [json(versions)],
  )
  await db.owner.query(
    `INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, recorded_to, name, name_norm, name_key, short_name, short_key, kind, block, obligation)
    SELECT 79, id, agency, id, "validFrom", "validTo", "recordedFrom", "recordedTo", name, name, name, name, name, 'other', block, 'undetermined'
    FROM jsonb_to_recordset($1) AS r(id uuid, agency uuid, "validFrom" date, "validTo" date, "recordedFrom" timestamptz, "recordedTo" timestamptz, name text, block text)`,
    [json(versions)],
  )
  await db.owner.query(
    `INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, withdrawn_on, annex, recorded_from, recorded_to)
    SELECT 79, id, agency, edition, 'unknown', id::text, id::text, 2020, "issuedOn", "effectiveOn", "withdrawnOn", 'none-yet', "recordedFrom", "recordedTo"
    FROM jsonb_to_recordset($1) AS r(id uuid, agency uuid, edition text, "issuedOn" date, "effectiveOn" date, "withdrawnOn" date, "recordedFrom" timestamptz, "recordedTo" timestamptz)`,
    [json(agencies.flatMap(({ id, declarations }) => declarations.map((d) => ({ ...d, agency: id }))))],
  )
  await db.owner.query(
    `INSERT INTO declaration_review (authority_id, id, edition, reviewed_on, blocks, source, recorded_from, recorded_to)
    SELECT 79, gen_random_uuid(), edition, "reviewedOn", ARRAY(SELECT jsonb_array_elements_text(blocks)), 'x', "recordedFrom", "recordedTo"
    FROM jsonb_to_recordset($1) AS r(edition text, "reviewedOn" date, blocks jsonb, "recordedFrom" timestamptz, "recordedTo" timestamptz)`,
    [json(reviews)],
  )
}

async function recordTransition(recorded: boolean): Promise<void> {
  await db.owner.query("DELETE FROM edition_validity WHERE edition = 'TCVN ISO 9001:2015'")
  if (recorded)
    await db.owner.query(
      `INSERT INTO edition_validity (authority_id, edition, version, valid_from, former_accepted_until, paper_number, paper_date, issuer, recorded_from)
      VALUES (79, 'TCVN ISO 9001:2015', 1, '2015-01-01', $1, '1/QĐ', '2015-01-01', 'Bộ', '2000-01-01')`,
      [transition],
    )
}

const expected = ({ agencies, reviews }: Register, edition: EditionFact, on: Day, knownAt: Date | undefined, of = editions) =>
  agencies
    .flatMap(({ id, versions, declarations }) => {
      const answer = standing(versions, declarations, reviews, of, { edition, on, knownAt })
      return answer
        ? [
            {
              agencyId: id,
              block: answer.block,
              standing: answer.standing,
              reason: answer.reason,
              declaration: answer.declaration,
              reviewedOn: answer.reviewedOn,
            },
          ]
        : []
    })
    .toSorted((a, b) => a.agencyId.localeCompare(b.agencyId))

describe.each([
  ['by the strict rule', editions],
  ['during and after a transition', inTransition],
])('pure and in SQL, the rule %s', (_, rule) => {
  beforeAll(() => recordTransition(rule === inTransition))

  test('gives every agency of a random register the same answer, and its blocks the same figures', async () => {
    await fc.assert(
      fc.asyncProperty(register, fc.array(fc.tuple(day, fc.option(instant), fc.boolean()), { minLength: 4, maxLength: 6 }), async (random, questions) => {
        await store(random)
        for (const [on, knownAt, explicit] of questions) {
          const edition = explicit ? rule[0] : editionInForce(rule, on)
          if (!edition) throw new Error('no edition')
          const asked = { authority, on, edition: explicit ? edition.code : undefined, knownAt: knownAt ?? undefined }
          const { found, progress, course } = await inTransaction(db.database, { side: 'authority', authority }, 'read', async (tx) => {
            const q = { authority, agencies: null, edition: edition.code, on, knownAt }
            return {
              found: await standingsOf(tx, asked),
              progress: await viewProgress(tx, q),
              course: await viewCourse(tx, { ...q, from: addDays(on, -70), tree: 'each-day' }),
            }
          })
          const right = expected(random, edition, on, knownAt ?? undefined, rule)
          const told = found.map(({ agencyId, block: of, standing: s, reason, declaration: d, reviewedOn }) => ({
            agencyId,
            block: of,
            standing: s,
            reason,
            declaration: d?.id ?? null,
            reviewedOn,
          }))
          expect(told.toSorted((a, b) => a.agencyId.localeCompare(b.agencyId))).toEqual(right)
          const count = (which: (row: (typeof right)[number]) => boolean) => right.filter(which).length
          for (const b of progress.blocks) {
            const of = (s: string) => count((row) => row.block === b.block && row.standing === s)
            expect(b).toMatchObject({
              n: of('declared'),
              notYet: of('not-yet'),
              noData: of('no-data'),
              total: b.n + b.notYet + b.noData,
              apart: b.block === apart,
            })
          }
          for (const point of course.points) {
            const then = expected(random, edition, point.on, knownAt ?? undefined, rule)
            const part = (isApart: boolean) => {
              const rows = then.filter((row) => (row.block === apart) === isApart)
              return { n: rows.filter((row) => row.standing === 'declared').length, total: rows.length, known: rows.length }
            }
            expect(point).toMatchObject({ on: point.on, main: part(false), apart: part(true) })
          }
          expect(course.points.at(-1)?.on).toBe(on)
        }
      }),
      { numRuns: 30 },
    )
  }, 120_000)
})
