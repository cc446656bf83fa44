import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { ImportCheck, type SheetChoice } from '../../imports/screens/import-check.tsx'
import { listBlocks } from '../agency.contract.ts'
import { importAgencies, previewAgencyImport } from '../agency-import.contract.ts'
import { ImportField } from '../import-column.ts'
import { AgencyImportRows } from './agency-import-rows.tsx'

interface StandIns {
  validFrom?: Day | undefined
  block?: string | undefined
}

/** Without these no row can be understood, unless one value stands for all rows. */
const required: readonly ImportField[] = ['name', 'block', 'validFrom']

export function AgencyImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const [defaults, setDefaults] = useState<StandIns>({})
  const asked = { fileId, ...choice, defaults }
  const answer = useAnswer(previewAgencyImport, { body: asked }, { keepFormer: true })
  const act = useAct(importAgencies)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: t(`agency.field.${key}`), required: required.includes(key) }))}
      standIns={<Defaults value={defaults} onChange={setDefaults} />}
      rows={({ rows }) => <AgencyImportRows rows={rows} />}
      words={(counted) => ({
        nothing: t('agency-import.nothing'),
        start: t('agency-import.start', counted),
        startGood: t('agency-import.start-good', counted),
        mend: t('agency-import.mend'),
        confirm: t('agency-import.confirm'),
        changes: t('agency-import.changes', counted),
        keeps: t('agency-import.keeps', counted),
        skips: t('agency-import.skips', counted),
        told: t('agency-import.told'),
        final: t('agency-import.final'),
      })}
      send={({ mapping, counts }) => act.send({ body: { ...asked, mapping, skipBadRows: counts.refused > 0 } })}
      onStarted={onStarted}
    />
  )
}

/** One day and one block for all rows that have none. */
function Defaults({ value, onChange }: { value: StandIns; onChange: (value: StandIns) => void }) {
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
