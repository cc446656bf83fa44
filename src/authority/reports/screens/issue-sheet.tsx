import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { issueReport, listReports, previewReport, type ReportView, showFigures, showReport } from '../report.contract.ts'
import { useFieldErrors } from './use-field-errors.tsx'

/** Ghi nhận ban hành: number, day and signer as they stand on the signed paper. */
export function IssueSheet({ report, opened, onClose }: { report: ReportView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(issueReport, { refresh: [showReport, listReports, showFigures, previewReport] })
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const [signerName, setSignerName] = useState('')
  const [signerTitle, setSignerTitle] = useState(report.signerTitle)
  const issue = noting(async () => {
    const reply = await act.send({
      params: { reportId: report.id },
      body: { version: seen, number, issuedOn: issuedOn ?? '', signerTitle, ...(signerName.trim() === '' ? {} : { signerName }) },
    })
    tell({ text: t('report.told.issued', { number }), next: { label: t('report.told.open-paper'), to: `/papers/${reply.paperId}` } })
  })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.issue.title', { title: report.title })}
      confirm={t('report.act.issue')}
      onConfirm={issue}
      changes={[t('report.issue.seals', { no: report.latest }), t('report.issue.register')]}
      told={[t('report.issue.told')]}
      final={[t('report.issue.final')]}
    >
      <TextField
        name="number"
        label={t('report.field.number')}
        value={number}
        onChange={setNumber}
        help={t('report.issue.number-help', { symbol: report.symbol })}
        error={errors['number']}
      />
      <DateField name="issuedOn" label={t('report.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      <TextField
        name="signerName"
        label={t('report.field.signerName')}
        value={signerName}
        onChange={setSignerName}
        mark="optional"
        error={errors['signerName']}
      />
      <TextField name="signerTitle" label={t('report.field.signerTitle')} value={signerTitle} onChange={setSignerTitle} error={errors['signerTitle']} />
    </ActSheet>
  )
}
