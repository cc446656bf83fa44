import { useState } from 'react'
import type { HalfYear } from '../../../kernel/day.ts'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { ImportCheck, type SheetChoice } from '../../../register/imports/screens/import-check.tsx'
import { ImportHistory } from '../../../register/imports/screens/import-history.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { activityKinds } from '../activity.contract.ts'
import { type ActivityImportPreview, importActivities, previewActivityImport } from '../activity-import.contract.ts'
import { headingOf, ImportField, requiredFields } from '../activity-import.ts'
import { usePeriods } from './period-field.tsx'

const required: readonly string[] = requiredFields

export function ActivityImportCheck({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const [period, setPeriod] = useState<HalfYear>()
  const [history, setHistory] = useState(noHistory)
  const asked = { fileId, ...choice, defaults: { period } }
  const answer = useAnswer(previewActivityImport, { body: asked }, { keepFormer: true })
  const act = useAct(importActivities)
  const periods = usePeriods(undefined, period)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: required.includes(key) }))}
      standIns={
        <>
          <div className="hc-import-narrow">
            <SelectField
              label={t('activity.import.default-period')}
              help={t('activity.import.default-period-help')}
              clearable
              value={period ?? null}
              onChange={(chosen) => setPeriod(chosen ?? undefined)}
              choices={periods}
            />
          </div>
          <ImportHistory history={history} onChange={setHistory} />
        </>
      }
      rows={(preview) => <Understood preview={preview} />}
      words={(counted, { refused }) => ({
        nothing: t('activity.import.nothing'),
        start: t('activity.import.start', counted),
        confirm: t('activity.import.confirm'),
        changes: t('activity.import.changes', counted),
        skips: t('activity.import.skips', { ...counted, count: refused }),
        told: t('programme.retraction.told'),
        final: t('activity.import.final'),
      })}
      send={({ mapping }) => act.send({ body: { ...asked, mapping, skipBadRows: true, historical: noteOf(history) } })}
      onStarted={onStarted}
    />
  )
}

function Understood({ preview }: { preview: ActivityImportPreview }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: kinds } = useAnswer(activityKinds, {})
  const column = (key: string, cell: (row: ActivityImportPreview['rows'][number]) => string) => ({ key, title: t(`activity.field.${key}`), cell })
  return (
    <ImportRows
      rows={preview.rows}
      columns={[
        column('period', ({ period }) => format.imprecise({ precision: 'half-year', halfYear: period })),
        column('began', ({ began }) => format.imprecise(began)),
        column('kind', ({ kind }) => kinds?.rows.find(({ code }) => code === kind)?.name[language] ?? ''),
        column('title', ({ title }) => title),
        column('quantity', ({ quantity, unit }) => (quantity === null ? '—' : [format.number(quantity), unit].filter(Boolean).join(' '))),
        column('channels', ({ channels }) => channels.join('; ') || '—'),
        {
          key: 'linked',
          title: t('activity.import.papers-and-agencies'),
          cell: ({ papers, agencies }) =>
            papers + agencies === 0 ? '—' : t('activity.import.linked', { papers: format.number(papers), agencies: format.number(agencies) }),
        },
      ]}
    />
  )
}
