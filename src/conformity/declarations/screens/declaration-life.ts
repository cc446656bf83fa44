import { dayOf, type Day } from '../../../kernel/day.ts'
import type { LifeStep } from '../../../web/kit/record-page.tsx'
import type { Format } from '../../../web/use-format.ts'
import type { T } from '../../../web/use-t.ts'
import type { DeclarationView } from '../declaration.contract.ts'

/** The days of a declaration in their order; when its record was made stands among the facts. */
export function declarationLife(d: DeclarationView, t: T, format: Format): LifeStep[] {
  const today = dayOf(new Date())
  const days: [string, Day][] = [
    ['issued', d.issuedOn],
    ['effective', d.effectiveOn],
    ...(d.withdrawnOn === null ? [] : [['withdrawn', d.withdrawnOn] as [string, Day]]),
  ]
  const ended = d.state === 'superseded' || d.state === 'ended-with-agency'
  const last = days.findLastIndex(([, day]) => day <= today)
  return [
    ...days.map(
      ([step, day], n): LifeStep => ({
        label: t(`declaration.life.${step}`),
        note: format.day(day),
        state: n > last ? 'ahead' : n === last && !ended ? 'now' : 'done',
      }),
    ),
    ...(ended ? [{ label: t(`declaration.state.${d.state}`), state: 'now' as const }] : []),
  ]
}
