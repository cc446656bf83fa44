import { Button } from '../../../web/kit/button.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { serialText } from '../number-series.ts'
import type { SeriesRow } from '../series.contract.ts'

/** Numbers kept for somebody, until their paper takes them or they are recorded as spoiled. */
export function ReservedTable({ row, onSpoil }: { row: SeriesRow; onSpoil?: (serial: number, suffix: string) => void }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="hc-number-reserved">
      <table className="hc-plain-table">
        <caption>{t('numbering.reserved')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('numbering.column.serial')}</th>
            <th scope="col">{t('numbering.column.for')}</th>
            <th scope="col">{t('numbering.column.until')}</th>
            <th scope="col">{t('numbering.column.reason')}</th>
            <th scope="col">{t('numbering.column.by')}</th>
            {onSpoil && <th scope="col">{t('numbering.column.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {row.reserved.map((one) => (
            <tr key={serialText(one)}>
              <th scope="row">{serialText(one)}</th>
              <td>{one.reservedFor}</td>
              <td>{one.until === null ? '—' : format.day(one.until)}</td>
              <td>{one.reason}</td>
              <td>{one.by ?? '—'}</td>
              {onSpoil && (
                <td>
                  <Button weight="quiet" onClick={() => onSpoil(one.serial, one.suffix)} aria-label={`${t('numbering.act.spoil')}: ${serialText(one)}`}>
                    {t('numbering.act.spoil')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
