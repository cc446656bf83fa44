import type { ReactNode } from 'react'
import type { FileId } from '../../../kernel/identity.ts'
import { FileField } from '../../../web/kit/field/file-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { uploadFile } from '../../files/file.contract.ts'

export interface ImportFileProps {
  title: string
  /** Of the field: what kind of list the file holds. */
  label: string
  /** Whether tables of Word documents are read, too. */
  word?: true
  /** Which columns are understood. */
  columns: ReactNode
  onKept: (file: FileId) => void
}

/** The table that is to be imported: kept first, read after. */
export function ImportFile({ title, label, word, columns, onKept }: ImportFileProps) {
  const { upload } = useCall()
  const intention = useIntention()
  return (
    <Section title={title}>
      <FileField
        label={label}
        value={null}
        onChange={() => undefined}
        kinds={word ? { words: 'XLSX, XLS, CSV, DOCX', accept: '.xlsx,.xls,.csv,.docx' } : { words: 'XLSX, XLS, CSV', accept: '.xlsx,.xls,.csv' }}
        maxBytes={20_000_000}
        upload={async (file, onProgress, signal) => {
          const kept = await upload(uploadFile, {}, file, { key: intention.key, onProgress, signal })
          intention.renew()
          onKept(kept.id)
          return kept
        }}
      />
      {columns}
    </Section>
  )
}
