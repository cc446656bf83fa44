import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { type AuthorityId, CampaignListId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { errorsIn, loadFinder, openSource, type Read } from '../../register/imports/facade.ts'
import type { ImportError } from '../../register/imports/import.contract.ts'
import { chosen, listColumns, type Member, mostMembers, readList } from './campaign-list.ts'
import type { ListBody, ListSource } from './campaign-list.contract.ts'
import { addList, loadNewest, loadThere } from './campaign-list.store.ts'

export interface By {
  actor: Actor
  at: Date
}

export interface ResolvedList {
  members: Member[]
  errors: ImportError[]
  detail: unknown
}

const plainError = ({ row, field, code, details }: { row: number; field: string; code: string; details: Record<string, string | number> }): ImportError => ({
  row,
  cell: null,
  column: null,
  field,
  code,
  details,
})

/** Which agencies are meant, and what can't be: nothing is written. Slow for a file, so never inside a writing transaction. */
export async function resolveList(files: string, read: Read, authority: AuthorityId, on: Day, source: ListSource): Promise<ResolvedList> {
  switch (source.kind) {
    case 'filter': {
      const blocks = [...new Set(source.blocks)]
      return { members: await read((tx) => loadThere(tx, authority, on, { blocks })), errors: [], detail: { blocks } }
    }
    case 'hand': {
      const there = await read((tx) => loadThere(tx, authority, on, { agencies: source.agencies }))
      const { members, faults } = chosen(source.agencies, new Map(there.map(({ id, name }) => [id, name])), on)
      return { members, errors: faults.map(plainError), detail: {} }
    }
    case 'file': {
      const { kind: _, ...file } = source
      const { name, sha256, table } = await openSource(files, read, authority, file)
      const mapping = mapColumns(table.header, listColumns)
      if (mapping.agency === undefined && mapping.code === undefined) refuse('invalid', 'campaign-list.no-column')
      if (table.rows.length > mostMembers) refuse('invalid', 'campaign-list.too-many', { rows: table.rows.length, maximum: mostMembers })
      const { members, faults } = readList(table.rows, mapping, await read((tx) => loadFinder(tx, authority)), on)
      return { members, errors: errorsIn(table, faults), detail: { file: name, sha256, sheet: table.sheet } }
    }
  }
}

function complete({ members, errors }: ResolvedList): void {
  const [first] = errors
  if (first) refuseAt('invalid', 'source', 'campaign-list.bad-rows', { count: errors.length, row: first.row })
  if (members.length === 0) refuseAt('invalid', 'source', 'campaign-list.empty')
}

const digestOf = (members: readonly Member[]) => sha256(members.map(({ id }) => `${id}\n`).join(''))

/** A list is frozen as it is kept: whoever needs another one keeps a new dated version. */
export async function createList(tx: Tx, { actor, at }: By, body: ListBody, resolved: ResolvedList): Promise<{ id: CampaignListId; version: number }> {
  complete(resolved)
  const today = dayOf(at)
  if (body.datedOn > today) refuseAt('invalid', 'datedOn', 'campaign-list.in-future', { day: body.datedOn, today })
  const id = CampaignListId.parse(uuidv7(at))
  const { source, ...rest } = body
  await addList(tx, actor.authority, { ...rest, id, version: 1, source: source.kind, sourceDetail: resolved.detail, reason: null }, resolved.members, at)
  told(tx, { actor, at }, 'campaign-list.created', { id, version: 1, body, reason: null }, resolved)
  return { id, version: 1 }
}

interface Renewal extends Omit<ListBody, 'name'> {
  version: number
  reason: string
}

export async function renewList(
  tx: Tx,
  { actor, at }: By,
  id: CampaignListId,
  body: Renewal,
  resolved: ResolvedList,
): Promise<{ id: CampaignListId; version: number }> {
  const former = await loadNewest(tx, actor.authority, id)
  if (!former) return refuse('not-found', 'campaign-list.not-found')
  if (former.version !== body.version) refuse('conflict', 'record.changed-meanwhile', { version: former.version })
  complete(resolved)
  const today = dayOf(at)
  if (body.datedOn > today) refuseAt('invalid', 'datedOn', 'campaign-list.in-future', { day: body.datedOn, today })
  if (body.datedOn <= former.datedOn) refuseAt('invalid', 'datedOn', 'campaign-list.dated-before', { day: body.datedOn, former: former.datedOn })
  const version = former.version + 1
  const { source, version: _, ...rest } = body
  await addList(tx, actor.authority, { ...rest, id, version, name: former.name, source: source.kind, sourceDetail: resolved.detail }, resolved.members, at)
  told(tx, { actor, at }, 'campaign-list.renewed', { id, version, body, reason: body.reason }, resolved)
  return { id, version }
}

interface Kept {
  id: CampaignListId
  version: number
  body: Pick<ListBody, 'datedOn' | 'paperId' | 'source'>
  reason: string | null
}

/** One event stands for all members: the digest says which. */
function told(
  tx: Tx,
  { actor, at }: By,
  type: 'campaign-list.created' | 'campaign-list.renewed',
  { id, version, body, reason }: Kept,
  { members }: ResolvedList,
) {
  record(tx, {
    at,
    by: actor,
    type,
    subject: { kind: 'campaign-list', id },
    assertedOn: body.datedOn,
    facts: { version, datedOn: body.datedOn, paper: body.paperId, source: body.source.kind, members: members.length, digest: digestOf(members) },
    personal: { reason },
  })
}
