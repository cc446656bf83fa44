import { useState } from 'react'
import { type FileId, PlanId, type WorkId } from '../../../kernel/identity.ts'
import { ImportCheck, type SheetChoice } from '../../../register/imports/screens/import-check.tsx'
import { ImportColumns } from '../../../register/imports/screens/import-columns.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listPlans, showPlan } from '../plan.contract.ts'
import { importPlanLines, planImportSheet, previewPlanImport } from '../plan-import.contract.ts'
import { headingOf, ImportField, importFields } from '../plan-import.ts'
import { spanShown } from './span-shown.ts'

/** "Nhập từ tệp": last year's table, out of Excel or Word, becomes lines of the draft. */
export function PlanImport() {
  const t = useT()
  const { download } = useCall()
  const planId = useParam('planId', PlanId) ?? ''
  const asked = useAnswer(showPlan, { params: { planId } }, { enabled: planId !== '' })
  const draft = asked.data?.editions.find(({ paper }) => paper === null)?.edition
  return (
    <ImportPage
      title={t('plan-import.title')}
      back={{ to: `/plans/${planId}`, label: asked.data?.title ?? t('plan.page.title') }}
      choose={{
        title: t('plan-import.choose'),
        label: t('plan-import.file'),
        word: true,
        columns: (
          <>
            <Unanswered of={[asked]} />
            <Columns />
          </>
        ),
      }}
      check={(file, onStarted) =>
        asked.data ? (
          <Check planId={planId} year={asked.data.year} fileId={file} onStarted={onStarted} />
        ) : asked.error ? (
          <Unanswered of={[asked]} />
        ) : (
          <Loading />
        )
      }
      work={{
        title: t('plan-import.work'),
        unit: t('plan-import.unit'),
        listTo: { to: `/plans/${planId}${draft === undefined ? '' : `?edition=${draft}`}`, label: t('plan.page.title') },
        refresh: [showPlan, listPlans],
        downloadSheet: (workId) => download(planImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <ImportColumns
      intro={t('plan-import.columns')}
      columns={importFields.flatMap(({ key, names: [title] }) => (key === 'no' ? [] : [{ key, title, holds: t(`plan-import.column.${key}`) }]))}
      after={t('plan-import.headings')}
    />
  )
}

interface CheckProps {
  planId: string
  year: number
  fileId: FileId
  onStarted: (work: WorkId) => void
}

function Check({ planId, year, fileId, onStarted }: CheckProps) {
  const t = useT()
  const format = useFormat()
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const [ofYear, setOfYear] = useState(year)
  const asked = { fileId, ofYear, ...choice }
  const params = { planId }
  const answer = useAnswer(previewPlanImport, { params, body: asked }, { keepFormer: true })
  const act = useAct(importPlanLines)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: key === 'task' }))}
      standIns={
        <SelectField
          label={t('plan-import.of-year')}
          help={t('plan-import.of-year-help', { year })}
          value={String(ofYear)}
          onChange={(chosen) => setOfYear(Number(chosen ?? year))}
          choices={Array.from({ length: 6 }, (_, n) => String(year - n)).map((value) => ({ value, label: value }))}
        />
      }
      rows={({ rows }) => (
        <ImportRows
          rows={rows}
          columns={[
            { key: 'section', title: t('plan.field.section'), cell: ({ section }) => section ?? '—' },
            { key: 'task', title: t('plan.field.task'), cell: ({ task }) => task },
            {
              key: 'quantity',
              title: t('plan.field.quantity'),
              cell: ({ quantity, unit }) => (quantity === null ? '—' : `${format.number(quantity)} ${unit ?? ''}`.trim()),
            },
            { key: 'owner', title: t('plan.field.owner'), cell: ({ owner }) => owner ?? '—' },
            { key: 'time', title: t('plan.field.time'), cell: ({ from, to }) => spanShown(from, to, format.imprecise) },
            { key: 'budget', title: t('plan.field.budget'), cell: ({ budget }) => (budget === null ? '—' : format.number(budget)) },
            { key: 'agencies', title: t('plan.field.agencies'), cell: ({ agencies }) => (agencies === 0 ? '—' : format.number(agencies)) },
          ]}
        />
      )}
      words={(counted) => ({
        nothing: t('plan-import.nothing'),
        start: t('plan-import.start', counted),
        confirm: t('plan-import.confirm'),
        changes: t('plan-import.changes', counted),
        keeps: t('plan-import.keeps', counted),
        skips: t('plan-import.skips', counted),
        told: t('plan-import.nobody-told'),
        final: t('plan-import.final'),
      })}
      send={({ mapping }) => act.send({ params, body: { ...asked, mapping, skipBadRows: true } })}
      onStarted={onStarted}
    />
  )
}
