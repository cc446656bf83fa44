import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCheck, type SheetChoice } from '../../../register/imports/screens/import-check.tsx'
import { noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { ImportHistory } from '../../../register/imports/screens/import-history.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { listEditions } from '../declaration.contract.ts'
import { importDeclarations, type ImportPreview, previewDeclarationImport } from '../declaration-import.contract.ts'
import { headingOf, ImportField } from '../declaration-import.ts'
import './declaration.css'

const required: readonly string[] = ['number', 'issuedOn']

export function DeclarationImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const [edition, setEdition] = useState<string>()
  const [history, setHistory] = useState(noHistory)
  const asked = { fileId, ...choice, defaults: { edition } }
  const answer = useAnswer(previewDeclarationImport, { body: asked }, { keepFormer: true })
  const act = useAct(importDeclarations)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: required.includes(key) }))}
      standIns={
        <>
          <EditionForAll value={edition} onChange={setEdition} />
          <ImportHistory history={history} onChange={setHistory} />
        </>
      }
      rows={(preview) => <Understood preview={preview} />}
      words={(counted, { refused }) => ({
        nothing: t('declaration.import.nothing'),
        start: t('declaration.import.start', counted),
        confirm: t('declaration.import.confirm'),
        changes: t('declaration.import.changes', counted),
        skips: t('declaration.import.skips', { ...counted, count: refused }),
        told: t('declaration.retraction.told'),
        final: t('declaration.import.final'),
      })}
      send={({ mapping }) => act.send({ body: { ...asked, mapping, skipBadRows: true, historical: noteOf(history) } })}
      onStarted={onStarted}
    />
  )
}

function EditionForAll({ value, onChange }: { value: string | undefined; onChange: (edition: string | undefined) => void }) {
  const t = useT()
  const { data: editions } = useAnswer(listEditions, {})
  return (
    <div className="hc-declaration-narrow">
      <SelectField
        label={t('declaration.import.default-edition')}
        help={t('declaration.import.default-edition-help')}
        clearable
        value={value ?? null}
        onChange={(edition) => onChange(edition ?? undefined)}
        choices={(editions?.rows ?? []).map(({ code }) => ({ value: code, label: code }))}
      />
    </div>
  )
}

function Understood({ preview }: { preview: ImportPreview }) {
  const t = useT()
  const format = useFormat()
  const column = (key: string, cell: (row: ImportPreview['rows'][number]) => string) => ({ key, title: t(`declaration.field.${key}`), cell })
  return (
    <ImportRows
      rows={preview.rows}
      columns={[
        column('agencyId', ({ agencyName }) => agencyName),
        column('number', ({ number }) => number),
        column('issuedOn', ({ issuedOn }) => format.day(issuedOn)),
        column('effectiveOn', ({ effectiveOn }) => format.day(effectiveOn)),
        column('edition', ({ edition }) => edition),
      ]}
    />
  )
}
