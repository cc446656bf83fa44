import type { AgencyId } from '../../kernel/identity.ts'
import type { ActFault } from './act.ts'
import type { ActLine } from './act-line.ts'
import type { PlannedLink } from './intent.ts'

/** Shares are typed as decimals: three thirds of 0.3333 are whole, and 0.1 + 0.2 + 0.7 is not too much. */
const rounding = 1e-9

/** What one agency gives to others by splits and transfers is never more than the whole of it. */
export function shareFaults(lines: readonly ActLine[], links: readonly PlannedLink[], nameOf: (agency: AgencyId) => string): ActFault[] {
  const given = Map.groupBy(
    links.filter((link) => link.share !== null),
    (link) => link.from,
  )
  return [...given].flatMap(([from, parts]) => {
    const sum = sumOf(parts)
    const last = parts.at(-1)
    if (sum <= 1 + rounding || !last) return []
    const line = lines.findIndex(({ id }) => id === last.line)
    const path = lines[line]?.kind === 'split' ? `lines.${line}.into` : `lines.${line}.share`
    return [{ path, code: 'act.shares-exceed', details: { name: nameOf(from), percent: Math.round(sum * 10_000) / 100 } }]
  })
}

export const sumOf = (parts: readonly { share: number | null }[]): number => parts.reduce((sum, { share }) => sum + (share ?? 0), 0)
