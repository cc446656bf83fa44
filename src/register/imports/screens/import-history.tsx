import { HistoricalFields } from '../../historical/screens/historical-fields.tsx'
import type { noHistory } from '../../historical/screens/historical-form.ts'
import './import.css'

/** "Số liệu lịch sử" once for the whole sheet; the server tells what the note lacks. */
export function ImportHistory({ history, onChange }: { history: typeof noHistory; onChange: (history: typeof noHistory) => void }) {
  const bound = <K extends keyof typeof noHistory>(key: K) => ({
    value: history[key],
    onChange: (value: (typeof noHistory)[K]) => onChange({ ...history, [key]: value }),
    error: undefined,
  })
  return (
    <div className="hc-import-narrow">
      <HistoricalFields historical={bound('historical')} source={bound('historicalSource')} reason={bound('historicalReason')} />
    </div>
  )
}
