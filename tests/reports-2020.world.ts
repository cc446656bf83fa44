// An authority as it was in June 2020: the 63 bodies and 322 communes, 47 declarations, five papers, activities and directions.
import { recordActivity } from '../src/authority/programme/activity.contract.ts'
import { recordDirection } from '../src/authority/programme/direction.contract.ts'
import { seedReportTemplates } from '../src/authority/reports/facade.ts'
import { demoActivities, demoAgencies, demoBodies, demoDeclarations, demoDirections, demoFacts, demoPapers, demoTargetLists } from '../src/demo/hcmc-2020.ts'
import { numberKey } from '../src/kernel/official-number.ts'
import { fold } from '../src/kernel/fold.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { nameKey } from '../src/register/agencies/name-key.ts'
import type { Person, TestProduct } from './support/app.ts'

const { authority } = demoFacts
const long = new Date('2019-12-01T00:00:00Z')

export interface Bodies {
  UBND: string
  SKHCN: string
  TDC: string
  division: string
}

export async function addBodies(product: TestProduct): Promise<Bodies> {
  const rows = [
    ['UBND', 'peoples-committee', authority.peoplesCommittee, 'UBND', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    ['SKHCN', 'department', authority.department, 'SKHCN', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['TDC', 'sub-department', authority.subDepartment, 'TĐC', '', 'CHI CỤC TRƯỞNG'],
    ['division', 'division', authority.division, 'QLNSCL', '', 'TRƯỞNG PHÒNG'],
  ] as const
  const ids: Record<string, string> = {}
  let parent: string | null = null
  for (const [key, level, name, symbol, form, title] of rows) {
    const id = uuidv7(long)
    await product.db.owner.query(
      `INSERT INTO issuing_body (authority_id, id, level, parent_id, name, symbol, place_name, signing_form, signer_title, recipients)
      VALUES ($1,$2,$3,$4,$5,$6,'Thành phố Hồ Chí Minh',$7,$8,$9)`,
      [product.authority, id, level, parent, name, symbol, form, title, ['Như trên']],
    )
    ids[key] = id
    parent = id
  }
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedReportTemplates(tx, product.authority, long),
  )
  return ids as unknown as Bodies
}

interface Row {
  id: string
  name: string
  shortName: string
  code: string | null
  block: string
}

/** In bulk, past the commands: the test is about the report. */
export async function addAgencies(product: TestProduct, agencies: readonly Row[]): Promise<void> {
  const q = (text: string, values: unknown[]) => product.db.owner.query(text, values)
  const ids = agencies.map((a) => a.id)
  const made = agencies.map(() => uuidv7(long))
  const [a, at] = [product.authority, long]
  await q('INSERT INTO agency (authority_id, id, recorded_at) SELECT $1, id, $2 FROM unnest($3::uuid[]) AS t(id)', [a, at, ids])
  await q(
    `INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at)
    SELECT $1, e, id, 'establish', '2000-01-01', '{}', $2 FROM unnest($3::uuid[], $4::uuid[]) AS t(id, e)`,
    [a, at, ids, made],
  )
  await q(
    `INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, obligation)
    SELECT $1, e, id, e, '2000-01-01', $2, code, name, key, short, short_key, norm, 'department', block, 'undetermined'
    FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) AS t(id, e, code, name, key, short, short_key, norm, block)`,
    [
      a,
      at,
      ids,
      made,
      agencies.map((x) => x.code),
      agencies.map((x) => x.name),
      agencies.map((x) => nameKey(x.name)),
      agencies.map((x) => x.shortName),
      agencies.map((x) => nameKey(x.shortName)),
      agencies.map((x) => fold(`${x.name} ${x.shortName}`)),
      agencies.map((x) => x.block),
    ],
  )
}

export interface DeclarationRow {
  agency: string
  number: string
  issuedOn: string
  edition: string
  annex: string
}

export async function addDeclarations(product: TestProduct, rows: readonly DeclarationRow[]): Promise<void> {
  await product.db.owner.query(
    `INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, annex, recorded_from)
    SELECT $1, id, agency, edition, 'unknown', number, key, extract(year FROM day)::int, day, day, annex, $2
    FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[]) AS t(id, agency, edition, number, key, day, annex)`,
    [
      product.authority,
      long,
      rows.map(() => uuidv7(long)),
      rows.map((r) => r.agency),
      rows.map((r) => r.edition),
      rows.map((r) => r.number),
      rows.map((r) => numberKey(r.number)),
      rows.map((r) => r.issuedOn),
      rows.map((r) => r.annex),
    ],
  )
}

export async function addReview(product: TestProduct, blocks: readonly string[]): Promise<void> {
  await product.db.owner.query(
    `INSERT INTO declaration_review (authority_id, id, edition, reviewed_on, blocks, source, recorded_from) VALUES ($1,$2,'TCVN ISO 9001:2015','2020-06-15',$3,'rà soát',$4)`,
    [product.authority, uuidv7(long), blocks, long],
  )
}

const activityKinds = {
  'par-participation': 'par-index',
  newsletter: 'newsletter',
  guidance: 'guidance',
  secondment: 'secondment',
  training: 'training-postponed',
} as const

export async function worldOf2020(product: TestProduct, officer: Person): Promise<Bodies> {
  const bodies = await addBodies(product)
  const idOf = new Map(demoAgencies().map((agency) => [agency.key, agency.id]))
  await addAgencies(
    product,
    demoAgencies().map(({ id, name, shortName, code, block }) => ({ id, name, shortName, code, block })),
  )
  await addDeclarations(
    product,
    demoDeclarations().map((d) => ({ agency: idOf.get(d.agency) ?? '', number: d.number, issuedOn: d.issuedOn, edition: d.edition, annex: d.annex })),
  )
  await addReview(product, [...new Set(demoBodies().map((agency) => agency.block))])
  const sent = async (answer: Promise<{ statusCode: number; body: string }>) => {
    const { statusCode, body } = await answer
    if (statusCode !== 201) throw new Error(`${statusCode}: ${body}`)
  }
  for (const paper of demoPapers()) {
    await sent(
      officer.call(recordPaper, {
        body: { kind: paper.kind, number: paper.number, issuedOn: paper.date, issuerId: bodies[paper.issuer.short], abstract: paper.abstract },
      }),
    )
  }
  for (const activity of demoActivities()) {
    const { quantity, unit } = activity
    await sent(
      officer.call(recordActivity, {
        body: {
          kind: activityKinds[activity.kind],
          title: activity.title,
          period: activity.period,
          began: activity.expectedFrom ?? activity.when,
          channels: [...activity.channels],
          ...(quantity === null ? {} : { quantity }),
          ...(unit === null ? {} : { unit }),
        },
      }),
    )
  }
  const lists = new Map(demoTargetLists().map((list) => [list.key, list]))
  for (const direction of demoDirections()) {
    const { quantity, unit } = direction
    await sent(
      officer.call(recordDirection, {
        body: {
          period: direction.period,
          task: direction.task,
          cooperating: [...direction.cooperating],
          ...(quantity === null ? {} : { quantity }),
          ...(unit === null ? {} : { unit }),
          targets: direction.targets.map((target) => ({
            percent: target.percent,
            by: { precision: 'day', day: target.by },
            listName: lists.get(target.list)?.name ?? '',
            listCount: lists.get(target.list)?.members.length ?? 0,
          })),
        },
      }),
    )
  }
  return bodies
}
