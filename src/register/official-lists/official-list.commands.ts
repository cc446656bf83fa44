import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { type ActId, type AuthorityId, OfficialListId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { errorsIn, openSource, type OpenedSource, type Read } from '../imports/facade.ts'
import type { ImportSource } from '../imports/import.contract.ts'
import { beginAct } from '../reorganisations/facade.ts'
import { registerUnits } from './compare-lists.ts'
import { type CrosswalkField, type CrosswalkRow, crosswalkColumns, readCrosswalk } from './crosswalk.ts'
import { shownFaults } from './official-list.contract.ts'
import { loadForView } from './official-list.queries.ts'
import { checkAnswers, holdAgainst, knownCodes } from './official-list.ts'
import { addOfficialList, keepAnswers, withDraftedAct, loadOfficialList, type LoadedList, type NewList } from './official-list.store.ts'
import { listColumns, type ListField, missingColumns, readOfficialList } from './read-official-list.ts'

interface By {
  by: Actor
  at: Date
}
interface Kept {
  id: OfficialListId
  version: number
}

type ReadFile = Omit<NewList, 'id' | 'fileId' | 'effectiveOn'> & { sha256: string }

/** Reads the file and filters it to the province; slow, so never inside a writing transaction. */
export async function readListFile(
  files: string,
  read: Read,
  authority: AuthorityId,
  asked: ImportSource & { province?: string | undefined },
): Promise<ReadFile> {
  const { province = String(authority).padStart(2, '0'), ...source } = asked
  const opened = await openSource(files, read, authority, source)
  const mapping = mapColumns(opened.table.header, listColumns)
  const missing = missingColumns(mapping)
  if (missing.length > 0) refuseAt('invalid', 'fileId', 'official-list.columns-missing', { name: opened.name, columns: missing.map(titleOf).join(', ') })
  const list = readOfficialList(opened.table.rows, mapping, province)
  if (list.rows === 0) {
    const found = list.provinces.slice(0, 5).map(({ code, name }) => (name === '' ? code : `${name} (${code})`))
    refuseAt('invalid', 'fileId', 'official-list.other-province', { name: opened.name, province, found: found.join(', ') || '–' })
  }
  return {
    fileName: opened.name,
    sha256: opened.sha256,
    province,
    provinceName: list.provinces.find(({ code }) => code === province)?.name ?? province,
    rows: list.rows,
    ofAll: list.ofAll,
    padded: list.padded,
    units: list.units,
    faults: { count: list.faults.length, shown: errorsIn(opened.table, list.faults.slice(0, shownFaults)) },
  }
}

const titleOf = (field: ListField): string => listColumns.find(({ key }) => key === field)?.names[0] ?? field

export async function receiveList(tx: Tx, { by, at }: By, said: { fileId: NewList['fileId']; effectiveOn: Day }, read: ReadFile): Promise<Kept> {
  const id = OfficialListId.parse(uuidv7(at))
  const { sha256, ...file } = read
  await addOfficialList(tx, { authority: by.authority, seat: by.seat, at }, { id, ...said, ...file })
  record(tx, {
    at,
    by,
    type: 'official-list.received',
    subject: { kind: 'official-list', id },
    facts: { file: said.fileId, sha256, province: file.province, effectiveOn: said.effectiveOn, units: file.units.length, faults: file.faults.count },
  })
  return { id, version: 1 }
}

function refuseUnless(list: LoadedList, version: number): void {
  if (list.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: list.version })
  if (list.actId !== null) refuse('conflict', 'official-list.drafted-already')
}

export async function answer(tx: Tx, { by, at }: By, said: { id: OfficialListId; version: number; crosswalk: readonly CrosswalkRow[] }): Promise<Kept> {
  const list = await loadOfficialList(tx, by.authority, said.id)
  refuseUnless(list, said.version)
  checkAnswers(said.crosswalk, knownCodes(list.units, registerUnits(list.register.agencies).units))
  await keepAnswers(tx, by.authority, said.id, said.crosswalk)
  record(tx, { at, by, type: 'official-list.answered', subject: { kind: 'official-list', id: said.id }, facts: { rows: said.crosswalk.length } })
  return { id: said.id, version: list.version + 1 }
}

