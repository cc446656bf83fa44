import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { ImportCounts } from '../../imports/screens/import-counts.tsx'
import { ImportErrors } from '../../imports/screens/import-errors.tsx'
import { ImportMapping } from '../../imports/screens/import-mapping.tsx'
import { ImportNotes } from '../../imports/screens/import-notes.tsx'
import { ImportSheet } from '../../imports/screens/import-sheet.tsx'
import { listBlocks } from '../agency.contract.ts'
import { importAgencies, type ImportMapping as Mapping, type ImportPreview, previewAgencyImport } from '../agency-import.contract.ts'
import { ImportField } from '../import-column.ts'
import { AgencyImportRows } from './agency-import-rows.tsx'

interface Choice {
  sheet?: string | undefined
  mapping?: Mapping | undefined
  defaults: { validFrom?: Day | undefined; block?: string | undefined }
}

/** Without these no row can be understood, unless one value stands for all rows. */
const required: readonly ImportField[] = ['name', 'block', 'validFrom']

/** What the file holds as it was understood: columns, what would become of each row, what is wrong; nothing is recorded yet. */
export function AgencyImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<Choice>({ defaults: {} })
  const asked = { fileId, ...choice }
  const { data, error, isPlaceholderData, refetch } = useAnswer(previewAgencyImport, { body: asked }, { keepFormer: true })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ImportNotes notes={data.notes} />
      <Section title={t('import.screen.columns')}>
        <ImportSheet sheets={data.sheets} sheet={data.sheet} onChange={(sheet) => setChoice({ defaults: choice.defaults, sheet })} />
        <ImportMapping
          fields={ImportField.options.map((key) => ({ key, label: t(`agency.field.${key}`), required: required.includes(key) }))}
          header={data.header}
          mapping={data.mapping}
          missing={data.missing}
          onChange={(mapping) => setChoice({ ...choice, mapping })}
        />
        <Defaults value={choice.defaults} onChange={(defaults) => setChoice({ ...choice, defaults })} />
      </Section>
      {data.missing.length === 0 && <Foreseen preview={data} asked={asked} stale={isPlaceholderData} onStarted={onStarted} />}
    </>
  )
}

/** One day and one block for all rows that have none. */
function Defaults({ value, onChange }: { value: Choice['defaults']; onChange: (value: Choice['defaults']) => void }) {
  const t = useT()
  const language = useLanguage()
  const { data: blocks } = useAnswer(listBlocks, {})
  return (
    <div className="hc-import-mapping hc-agency-defaults">
      <DateField
        label={t('agency-import.default-day')}
        help={t('agency-import.default-day-help')}
        mark="optional"
        value={value.validFrom ?? null}
        onChange={(day) => onChange({ ...value, validFrom: day ?? undefined })}
      />
      <SelectField
        label={t('agency-import.default-block')}
        help={t('agency-import.default-block-help')}
        mark="optional"
        clearable
        value={value.block ?? null}
        onChange={(block) => onChange({ ...value, block: block ?? undefined })}
        choices={(blocks?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
    </div>
  )
}

interface ForeseenProps {
  preview: ImportPreview
  asked: Choice & { fileId: FileId }
  stale: boolean
  onStarted: (work: WorkId) => void
}

/** Counts, errors and rows, and the one act they allow. */
function Foreseen({ preview, asked, stale, onStarted }: ForeseenProps) {
  const t = useT()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const act = useAct(importAgencies)
  const { counts, mapping } = preview
  const words = { count: counts.created, good: format.number(counts.created), bad: format.number(counts.refused), kept: format.number(counts.unchanged) }
  const send = async () => onStarted((await act.send({ body: { ...asked, mapping, skipBadRows: counts.refused > 0 } })).workId)
  return (
    <Section title={t('import.screen.outcome', { count: preview.total, total: format.number(preview.total) })}>
      <ImportCounts counts={counts} />
      <ImportErrors errors={preview.errors} errorCount={preview.errorCount} />
      <AgencyImportRows rows={preview.rows} />
      {counts.created === 0 ? (
        <p>{t('agency-import.nothing')}</p>
      ) : (
        <div className="hc-row">
          <Button weight="main" pending={stale} onClick={() => setOpened(true)}>
            {t(counts.refused > 0 ? 'agency-import.start-good' : 'agency-import.start', words)}
          </Button>
          {counts.refused > 0 && <span className="hc-faint">{t('agency-import.mend')}</span>}
        </div>
      )}
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('agency-import.start', words)}
        confirm={t('agency-import.confirm')}
        onConfirm={send}
        changes={[
          t('agency-import.changes', words),
          ...(counts.unchanged > 0 ? [t('agency-import.keeps', words)] : []),
          ...(counts.refused > 0 ? [t('agency-import.skips', words)] : []),
        ]}
        told={[t('agency-import.told')]}
        final={[t('agency-import.final')]}
      />
    </Section>
  )
}
