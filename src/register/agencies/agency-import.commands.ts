import type { Actor } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { dayOf } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Asking, type Checking, type ImportKind, previewSheet } from '../imports/facade.ts'
import { establish } from './agency.ts'
import { type ImportPreview, ImportRequest } from './agency-import.contract.ts'
import { loadRegister } from './agency-import.store.ts'
import { addAgencies } from './agency.store.ts'
import { projectVersions } from './agency-version.ts'
import { importColumns, type ImportField, missingFields } from './import-column.ts'
import { type Establishment, type PlannedRow, planImport } from './import-plan.ts'
import { readRow } from './import-row.ts'
import { wordsOf } from './import-words.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

type Asked = Omit<ImportRequest, 'skipBadRows'>

export const agencyImport: ImportKind<ImportField, Asked, Establishment, PlannedRow> = {
  name: 'agency-import',
  request: ImportRequest,
  columns: importColumns,
  missing: (mapping, { defaults }) => missingFields(mapping, defaults),
  check,
  keep: (tx, { by, at, work, source, rows, facts, progress }) =>
    establishAgencies(tx, { by, at, establishments: rows, subject: { kind: 'work', id: work }, source: source.name, facts }, progress),
}

async function check({ rows, mapping, asked: { defaults }, by, at, read }: Checking<ImportField, Asked>) {
  const known = await read((tx) => loadRegister(tx, by.authority))
  const { blocks, naming } = known
  const rules = { mapping, defaults, blocks, naming, words: wordsOf([vi.agency, en.agency], blocks), today: dayOf(at) }
  const plan = planImport(
    rows.map(({ row, cells }) => readRow(row, cells, rules)),
    mapping,
    known,
    () => AgencyId.parse(uuidv7(at)),
  )
  return {
    good: plan.establishments,
    understood: plan.rows,
    outcomes: new Map(plan.rows.map(({ row, outcome }) => [row.row, outcome])),
    faults: plan.rows.flatMap(({ faults }) => faults),
  }
}

export async function previewImport(files: string, asking: Asking<Asked>): Promise<ImportPreview> {
  const { told, understood } = await previewSheet(agencyImport, files, asking)
  return {
    ...told,
    rows: understood.slice(0, 50).map(({ row: { row, facts, parent, validFrom }, outcome }) => ({
      row,
      outcome,
      code: facts.code,
      name: facts.name,
      shortName: facts.shortName,
      block: facts.block,
      parent,
      validFrom,
    })),
  }
}

interface ManyAgencies {
  by: Actor
  at: Date
  /** Parents before their children. */
  establishments: readonly Establishment[]
  subject: { kind: string; id: string }
  /** Where the list comes from; kept apart from the record, as all free text. */
  source: string
  facts?: { readonly [key: string]: Json }
}

const batch = 1_000

/** Many agencies enter the register by one act: one event with a digest of them, a statement per thousand, all or nothing. */
export async function establishAgencies(tx: Tx, command: ManyAgencies, progress: (done: number) => Promise<void> = async () => undefined): Promise<string> {
  const { by, at, establishments } = command
  for (let from = 0; from < establishments.length; from += batch) {
    const events = establishments.slice(from, from + batch).map((said) => establish({ ...said, id: uuidv7(at), recordedAt: at }))
    await addAgencies(tx, by, events, projectVersions(events))
    await progress(from + events.length)
  }
  const digest = digestOf(
    establishments.map(({ agency, effectiveOn, paper, facts }) => ({
      agency,
      effectiveOn,
      paper: paper === null ? null : { ...paper },
      facts: { ...facts },
    })),
  )
  record(tx, {
    at,
    by,
    type: 'agency.imported',
    subject: command.subject,
    facts: { ...command.facts, created: establishments.length, digest },
    personal: { source: command.source },
  })
  return digest
}
