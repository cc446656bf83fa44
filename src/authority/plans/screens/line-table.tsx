import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { LineView, PlanView } from '../plan.contract.ts'
import { sectionsOf } from '../plan-line.ts'
import { shapeOfWork } from './plan-tags.ts'
import { spanShown } from './span-shown.ts'

/** The lines by heading with where each stands. */
export function LineTable({ plan, shown }: { plan: PlanView; shown: readonly LineView[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="hc-sheet">
      <table className="hc-plan-table">
        <thead>
          <tr>
            <th scope="col">{t('plan.field.no')}</th>
            <th scope="col">{t('plan.field.task')}</th>
            <th scope="col">{t('plan.field.owner')}</th>
            <th scope="col">{t('plan.field.time')}</th>
            <th scope="col">{t('plan.field.done')}</th>
            <th scope="col">{t('plan.field.state')}</th>
          </tr>
        </thead>
        {sectionsOf(shown).map(({ section, lines }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings have no id, and their rows hold no state
          <tbody key={`${n} ${section ?? ''}`}>
            {section !== null && (
              <tr>
                <th colSpan={6} scope="colgroup" className="hc-plan-heading">
                  {section}
                </th>
              </tr>
            )}
            {lines.map(({ line }) => (
              <tr key={line.id}>
                <td className="hc-plan-no">{line.no}</td>
                <td>
                  <Link to={`/plans/${plan.id}/lines/${line.id}`} className="hc-plan-link">
                    {line.task}
                  </Link>
                  {line.agencies.length > 0 && <div className="hc-faint">{line.agencies.map(({ name }) => name).join('; ')}</div>}
                  {line.product !== null && <div className="hc-faint">{line.product}</div>}
                </td>
                <td data-head={t('plan.field.owner')} data-empty={line.owner === null || undefined}>
                  {line.owner ?? '—'}
                </td>
                <td data-head={t('plan.field.time')}>
                  <Time line={line} />
                </td>
                <td data-head={t('plan.field.done')} data-empty={(line.quantity === null && line.done === 0) || undefined} className="hc-plan-amount">
                  {amountOf(line, format.number)}
                </td>
                <td>
                  <StatusTag shape={shapeOfWork[line.state]}>{t(`plan.state.${line.state}`)}</StatusTag>
                  <Remarks line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function amountOf({ quantity, unit, done }: LineView, number: (n: number) => string): string {
  if (quantity === null && done === 0) return '—'
  return `${quantity === null ? number(done) : `${number(done)}/${number(quantity)}`}${unit === null ? '' : ` ${unit}`}`
}

function Time({ line }: { line: LineView }) {
  const format = useFormat()
  return spanShown(line.from, line.to, format.imprecise)
}

export function Remarks({ line }: { line: LineView }) {
  const t = useT()
  const words = [
    line.state === 'overdue' ? (line.lateDays === null ? t('plan.page.late-unknown') : t('plan.page.late', { count: line.lateDays })) : null,
    line.extensions > 0 ? t('plan.page.extended', { count: line.extensions }) : null,
    line.extensionAsked ? t('plan.page.extension-waits') : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? null : <div className="hc-faint">{words.join('; ')}</div>
}
