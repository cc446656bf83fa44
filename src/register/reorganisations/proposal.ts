import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import type { ActLine, AgencyRef } from './act-line.ts'
import type { ActPlan } from './act-plan.ts'
import type { ActToPlan } from './act-question.ts'

/**
 * Moves of agencies whose parent ends: to the one successor, under a name that follows the parent's. Where the parent has several
 * successors nothing is proposed: which of them it is can't be known.
 */
export function proposals({ before, after, orphans, links }: ActPlan, { effectiveOn, made }: ActToPlan, newId: () => string): ActLine[] {
  const lineOf = new Map(Object.entries(made).map(([line, agency]) => [agency, line]))
  return orphans.flatMap(({ child, parent, moved }): ActLine[] => {
    const successors = [...new Set(links.filter((link) => link.from === parent && link.kind !== 'transfer').map(({ to }) => to))]
    const [successor] = successors
    const own = after.at(child, effectiveOn)?.facts
    const [old, next] = [before.at(parent, effectiveOn)?.facts, successor && after.at(successor, effectiveOn)?.facts]
    if (moved || !successor || successors.length > 1 || !own || !old || !next) return []
    const line = lineOf.get(successor)
    const ref: AgencyRef = line === undefined ? { agency: successor } : { line }
    const names = renamed(own, old, next)
    return [{ id: newId(), kind: 'move', agency: child as AgencyId, parent: ref, ...names }]
  })
}

/** "UBND P.5, Q.2" below "UBND Q.2" becomes "UBND P.5, TP Thủ Đức" below "UBND TP Thủ Đức". */
function renamed(child: AgencyFacts, old: AgencyFacts, next: AgencyFacts): { name?: string; shortName?: string } {
  const name = follow(child.name, old.name, next.name)
  const shortName = follow(child.shortName, old.shortName, next.shortName)
  return name === child.name && shortName === child.shortName ? {} : { name, shortName }
}

const office = /^(ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+/iu

const inWord = /[\p{L}\p{N}]/u

/** Where `part` stands in `text` as words of their own ("Quận 1" is not in "Quận 10"); -1 when it does not. */
function wordsAt(text: string, part: string): number {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (!inWord.test(text[at - 1] ?? '') && !inWord.test(text[at + part.length] ?? '')) return at
  }
  return -1
}

function follow(child: string, old: string, next: string): string {
  const [from, to] = [old.replace(office, ''), next.replace(office, '')]
  if (from === '' || from === to) return child
  const at = wordsAt(child, from)
  return at === -1 ? child : `${child.slice(0, at)}${to}${child.slice(at + from.length)}`
}
