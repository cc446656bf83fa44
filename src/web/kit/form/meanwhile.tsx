import { useT } from '../../use-t.ts'
import { Note } from '../note.tsx'

export interface MeanwhileProps {
  taken: readonly string[]
  clashing: readonly string[]
  labels: ReadonlyMap<string, string>
}

/** What came into the fields from a newer version of the record, and what was left as typed. */
export function Meanwhile({ taken, clashing, labels }: MeanwhileProps) {
  const t = useT()
  // A path without a field of its own ("targets.0.percent") is named by the nearest field above it, or not at all.
  const named = (paths: readonly string[]) => [...new Set(paths.flatMap((path) => labels.get(path) ?? []))].join(', ')
  const [came, kept] = [named(taken), named(clashing)]
  return (
    <Note tone="soon" alert title={t('form.meanwhile.title')}>
      {came !== '' && <p>{t('form.meanwhile.taken', { fields: came })}</p>}
      {kept !== '' && <p>{t('form.meanwhile.kept', { fields: kept })}</p>}
      <p>{t('form.meanwhile.text')}</p>
    </Note>
  )
}