export interface ReadAnswers {
  rows: CrosswalkRow[]
  sha256: string
}

/** Reads the crosswalk of a file against the codes of register and list; every fault is named with its cell. */
export async function readAnswers(files: string, read: Read, authority: AuthorityId, id: OfficialListId, source: ImportSource): Promise<ReadAnswers> {
  const [opened, list] = [await openSource(files, read, authority, source), await read((tx) => loadForView(tx, authority, id))]
  const mapping = mapColumns(opened.table.header, crosswalkColumns)
  const missing = (['from', 'to'] as const satisfies CrosswalkField[]).filter((field) => mapping[field] === undefined)
  if (missing.length > 0) {
    const titles = missing.map((field) => crosswalkColumns.find(({ key }) => key === field)?.names[0] ?? field)
    refuseAt('invalid', 'fileId', 'official-list.crosswalk-columns-missing', { name: opened.name, columns: titles.join(', ') })
  }
  const { rows, faults } = readCrosswalk(opened.table.rows, mapping, knownCodes(list.units, registerUnits(list.register.agencies).units))
  refuseRows(opened, faults)
  return { rows, sha256: opened.sha256 }
}

function refuseRows(opened: OpenedSource, faults: Parameters<typeof errorsIn>[1]): void {
  if (faults.length === 0) return
  const errors = errorsIn(opened.table, faults.slice(0, shownFaults)).map(({ row, cell, code, details }) => ({
    path: 'fileId',
    code,
    details: { ...details, cell: cell ?? String(row) },
  }))
  refuse('invalid', 'crosswalk.rows-wrong', { name: opened.name, count: faults.length, errors })
}

/** What a file says stands in the place of what was answered before about the same old codes. */
export async function takeAnswers(tx: Tx, { by, at }: By, said: { id: OfficialListId; version: number }, read: ReadAnswers): Promise<Kept & { rows: number }> {
  const list = await loadOfficialList(tx, by.authority, said.id)
  refuseUnless(list, said.version)
  const spoken = new Set(read.rows.map(({ from, to }) => from ?? `new ${to}`))
  const crosswalk = [...list.crosswalk.filter(({ from, to }) => !spoken.has(from ?? `new ${to}`)), ...read.rows]
  checkAnswers(crosswalk, knownCodes(list.units, registerUnits(list.register.agencies).units))
  await keepAnswers(tx, by.authority, said.id, crosswalk)
  record(tx, {
    at,
    by,
    type: 'official-list.answered',
    subject: { kind: 'official-list', id: said.id },
    facts: { rows: crosswalk.length, sha256: read.sha256 },
  })
  return { id: said.id, version: list.version + 1, rows: read.rows.length }
}

/** The act is drafted by the rules of acts; nothing of the register changes before somebody has previewed and applied it. */
export async function draftFromList(tx: Tx, { by, at }: By, said: { id: OfficialListId; version: number; title: string }): Promise<Kept & { actId: ActId }> {
  const list = await loadOfficialList(tx, by.authority, said.id)
  refuseUnless(list, said.version)
  if (list.faultCount > 0) refuse('conflict', 'official-list.rows-wrong', { count: list.faultCount })
  const { comparison, lines } = holdAgainst({ ...list, register: list.register.agencies, naming: list.register.naming }, () => uuidv7(at))
  if (comparison.questions.length > 0) refuse('conflict', 'official-list.questions-open', { count: comparison.questions.length })
  if (lines.length === 0) refuse('conflict', 'official-list.nothing-differs')
  const draft = { title: said.title, paperNumber: null, paperDate: null, issuer: null, effectiveOn: list.effectiveOn, note: null, lines }
  const act = await beginAct(tx, { by, at, draft, source: 'official-list' }, (actId) => withDraftedAct(tx, by.authority, said.id, actId))
  record(tx, { at, by, type: 'official-list.drafted', subject: { kind: 'official-list', id: said.id }, facts: { act: act.id, lines: lines.length } })
  return { id: said.id, version: list.version + 1, actId: act.id }
}
