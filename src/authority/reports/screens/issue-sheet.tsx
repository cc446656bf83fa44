import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { nextNumber } from '../../../papers/numbering/series.contract.ts'
import { NumberToGive, useNumberToGive } from '../../../papers/numbering/screens/number-to-give.tsx'
import { listPapers } from '../../../papers/registers/paper.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { issueReport, listReports, previewReport, type ReportView, showFigures, showReport } from '../report.contract.ts'
import { TypedNumbers } from './typed-numbers.tsx'
import { useFieldErrors } from './use-field-errors.tsx'

/** Ban hành: the number of the series kept here, or number, day and signer as they stand on the paper that was signed elsewhere. */
export function IssueSheet({ report, opened, onClose }: { report: ReportView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(issueReport, { refresh: [showReport, listReports, showFigures, previewReport, nextNumber, listPapers] })
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const [signerName, setSignerName] = useState('')
  const [signerTitle, setSignerTitle] = useState(report.signerTitle)
  const [checked, setChecked] = useState(false)
  const { here, kind } = report.series
  const number = useNumberToGive({ issuerId: report.issuer.id, kind, issuedOn })
  // Words that changed since the figures were frozen were never ticked.
  const { data: live } = useAnswer(showFigures, { params: { reportId: report.id }, query: {} }, { enabled: opened && report.wordsChanged })
  const typed = report.wordsChanged ? (live?.unbound ?? []) : []
  const issue = noting(async () => {
    try {
      const reply = await act.send({
        params: { reportId: report.id },
        body: { version: seen, ...number.body, issuedOn: issuedOn ?? '', signerTitle, checked, ...(signerName.trim() === '' ? {} : { signerName }) },
      })
      tell({ text: t('report.told.issued', { number: reply.number }), next: { label: t('report.told.open-paper'), to: `/papers/${reply.paperId}` } })
    } catch (error) {
      number.again()
      throw error
    }
  })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.issue.title', { title: report.title })}
      confirm={t('report.act.issue')}
      onConfirm={issue}
      changes={[
        t('report.issue.seals', { no: report.latest }),
        ...(here ? [t('report.issue.here')] : []),
        ...(!here && report.state === 'figures_frozen' ? [t('report.issue.unreviewed')] : []),
        t('report.issue.register'),
      ]}
      told={[t('report.issue.told')]}
      final={[t('report.issue.final')]}
    >
      <DateField name="issuedOn" label={t('report.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      <NumberToGive of={number} help={t('report.issue.number-help', { symbol: report.symbol })} errors={errors} />
      <TextField
        name="signerName"
        label={t('report.field.signerName')}
        value={signerName}
        onChange={setSignerName}
        mark="optional"
        error={errors['signerName']}
      />
      <TextField name="signerTitle" label={t('report.field.signerTitle')} value={signerTitle} onChange={setSignerTitle} error={errors['signerTitle']} />
      <TypedNumbers typed={typed} checked={checked} onChecked={setChecked} />
    </ActSheet>
  )
}
