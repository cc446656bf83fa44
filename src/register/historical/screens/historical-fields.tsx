import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'

interface Bound<V> {
  name?: string
  value: V
  onChange: (value: V) => void
  error: string | undefined
}

/** "Số liệu lịch sử" in a form or beside a sheet: once said, its source and reason are asked. */
export function HistoricalFields({ historical, source, reason }: { historical: Bound<boolean>; source: Bound<string>; reason: Bound<string> }) {
  const t = useT()
  return (
    <>
      <CheckField {...historical} label={t('historical.field.historical')} help={t('historical.help')} />
      {historical.value && (
        <>
          <TextField {...source} label={t('historical.field.source')} help={t('historical.source-help')} maxLength={300} />
          <TextAreaField {...reason} label={t('historical.field.reason')} rows={2} maxLength={2000} />
        </>
      )}
    </>
  )
}
