import type { Day } from '../../../kernel/day.ts'
import { Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'

type Row = ActPreview['denominators'][number]

/** How many agencies each block counts, without the act and with it: the N of every n/N. */
export function Denominators({ rows, on }: { rows: readonly Row[]; on: Day | null }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  if (rows.length === 0) return null
  const counted = rows.filter(({ apart }) => !apart)
  const sum = (of: 'before' | 'after') => counted.reduce((all, row) => all + row[of], 0)
  return (
    <Section title={on === null ? t('acts.blocks.title') : t('acts.blocks.title-on', { on: format.day(on) })}>
      <table className="hc-plain-table hc-blocks">
        <thead>
          <tr>
            <th scope="col">{t('agency.field.block')}</th>
            <th scope="col">{t('acts.blocks.before')}</th>
            <th scope="col">{t('acts.blocks.after')}</th>
            <th scope="col">{t('acts.blocks.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((row) => (
            <Line key={row.block} name={row.name[language]} before={row.before} after={row.after} />
          ))}
          {counted.length > 1 && <Line name={t('acts.blocks.sum')} before={sum('before')} after={sum('after')} sum />}
          {rows
            .filter(({ apart }) => apart)
            .map((row) => (
              <Line key={row.block} name={row.name[language]} note={t('acts.blocks.apart')} before={row.before} after={row.after} />
            ))}
        </tbody>
      </table>
    </Section>
  )
}

function Line({ name, note, before, after, sum = false }: { name: string; note?: string; before: number; after: number; sum?: boolean }) {
  const format = useFormat()
  const difference = after - before
  return (
    <tr data-changed={difference !== 0 || undefined} data-sum={sum || undefined}>
      <th scope="row">
        {name}
        {note !== undefined && <span className="hc-faint hc-small"> · {note}</span>}
      </th>
      <td>{format.number(before)}</td>
      <td>{format.number(after)}</td>
      <td>{difference === 0 ? '–' : `${difference > 0 ? '+' : '−'}${format.number(Math.abs(difference))}`}</td>
    </tr>
  )
}
