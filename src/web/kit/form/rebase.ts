type Branch = Readonly<Record<string, unknown>> | readonly unknown[]

export interface Rebased<V> {
  values: V
  /** Paths whose value came from the newer record. */
  taken: readonly string[]
  /** Paths that were changed on both sides; what was typed here stays. */
  clashing: readonly string[]
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/** Rows can be compared one by one only while there are as many of them on every side. */
function comparable(sides: readonly unknown[]): sides is readonly Branch[] {
  if (!sides.every(isBranch)) return false
  return sides.every(
    (side) => Array.isArray(side) === Array.isArray(sides[0]) && (!Array.isArray(side) || side.length === (sides[0] as readonly unknown[]).length),
  )
}

/**
 * What a form shows once the record it began from has changed: fields nobody touched here follow the record, what was typed here
 * stays. Without this, sending again would quietly write the former values back over somebody else's work.
 */
export function rebase<V>(former: V, newer: V, typed: V): Rebased<V> {
  const taken: string[] = []
  const clashing: string[] = []
  const walk = (was: unknown, is: unknown, here: unknown, path: string): unknown => {
    if (same(was, is) || same(is, here)) return here
    if (comparable([was, is, here])) {
      const [a, b, c] = [was, is, here] as Record<string, unknown>[]
      const keys = Object.keys(c ?? {})
      const entries = keys.map((key) => [key, walk(a?.[key], b?.[key], c?.[key], path === '' ? key : `${path}.${key}`)] as const)
      return Array.isArray(here) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
    }
    if (same(was, here)) {
      taken.push(path)
      return is
    }
    clashing.push(path)
    return here
  }
  return { values: walk(former, newer, typed, '') as V, taken, clashing }
}
