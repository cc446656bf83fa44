import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'

/** The answer first: which blocks count otherwise from the day on, and how many agencies, people and to-dos it concerns. */
export function Outcome({ preview: { denominators, agencies, seats, tasks } }: { preview: ActPreview }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const counted = denominators.filter(({ apart }) => !apart)
  const sum = (of: 'before' | 'after') => counted.reduce((all, row) => all + row[of], 0)
  const changed = denominators.filter(({ before, after }) => before !== after)
  const figures = [
    ...changed.map(({ block, name, before, after }) => ({ key: block, label: name[language], value: `${format.number(before)} → ${format.number(after)}` })),
    ...(changed.some(({ apart }) => !apart)
      ? [{ key: 'sum', label: t('acts.blocks.sum'), value: `${format.number(sum('before'))} → ${format.number(sum('after'))}` }]
      : []),
    { key: 'agencies', label: t('acts.agencies.title'), value: format.number(agencies.length) },
    { key: 'seats', label: t('acts.people.title'), value: format.number(seats.length) },
    { key: 'tasks', label: t('todo.list.title'), value: format.number(tasks.length) },
  ]
  return (
    <dl className="hc-outcome-strip hc-sheet">
      {figures.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
