import { canonical, type Json } from '../../../kernel/canonical-json.ts'
import type { ActDraft } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'

export interface MergedDraft {
  draft: ActDraft
  /** Fields and lines that both sides altered; the own words stand in the draft. */
  clashing: number
}

/** Two people typed in one draft: what only one of them altered stands as altered, what both altered stays as typed here. */
export function mergeDrafts(base: ActDraft, mine: ActDraft, theirs: ActDraft): MergedDraft {
  let clashing = 0
  const chosen = <V>(before: V, own: V, other: V): V => {
    if (same(own, before)) return other
    if (!same(other, before) && !same(own, other)) clashing += 1
    return own
  }
  const head = (name: keyof Omit<ActDraft, 'lines'>) => ({ [name]: chosen<unknown>(base[name], mine[name], theirs[name]) })
  const [was, own, other] = [byId(base.lines), byId(mine.lines), byId(theirs.lines)]
  const order = [...theirs.lines.map(({ id }) => id), ...mine.lines.map(({ id }) => id).filter((id) => !other.has(id))]
  const lines = order.flatMap((id) => chosen(was.get(id), own.get(id), other.get(id)) ?? [])
  const draft = { ...mine, ...head('title'), ...head('paperNumber'), ...head('paperDate'), ...head('issuer'), ...head('effectiveOn'), ...head('note'), lines }
  return { draft, clashing }
}

const byId = (lines: readonly ActLine[]): ReadonlyMap<string, ActLine> => new Map(lines.map((line) => [line.id, line]))
const same = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && canonical(one as Json) === canonical(other as Json))
