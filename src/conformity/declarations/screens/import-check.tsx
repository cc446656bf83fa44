import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCounts } from '../../../register/imports/screens/import-counts.tsx'
import { ImportErrors } from '../../../register/imports/screens/import-errors.tsx'
import { ImportMapping } from '../../../register/imports/screens/import-mapping.tsx'
import { ImportNotes } from '../../../register/imports/screens/import-notes.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { ImportSheet } from '../../../register/imports/screens/import-sheet.tsx'
import { listEditions } from '../declaration.contract.ts'
import { importDeclarations, type ImportMapping as Mapping, type ImportPreview, previewDeclarationImport } from '../declaration-import.contract.ts'
import { headingOf, ImportField } from '../declaration-import.ts'
import './declaration.css'

interface Choice {
  sheet?: string | undefined
  mapping?: Mapping | undefined
  edition?: string | undefined
}

const required: readonly string[] = ['number', 'issuedOn']

/** What the file holds as it was understood: columns, good rows, faulty rows; nothing is recorded yet. */
export function ImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const format = useFormat()
  const [choice, setChoice] = useState<Choice>({})
  const asked = { fileId, sheet: choice.sheet, mapping: choice.mapping, defaults: { edition: choice.edition } }
  const { data, error, isPlaceholderData, refetch } = useAnswer(previewDeclarationImport, { body: asked }, { keepFormer: true })
  const { data: editions } = useAnswer(listEditions, {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ImportNotes notes={data.notes} />
      <Section title={t('import.screen.columns')}>
        <ImportSheet sheets={data.sheets} sheet={data.sheet} onChange={(sheet) => setChoice({ edition: choice.edition, sheet })} />
        <ImportMapping
          fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: required.includes(key) }))}
          header={data.header}
          mapping={data.mapping}
          missing={data.missing}
          onChange={(mapping) => setChoice({ ...choice, mapping })}
        />
        <div className="hc-declaration-narrow">
          <SelectField
            label={t('declaration.import.default-edition')}
            help={t('declaration.import.default-edition-help')}
            clearable
            value={choice.edition ?? null}
            onChange={(edition) => setChoice({ ...choice, edition: edition ?? undefined })}
            choices={(editions?.rows ?? []).map(({ code }) => ({ value: code, label: code }))}
          />
        </div>
      </Section>
      {data.missing.length === 0 && (
        <Section title={t('import.screen.outcome', { count: data.total, total: format.number(data.total) })}>
          <ImportCounts counts={data.counts} />
          <ImportErrors errors={data.errors} errorCount={data.errorCount} />
          <Understood preview={data} />
          <Start preview={data} asked={asked} stale={isPlaceholderData} onStarted={onStarted} />
        </Section>
      )}
    </>
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

interface StartProps {
  preview: ImportPreview
  asked: { fileId: FileId; sheet: string | undefined; defaults: { edition: string | undefined } }
  stale: boolean
  onStarted: (work: WorkId) => void
}

function Start({ preview: { counts, mapping }, asked, stale, onStarted }: StartProps) {
  const t = useT()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const act = useAct(importDeclarations)
  const words = { count: counts.created, good: format.number(counts.created), bad: format.number(counts.refused) }
  if (counts.created === 0) return <p>{t('declaration.import.nothing')}</p>
  return (
    <>
      <div className="hc-row">
        <Button weight="main" pending={stale} onClick={() => setOpened(true)}>
          {t('declaration.import.start', words)}
        </Button>
      </div>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('declaration.import.start', words)}
        confirm={t('declaration.import.confirm')}
        changes={[t('declaration.import.changes', words), ...(counts.refused > 0 ? [t('declaration.import.skips', { ...words, count: counts.refused })] : [])]}
        told={[t('declaration.retraction.told')]}
        final={[t('declaration.import.final')]}
        onConfirm={async () => {
          const { workId } = await act.send({ body: { ...asked, mapping, skipBadRows: true } })
          onStarted(workId)
        }}
      />
    </>
  )
}
