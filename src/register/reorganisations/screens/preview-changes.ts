import { canonical, type Json } from '../../../kernel/canonical-json.ts'
import type { ActPreview } from '../act.contract.ts'

export interface PreviewChange {
  /** The sentence is `acts.meanwhile.<kind>`. */
  kind: 'faults' | 'denominator' | 'agency' | 'seats' | 'tasks' | 'consequences' | 'links'
  details: Record<string, unknown>
}

/** In what two previews of one act differ: what others did to the register between looking and confirming. */
export function previewChanges(before: ActPreview, after: ActPreview): PreviewChange[] {
  const changes: PreviewChange[] = []
  if (after.faults.length > before.faults.length) changes.push({ kind: 'faults', details: { count: after.faults.length - before.faults.length } })
  const was = new Map(before.denominators.map((row) => [row.block, row]))
  for (const { block, name, ...now } of after.denominators) {
    const former = was.get(block)
    if (former?.before !== now.before || former.after !== now.after)
      changes.push({ kind: 'denominator', details: { block: name, was: former?.after ?? 0, now: now.after } })
  }
  const agencies = new Map(before.agencies.map((row) => [row.id, row]))
  for (const row of after.agencies) {
    const former = agencies.get(row.id)
    const facts = (one: typeof row | undefined) => canonical([one?.before ?? null, one?.after ?? null] as unknown as Json)
    if (facts(former) !== facts(row)) changes.push({ kind: 'agency', details: { name: (row.before ?? row.after)?.name ?? row.id } })
  }
  for (const kind of ['seats', 'tasks', 'consequences', 'links'] as const)
    if (canonical(before[kind] as unknown as Json) !== canonical(after[kind] as unknown as Json))
      changes.push({ kind, details: { was: before[kind].length, now: after[kind].length } })
  return changes
}
