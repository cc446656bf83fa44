import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { ImportCheck, type SheetChoice } from '../../../register/imports/screens/import-check.tsx'
import { ImportHistory } from '../../../register/imports/screens/import-history.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../paper.contract.ts'
import { importPapers, type PaperImportPreview, previewPaperImport } from '../paper-import.contract.ts'
import { headingOf, ImportField, requiredFields } from '../paper-import.ts'

const required: readonly string[] = requiredFields

export function PaperImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const [history, setHistory] = useState(noHistory)
  const asked = { fileId, ...choice }
  const answer = useAnswer(previewPaperImport, { body: { ...asked, history: history.historical } }, { keepFormer: true })
  const act = useAct(importPapers)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: required.includes(key) }))}
      standIns={<ImportHistory history={history} onChange={setHistory} />}
      rows={(preview) => <Understood preview={preview} />}
      words={(counted, { refused }) => ({
        nothing: t('paper.import.nothing'),
        start: t('paper.import.start', counted),
        confirm: t('paper.import.confirm'),
        changes: t('paper.import.changes', counted),
        skips: t('paper.import.skips', { ...counted, count: refused }),
        told: t('paper.retraction.told'),
        final: t('paper.import.final'),
      })}
      send={({ mapping }) => act.send({ body: { ...asked, mapping, skipBadRows: true, historical: noteOf(history) } })}
      onStarted={onStarted}
    />
  )
}

function Understood({ preview }: { preview: PaperImportPreview }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: kinds } = useAnswer(paperKinds, {})
  const column = (key: string, cell: (row: PaperImportPreview['rows'][number]) => string) => ({ key, title: t(`paper.field.${key}`), cell })
  return (
    <ImportRows
      rows={preview.rows}
      columns={[
        column('kind', ({ kind }) => kinds?.rows.find(({ code }) => code === kind)?.name[language] ?? ''),
        column('number', ({ number }) => number),
        column('issuedOn', ({ issuedOn }) => format.day(issuedOn)),
        column('issuer', ({ issuerName }) => issuerName),
        column('abstract', ({ abstract }) => abstract),
        { key: 'warnings', title: t('paper.import.remarks'), cell: ({ warnings }) => warnings.map(({ code, details }) => t(code, details)).join(' ') || '—' },
      ]}
    />
  )
}
