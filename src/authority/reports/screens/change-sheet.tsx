import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { periodSpan } from '../../../kernel/report-period.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { changeReport, compareReport, listReports, previewReport, type ReportView, showFigures, showReport } from '../report.contract.ts'
import { useFieldErrors } from './use-field-errors.tsx'

/** Another data date or issuer; what was frozen keeps its own. */
export function ChangeSheet({ report, opened, onClose }: { report: ReportView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const { data: bodies } = useAnswer(listBodies, {}, { enabled: opened })
  const act = useAct(changeReport, { refresh: [showReport, listReports, showFigures, previewReport, compareReport] })
  const [dataDate, setDataDate] = useState<Day | null>(report.dataDate)
  const [issuerId, setIssuerId] = useState<string | null>(report.issuer.id)
  const span = periodSpan(report.period)
  const change = noting(async () => {
    await act.send({ params: { reportId: report.id }, body: { version: seen, dataDate: dataDate ?? '', issuerId: issuerId ?? '' } })
    tell({ text: t('report.told.changed') })
  })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.form.title-change')}
      confirm={t('report.act.save')}
      changes={[t('report.form.dataDate-help'), t('report.form.issuer-help')]}
      onConfirm={change}
    >
      <DateField
        name="dataDate"
        label={t('report.field.dataDate')}
        value={dataDate}
        onChange={setDataDate}
        from={span.from}
        to={span.to}
        error={errors['dataDate']}
      />
      <SelectField
        name="issuerId"
        label={t('report.field.issuerId')}
        value={issuerId}
        onChange={setIssuerId}
        choices={(bodies?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        error={errors['issuerId']}
      />
    </ActSheet>
  )
}
