import { canonical, type Json } from '../../kernel/canonical-json.ts'
import type { DraftText } from './draft-text.ts'

interface Passage {
  id: string
}

export interface Merged {
  text: DraftText
  /** Passages and parts that both changed in different ways; the text then holds what is already saved. */
  conflicts: string[]
}

const same = (a: unknown, b: unknown) => canonical((a ?? null) as Json) === canonical((b ?? null) as Json)

/** One value, three ways: whoever left it alone gives way. */
function chosen<T>(name: string, base: T, mine: T, theirs: T, conflicts: string[]): T {
  if (same(mine, theirs) || same(mine, base)) return theirs
  if (!same(theirs, base)) {
    conflicts.push(name)
    return theirs
  }
  return mine
}

const orderOf = (list: readonly Passage[], among: ReadonlySet<string>) =>
  list
    .map(({ id }) => id)
    .filter((id) => among.has(id))
    .join('\n')

/** Passages by id; one that either deleted is gone, unless the other wrote in it. */
function mergedPassages<T extends Passage>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  conflicts: string[],
  merge: (base: T, mine: T, theirs: T) => T,
): T[] {
  const [bases, mines, others] = [base, mine, theirs].map((list) => new Map(list.map((one) => [one.id, one])))
  if (!bases || !mines || !others) return [...theirs]
  const common = new Set(base.map(({ id }) => id).filter((id) => mines.has(id) && others.has(id)))
  const moved = orderOf(mine, common) !== orderOf(base, common) && orderOf(theirs, common) === orderOf(base, common)
  const [first, second] = moved ? [mine, theirs] : [theirs, mine]
  const order = first.map(({ id }) => id)
  // What only the other side has comes behind what stands before it there.
  second.forEach(({ id }, n) => {
    if (order.includes(id)) return
    const before = second.slice(0, n).findLast((one) => order.includes(one.id))
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id)
  })
  return order.flatMap((id): T[] => {
    const [was, my, their] = [bases.get(id), mines.get(id), others.get(id)]
    if (my && their) return [was ? merge(was, my, their) : chosen(id, was, my, their, conflicts)].filter((one) => one !== undefined)
    const left = my ?? their
    if (!left || !was) return left ? [left] : []
    if (same(left, was)) return []
    conflicts.push(id)
    return their ? [their] : []
  })
}

/** Two texts written on the same one, put together passage by passage. */
export function mergeTexts(base: DraftText, mine: DraftText, theirs: DraftText): Merged {
  const conflicts: string[] = []
  const part = <K extends keyof DraftText>(name: K): DraftText[K] => chosen(name, base[name], mine[name], theirs[name], conflicts)
  const whole = <T extends Passage>(was: T, my: T, their: T): T => chosen(was.id, was, my, their, conflicts)
  const keys = [...new Set([base, mine, theirs].flatMap(({ fields }) => Object.keys(fields)))]
  const fields = Object.fromEntries(
    keys.flatMap((key) => {
      const value = chosen(key, base.fields[key], mine.fields[key], theirs.fields[key], conflicts)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
  const text: DraftText = {
    abstract: part('abstract'),
    fields,
    to: part('to'),
    enactment: part('enactment'),
    bases: mergedPassages(base.bases, mine.bases, theirs.bases, conflicts, whole),
    blocks: mergedPassages(base.blocks, mine.blocks, theirs.blocks, conflicts, whole),
    recipients: part('recipients'),
    filing: part('filing'),
    drafterMark: part('drafterMark'),
    signature: part('signature'),
    annexes: mergedPassages(base.annexes, mine.annexes, theirs.annexes, conflicts, (was, my, their) => {
      const blocks = mergedPassages(was.blocks, my.blocks, their.blocks, conflicts, whole)
      const frame = chosen(was.id, { ...was, blocks: [] }, { ...my, blocks: [] }, { ...their, blocks: [] }, conflicts)
      return { ...frame, blocks }
    }),
  }
  return { text, conflicts }
}

/** Ids of passages and names of parts in which two texts differ. */
export function changedPassages(before: DraftText, after: DraftText): string[] {
  const keyed = ({ fields, bases, blocks, annexes, ...parts }: DraftText): Map<string, unknown> =>
    new Map<string, unknown>([
      ...Object.entries(parts),
      ...Object.entries(fields),
      ...[...bases, ...blocks, ...annexes.flatMap((annex) => annex.blocks)].map((one) => [one.id, one] as const),
      ...annexes.map(({ blocks: _, ...annex }) => [annex.id, annex] as const),
    ])
  const [was, is] = [keyed(before), keyed(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => !same(was.get(key), is.get(key)))
}
