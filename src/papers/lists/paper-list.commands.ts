import type { Actor } from '../../kernel/actor.ts'
import { slashed } from '../../kernel/day.ts'
import type { PaperId, PaperListId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { checkRows, type PaperListBody } from './paper-list.ts'
import { addList, type Keeping, loadAround, lockList, newListId, saveList, type Surroundings, withdrawList } from './paper-list.store.ts'

interface By {
  actor: Actor
  at: Date
}

interface Remark {
  code: string
  details: Record<string, string | number>
}

interface Saved {
  id: PaperListId
  version: number
  warnings: Remark[]
}

const keeping = ({ actor, at }: By): Keeping => ({ authority: actor.authority, officer: actor.officer, at })

const shown = 5

/** Whoever was no agency on the day of the list is told, not refused: the paper says what it says. */
function check({ asOf, rows }: PaperListBody, { held, known, living }: Surroundings): Remark[] {
  if (!held) refuse('conflict', 'paper.retracted')
  checkRows(rows)
  const named = rows.filter((row) => row.agencyId !== null)
  const strange = rows.findIndex(({ agencyId }) => agencyId !== null && !known.includes(agencyId))
  if (strange >= 0) refuseAt('invalid', 'rows', 'paper-list.agency-unknown', { name: rows[strange]?.name ?? '', row: strange + 1 })
  const alive = new Set<string>(living)
  const gone = named.filter(({ agencyId }) => !alive.has(agencyId ?? '')).map(({ name }) => name)
  if (gone.length === 0) return []
  const names = gone.length > shown ? `${gone.slice(0, shown).join('; ')}; … (+${gone.length - shown})` : gone.join('; ')
  return [{ code: 'paper-list.not-living', details: { count: gone.length, day: slashed(asOf), names } }]
}

/** One event stands for all lines: the digest says which. */
const factsOf = (id: PaperListId, version: number, { holds, asOf, rows }: PaperListBody) => ({
  list: id,
  version,
  holds,
  asOf,
  rows: rows.length,
  digest: sha256(rows.map(({ agencyId, name, note }) => `${agencyId ?? ''}\t${name}\t${note ?? ''}\n`).join('')),
})

export async function recordList(tx: Tx, by: By, paper: PaperId, list: PaperListBody): Promise<Saved> {
  const { actor, at } = by
  const found = await loadAround(tx, actor.authority, paper, list)
  if (found.number === null) return refuse('not-found', 'paper.not-found')
  const warnings = check(list, found)
  const id = newListId(at)
  await addList(tx, keeping(by), paper, { ...list, id })
  record(tx, {
    at,
    by: actor,
    type: 'paper.list-recorded',
    subject: { kind: 'paper', id: paper },
    assertedOn: list.asOf,
    facts: { number: found.number, ...factsOf(id, 1, list) },
    personal: { title: list.title },
  })
  return { id, version: 1, warnings }
}

async function locked(tx: Tx, { actor }: By, id: PaperListId, seen: number, list: PaperListBody | null) {
  const found = await lockList(tx, actor.authority, id, list)
  if (found.withdrawn) refuse('conflict', 'paper-list.withdrawn')
  if (found.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: found.version })
  return found
}

export async function correctList(
  tx: Tx,
  by: By,
  id: PaperListId,
  { version: seen, reason, ...list }: PaperListBody & { version: number; reason: string },
): Promise<Saved> {
  const { actor, at } = by
  const found = await locked(tx, by, id, seen, list)
  const warnings = check(list, found)
  const version = seen + 1
  await saveList(tx, keeping(by), id, version, list)
  record(tx, {
    at,
    by: actor,
    type: 'paper.list-corrected',
    subject: { kind: 'paper', id: found.paperId },
    assertedOn: list.asOf,
    facts: { number: found.number, ...factsOf(id, version, list) },
    personal: { title: list.title, reason },
  })
  return { id, version, warnings }
}

/** The list was recorded by mistake; what stood in it stays known. */
export async function withdrawPaperList(tx: Tx, by: By, id: PaperListId, seen: number, reason: string): Promise<{ id: PaperListId; version: number }> {
  const { actor, at } = by
  const found = await locked(tx, by, id, seen, null)
  await withdrawList(tx, actor.authority, id, seen + 1, at)
  record(tx, {
    at,
    by: actor,
    type: 'paper.list-withdrawn',
    subject: { kind: 'paper', id: found.paperId },
    facts: { number: found.number, list: id, version: seen + 1 },
    personal: { title: found.title, reason },
  })
  return { id, version: seen + 1 }
}
