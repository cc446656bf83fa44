import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { WorkId } from '../../../kernel/identity.ts'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ImportCounts as Counts, ImportError } from '../import.contract.ts'
import { ImportCounts } from './import-counts.tsx'
import { ImportErrors } from './import-errors.tsx'
import { ImportMapping, type ImportMappingProps } from './import-mapping.tsx'
import { ImportNotes } from './import-notes.tsx'
import { ImportSheet } from './import-sheet.tsx'
import { ImportStart, type ImportWords } from './import-start.tsx'

/** What a preview tells whatever the file holds (`previewParts` of the contract). */
export interface Previewed<K extends string> {
  sheet: string
  sheets: readonly { name: string; hidden: boolean }[]
  header: readonly string[]
  notes: readonly { code: string; details: Record<string, string | number> }[]
  total: number
  counts: Counts
  errors: readonly ImportError[]
  errorCount: number
  mapping: Partial<Record<K, number>>
  missing: readonly K[]
}

/** What the officer chose of the file; a part of what the preview is asked with. */
export interface SheetChoice<K extends string> {
  sheet?: string | undefined
  mapping?: Partial<Record<K, number>> | undefined
}

export interface ImportCheckProps<K extends string, P extends Previewed<K>> {
  /** `useAnswer(preview…, { body: { fileId, ...choice } }, { keepFormer: true })` */
  answer: Pick<UseQueryResult<P>, 'data' | 'error' | 'isPlaceholderData' | 'refetch'>
  choice: SheetChoice<K>
  onChoice: (choice: SheetChoice<K>) => void
  fields: ImportMappingProps<K>['fields']
  /** Fields for what stands in for columns the file does not have. */
  standIns?: ReactNode
  /** The first rows as they were understood (`ImportRows`). */
  rows: (preview: P) => ReactNode
  words: ImportWords
  /** Asks for the work. */
  send: (preview: P) => Promise<{ workId: WorkId }>
  onStarted: (work: WorkId) => void
}

/** What the file holds as it was understood: its columns, what would become of each row, and the one act this allows; nothing is recorded yet. */
export function ImportCheck<K extends string, P extends Previewed<K>>(props: ImportCheckProps<K, P>) {
  const { answer, choice, onChoice, fields, standIns, rows, words, send, onStarted } = props
  const t = useT()
  const format = useFormat()
  const { data, error, isPlaceholderData, refetch } = answer
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ImportNotes notes={data.notes} />
      <Section title={t('import.screen.columns')}>
        {/* Another sheet has other columns. */}
        <ImportSheet sheets={data.sheets} sheet={data.sheet} onChange={(sheet) => onChoice({ sheet })} />
        <ImportMapping
          fields={fields}
          header={data.header}
          mapping={data.mapping}
          missing={data.missing}
          onChange={(mapping) => onChoice({ ...choice, mapping })}
        />
        {standIns}
      </Section>
      {data.missing.length === 0 && (
        <Section title={t('import.screen.outcome', { count: data.total, total: format.number(data.total) })}>
          <ImportCounts counts={data.counts} />
          <ImportErrors errors={data.errors} errorCount={data.errorCount} />
          {rows(data)}
          <ImportStart counts={data.counts} words={words} stale={isPlaceholderData} onConfirm={async () => onStarted((await send(data)).workId)} />
        </Section>
      )}
    </>
  )
}
