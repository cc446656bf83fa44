import { ResultSheet } from '../../../web/kit/long-work.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ImportCounts as Counts } from '../import.contract.ts'

/** What would become of the rows, before anything is imported. */
export function ImportCounts({ counts }: { counts: Counts }) {
  const t = useT()
  return (
    <ResultSheet
      rows={[
        { shape: 'done', label: t('import.screen.good'), count: counts.created },
        { shape: 'none', label: t('import.outcome.unchanged'), count: counts.unchanged },
        { shape: 'danger', label: t('import.screen.bad'), count: counts.refused },
      ]}
    />
  )
}
