import { type ReactNode, useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { usePrinting } from '../../../web/kit/data-table/use-printing.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'

const step = 60

/** The first rows of many, and the button for more; on paper all of them. */
export function useCapped<Row>(rows: readonly Row[]): { shown: readonly Row[]; more: ReactNode } {
  const t = useT()
  const format = useFormat()
  const printing = usePrinting()
  const [most, setMost] = useState(step)
  if (printing || rows.length <= most) return { shown: rows, more: null }
  return {
    shown: rows.slice(0, most),
    more: (
      <div className="hc-row hc-not-printed">
        <Button onClick={() => setMost(most + step * 5)}>{t('acts.show-more')}</Button>
        <span className="hc-faint">{t('acts.lines.shown', { shown: format.number(most), total: format.number(rows.length) })}</span>
      </div>
    ),
  }
}
