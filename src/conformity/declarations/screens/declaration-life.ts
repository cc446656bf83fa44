import { dayOf, type Day } from '../../../kernel/day.ts'
import type { LifeStep } from '../../../web/kit/record-page.tsx'
import type { Format } from '../../../web/use-format.ts'
import type { T } from '../../../web/use-t.ts'
import type { DeclarationView } from '../declaration.contract.ts'

/** The days of a declaration and of its record, in their order. */
export function declarationLife(d: DeclarationView, t: T, format: Format): LifeStep[] {
  const today = dayOf(new Date())
  const days: [string, Day][] = [
    ['issued', d.issuedOn], ['effective', d.effectiveOn], ...(d.withdrawnOn === null ? [] : [['withdrawn', d.withdrawnOn] as [string, Day]]),
  ]
  const last = days.findLastIndex(([, day]) => day <= today)
  const legal = days.map(([step, day], n): LifeStep => ({
    label: t(`declaration.life.${step}`), note: format.day(day), state: n > last ? 'ahead' : n === last && d.recordedTo === null ? 'now' : 'done',
  }))
  const ended = d.state === 'superseded' || d.state === 'ended-with-agency' ? [{ label: t(`declaration.state.${d.state}`), state: 'done' as const }] : []
  return [
    ...legal, ...ended, { label: t('declaration.life.recorded'), at: d.recordedFrom, state: 'done' },
    ...(d.recordedTo === null ? [] : [{ label: t('declaration.state.retracted'), at: d.recordedTo, state: 'now' as const }]),
  ]
}
