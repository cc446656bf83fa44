import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { ResultSheet } from '../../../web/kit/long-work.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportErrors } from '../../../register/imports/screens/import-errors.tsx'
import { ImportMapping } from '../../../register/imports/screens/import-mapping.tsx'
import { ImportNotes } from '../../../register/imports/screens/import-notes.tsx'
import { listEditions } from '../declaration.contract.ts'
import { importDeclarations, type ImportMapping as Mapping, type ImportPreview, previewDeclarationImport } from '../declaration-import.contract.ts'
import { headingOf, ImportField } from '../declaration-import.ts'
import './declaration.css'

interface Choice { sheet?: string | undefined; mapping?: Mapping | undefined; edition?: string | undefined }

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
        {data.sheets.length > 1 && (
          <SelectField
            label={t('import.screen.which-sheet')} value={data.sheet} onChange={(sheet) => setChoice({ edition: choice.edition, sheet: sheet ?? undefined })}
            choices={data.sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? t('import.screen.hidden-sheet', { name }) : name }))}
          />
        )}
        <ImportMapping
          fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: required.includes(key) }))} header={data.header} mapping={data.mapping} missing={data.missing}
          onChange={(mapping) => setChoice({ ...choice, mapping })}
        />
        <div className="hc-declaration-narrow">
          <SelectField
            label={t('declaration.import.default-edition')} help={t('declaration.import.default-edition-help')} clearable value={choice.edition ?? null}
            onChange={(edition) => setChoice({ ...choice, edition: edition ?? undefined })} choices={(editions?.rows ?? []).map(({ code }) => ({ value: code, label: code }))}
          />
        </div>
      </Section>
      {data.missing.length === 0 && (
        <Section title={t('import.screen.outcome', { count: data.total, total: format.number(data.total) })}>
          <ResultSheet
            rows={[
              { shape: 'done', label: t('import.screen.good'), count: data.counts.created }, { shape: 'none', label: t('import.outcome.unchanged'), count: data.counts.unchanged },
              { shape: 'danger', label: t('import.screen.bad'), count: data.counts.refused },
            ]}
          />
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
  if (preview.rows.length === 0) return null
  return (
    <details>
      <summary>{t('import.screen.understood', { count: preview.rows.length })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1) */}
      <section className="hc-import-scroll" aria-label={t('import.screen.understood', { count: preview.rows.length })} tabIndex={0}>
        <table className="hc-import-table">
          <thead><tr>{['row', 'agencyId', 'number', 'issuedOn', 'effectiveOn', 'edition'].map((name) => <th key={name} scope="col">{name === 'row' ? t('import.sheet.row') : t(`declaration.field.${name}`)}</th>)}</tr></thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.row}><th scope="row">{row.row}</th><td>{row.agencyName}</td><td>{row.number}</td><td>{format.day(row.issuedOn)}</td><td>{format.day(row.effectiveOn)}</td><td>{row.edition}</td></tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
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
      <div className="hc-row"><Button weight="main" pending={stale} onClick={() => setOpened(true)}>{t('declaration.import.start', words)}</Button></div>
      <ActSheet
        opened={opened} onClose={() => setOpened(false)} title={t('declaration.import.start', words)} confirm={t('declaration.import.confirm')}
        changes={[t('declaration.import.changes', words), ...(counts.refused > 0 ? [t('declaration.import.skips', { ...words, count: counts.refused })] : [])]}
        told={[t('declaration.retraction.told')]} final={[t('declaration.import.final')]}
        onConfirm={async () => {
          const { workId } = await act.send({ body: { ...asked, mapping, skipBadRows: true } })
          onStarted(workId)
        }}
      />
    </>
  )
}
