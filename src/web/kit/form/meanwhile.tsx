import { useT } from '../../use-t.ts'
import { Note } from '../note.tsx'

export interface MeanwhileProps {
  taken: readonly string[]
  clashing: readonly string[]
  labels: ReadonlyMap<string, string>
}

/** A path without a field of its own ("targets.0.percent") is named by the nearest field above it, or not at all. */
export function fieldsNamed(paths: readonly string[], labels: ReadonlyMap<string, string>): string {
  const nearest = (path: string): string | undefined => labels.get(path) ?? (path.includes('.') ? nearest(path.slice(0, path.lastIndexOf('.'))) : undefined)
  return [...new Set(paths.flatMap((path) => nearest(path) ?? []))].join(', ')
}

/** What came into the fields from a newer version of the record, and what was left as typed. */
export function Meanwhile({ taken, clashing, labels }: MeanwhileProps) {
  const t = useT()
  const [came, kept] = [fieldsNamed(taken, labels), fieldsNamed(clashing, labels)]
  return (
    <Note tone="soon" alert title={t('form.meanwhile.title')}>
      {came !== '' && <p>{t('form.meanwhile.taken', { fields: came })}</p>}
      {kept !== '' && <p>{t('form.meanwhile.kept', { fields: kept })}</p>}
      <p>{t('form.meanwhile.text')}</p>
    </Note>
  )
}
