import type { Day } from '../../../kernel/day.ts'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { Recording } from '../historical.contract.ts'

/** On a record's page: the gap with both dates, or the one note of the batch it came with; nothing where neither is. */
export function RecordingRemark({ recording: { at, lateDays, historical }, day }: { recording: Recording; day: Day | null }) {
  const t = useT()
  const format = useFormat()
  if (historical) {
    return (
      <Note tone="info">
        {t('historical.remark', { source: historical.source })} {t('historical.remark-reason', { reason: historical.reason })}
      </Note>
    )
  }
  if (lateDays === null || day === null) return null
  return <Note tone="soon">{t('historical.late', { count: lateDays, days: format.number(lateDays), day: format.day(day), at: format.time(at) })}</Note>
}

/** In a list, below the day: a few words, the whole of them on pointing. */
export function RecordingHint({ recording: { lateDays, historical } }: { recording: Recording }) {
  const t = useT()
  const format = useFormat()
  const words = historical
    ? t('historical.hint', { source: historical.source })
    : lateDays === null
      ? null
      : t('historical.late-hint', { count: lateDays, days: format.number(lateDays) })
  return (
    words !== null && (
      <span className="hc-faint hc-small hc-recording-hint" title={words}>
        {words}
      </span>
    )
  )
}
