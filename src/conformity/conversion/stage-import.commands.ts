import { type Day, dayOf } from '../../kernel/day.ts'
import type { AgencyId, CampaignId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services/services.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { addFile } from '../../register/files/facade.ts'
import { errorsIn, keepResultSheet, openSource, type OpenedSource, type Read } from '../../register/imports/facade.ts'
import {
  type ImportCounts,
  type ImportError,
  type ImportOutcome,
  type ImportResult,
  type ImportSource,
  shownErrors,
} from '../../register/imports/import.contract.ts'
import { finishWork, reportProgress, type WorkAtHand } from '../../register/works/facade.ts'
import type { By } from './campaign-list.commands.ts'
import { loadFinder } from './campaign-list.store.ts'
import { digestOf, stateOn } from './stage.commands.ts'
import { addStages, loadStages, type NewStage, StageMovedOn } from './stage.store.ts'
import type { ImportMapping, ImportPreview, StageImportRequest } from './stage-import.contract.ts'
import {
  type CheckedStages,
  checkStageRows,
  headingOf,
  type ImportField,
  importFields,
  missingFields,
  type ReadStage,
  type StageRegister,
} from './stage-import.ts'

type Asked = ImportSource & { mapping?: ImportMapping | undefined }

interface Prepared {
  source: OpenedSource
  mapping: ImportMapping
  missing: ImportField[]
  checked: CheckedStages
  errors: ImportError[]
  counts: ImportCounts
  outcomeOf: (row: number) => ImportOutcome
}

async function loadRegister(tx: Tx, { actor, at }: By, campaign: CampaignId): Promise<StageRegister> {
  const today = dayOf(at)
  const finder = await loadFinder(tx, actor.authority)
  const known = await loadStages(tx, { authority: actor.authority, campaign, today, seat: actor.seat })
  if (!known.campaign) return refuse('not-found', 'campaign.not-found')
  const byId = new Map(known.agencies.map((agency) => [agency.id, agency]))
  return {
    finder,
    today,
    startsOn: known.campaign.startsOn,
    stateOf: (id: AgencyId, on: Day) => {
      const agency = byId.get(id)
      return agency && stateOn(agency, on)
    },
  }
}

function mappingOf({ table }: OpenedSource, asked: ImportMapping | undefined): ImportMapping {
  if (!asked) return mapColumns(table.header, importFields)
  for (const [field, column] of Object.entries(asked))
    if (column >= table.header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
  return asked
}

/** Reads the file and holds every row against the campaign; nothing is written. */
async function check(files: string, read: Read, by: By, campaign: CampaignId, { mapping: asked, ...file }: Asked): Promise<Prepared> {
  const source = await openSource(files, read, by.actor.authority, file)
  const mapping = mappingOf(source, asked)
  const missing = missingFields(mapping)
  const register = await read((tx) => loadRegister(tx, by, campaign))
  const checked: CheckedStages = missing.length > 0 ? { good: [], unchanged: [], faults: [] } : checkStageRows(source.table.rows, mapping, register)
  const refused = new Set(checked.faults.map(({ row }) => row))
  const unchanged = new Set(checked.unchanged.map(({ row }) => row))
  return {
    source,
    mapping,
    missing,
    checked,
    errors: errorsIn(source.table, checked.faults),
    counts: { created: checked.good.length, unchanged: unchanged.size, refused: refused.size },
    outcomeOf: (row) => (refused.has(row) ? 'refused' : unchanged.has(row) ? 'unchanged' : 'created'),
  }
}

export async function previewStageImport(files: string, read: Read, by: By, campaign: CampaignId, asked: Asked): Promise<ImportPreview> {
  const { source, mapping, missing, checked, errors, counts, outcomeOf } = await check(files, read, by, campaign, asked)
  const { sheet, sheets, headerRow, header, notes, rows } = source.table
  return {
    sheet,
    sheets,
    headerRow,
    header,
    notes,
    mapping,
    missing,
    total: rows.length,
    counts,
    errors: errors.slice(0, shownErrors),
    errorCount: errors.length,
    rows: [...checked.good, ...checked.unchanged]
      .toSorted((a, b) => a.row - b.row)
      .slice(0, 50)
      .map(({ row, agencyName, stage, reachedOn, evidence }) => ({ row, outcome: outcomeOf(row), agencyName, stage, reachedOn, evidence })),
  }
}

const newStage = ({ agencyId, sequence, stage, reachedOn, evidence, reason }: ReadStage, at: Date): NewStage => ({
  id: uuidv7(at),
  agencyId,
  sequence: sequence + 1,
  stage,
  reachedOn,
  evidence,
  paperId: null,
  fileId: null,
  reason,
})

/** All good rows in one transaction with one event; when somebody marked one of the agencies meanwhile, everything is checked anew. */
export async function runStageImport(services: Services, work: WorkAtHand, request: StageImportRequest): Promise<void> {
  const reach = reachOf(work.actor)
  const read: Read = (inner) => inTransaction(services.database, reach, 'read', inner)
  const { campaignId, skipBadRows, ...asked } = request
  for (let attempt = 1; ; attempt++) {
    const at = services.clock.now()
    const prepared = await check(services.files, read, { actor: work.actor, at }, campaignId, asked)
    if (prepared.missing.length > 0) refuse('invalid', 'import.columns-missing', { columns: prepared.missing.map(headingOf).join(', ') })
    const { source, counts, errors, outcomeOf, checked } = prepared
    const imported = counts.refused === 0 || skipBadRows
    const sheet = await keepResultSheet(services, { name: source.name, table: source.table, imported, outcomeOf, errors })
    const rows = imported ? checked.good.map((row) => newStage(row, at)) : []
    try {
      return await inTransaction(services.database, reach, 'write', (tx) => keep(tx, services, { work, at, request, prepared, imported, sheet, rows }))
    } catch (error) {
      if (!(error instanceof StageMovedOn) || attempt >= 3) throw error
    }
  }
}

interface Keeping {
  work: WorkAtHand
  at: Date
  request: StageImportRequest
  prepared: Prepared
  imported: boolean
  sheet: Awaited<ReturnType<typeof keepResultSheet>>
  rows: readonly NewStage[]
}

async function keep(tx: Tx, services: Services, { work, at, request, prepared, imported, sheet, rows }: Keeping): Promise<void> {
  const { source, counts, errors } = prepared
  const { name, sha256, table } = source
  const digest = digestOf(rows)
  if (rows.length > 0) await addStages(tx, work.authority, request.campaignId, rows, at)
  await reportProgress(services, work, table.rows.length, table.rows.length)
  const kept = await addFile(tx, { ...sheet, authority: work.authority, seat: work.actor.seat, at })
  const result: ImportResult = {
    imported,
    fileName: name,
    total: table.rows.length,
    counts: { ...counts, created: rows.length },
    errors: errors.slice(0, 100),
    errorCount: errors.length,
    digest,
    sheetFileId: kept.id,
  }
  await finishWork(tx, work, at, result)
  record(tx, {
    at,
    by: work.actor,
    type: 'campaign.stages-imported',
    subject: { kind: 'campaign', id: request.campaignId },
    facts: { work: work.id, file: request.fileId, sha256, resultSheet: kept.sha256, created: rows.length, refused: counts.refused, digest },
    personal: { source: name },
  })
}
