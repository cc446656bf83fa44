import { madeRemarks, type Remarked, RemarksField } from '../../../papers/review/screens/remarks-field.tsx'
import { useState } from 'react'
import { listWaiting } from '../../../papers/review/review.contract.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { passReport, recallReport, returnReport, submitReport } from '../checking.contract.ts'
import { listReports, type ReportView, showReport } from '../report.contract.ts'
import { useFieldErrors } from './use-field-errors.tsx'

export interface SheetProps {
  report: ReportView
  opened: boolean
  onClose: () => void
}

const refresh = [showReport, listReports, listWaiting]
const orNothing = (text: string) => (text.trim() === '' ? {} : { remark: text })

/** Trình: which version goes before whom, and what is closed meanwhile. */
export function SubmitSheet({ report, opened, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(submitReport, { refresh })
  const [remark, setRemark] = useState('')
  const steps = report.steps.map((role) => t(`role.${role}`)).join(' → ')
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.submit.title')}
      confirm={t('report.act.submit')}
      changes={[t('report.submit.changes', { no: report.latest, steps }), t('report.submit.closes')]}
      told={[t('report.submit.told')]}
      onConfirm={noting(async () => {
        await act.send({ params: { reportId: report.id }, body: { version: seen, ...orNothing(remark) } })
        tell({ text: t('report.told.submitted') })
      })}
    >
      <TextAreaField
        name="remark"
        mark="optional"
        label={t('report.field.remark')}
        value={remark}
        onChange={setRemark}
        maxLength={4000}
        error={errors['remark']}
      />
    </ActSheet>
  )
}

export function RecallSheet({ report, opened, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { seen, noting } = useFieldErrors(report.version)
  const act = useAct(recallReport, { refresh })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.recall.title')}
      confirm={t('report.act.recall')}
      changes={[t('report.recall.changes')]}
      reason="optional"
      onConfirm={(reason) =>
        noting(async () => {
          await act.send({ params: { reportId: report.id }, body: { version: seen, ...orNothing(reason) } })
          tell({ text: t('report.told.recalled') })
        })()
      }
    />
  )
}

/** Where somebody checks the own report because there is nobody else: the reason is kept. */
function OverrideField({ report, value, onChange, error }: { report: ReportView; value: string; onChange: (text: string) => void; error: string | undefined }) {
  const t = useT()
  if (report.standing !== 'reason-wanted') return null
  return (
    <TextAreaField
      name="override"
      label={t('report.field.override')}
      help={t('report.help.override')}
      value={value}
      onChange={onChange}
      error={error}
      maxLength={4000}
    />
  )
}

export function PassSheet({ report, opened, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(passReport, { refresh })
  const [remark, setRemark] = useState('')
  const [override, setOverride] = useState('')
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.pass.title')}
      confirm={t('report.act.pass')}
      changes={[t('report.pass.changes', { no: report.latest })]}
      onConfirm={noting(async () => {
        const body = { version: seen, ...orNothing(remark), ...(override.trim() === '' ? {} : { override }) }
        await act.send({ params: { reportId: report.id }, body })
        tell({ text: t('report.told.passed') })
      })}
    >
      <TextAreaField
        name="remark"
        mark="optional"
        label={t('report.field.remark')}
        value={remark}
        onChange={setRemark}
        maxLength={4000}
        error={errors['remark']}
      />
      <OverrideField report={report} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
}

/** Trả lại: to the whole, and to sections by name. */
export function ReturnSheet({ report, opened, onClose }: SheetProps) {
  const t = useT()
  const language = useLanguage()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(returnReport, { refresh })
  const [remark, setRemark] = useState('')
  const [override, setOverride] = useState('')
  const [remarks, setRemarks] = useState<readonly Remarked[]>([])
  const sections = report.sections.map(({ code, name }) => ({ value: code, label: name[language] }))
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.return.title')}
      confirm={t('report.act.return')}
      changes={[t('report.return.changes')]}
      onConfirm={noting(async () => {
        const body = { version: seen, remark, remarks: madeRemarks(remarks), ...(override.trim() === '' ? {} : { override }) }
        await act.send({ params: { reportId: report.id }, body })
        tell({ text: t('report.told.returned') })
      })}
    >
      <TextAreaField name="remark" label={t('report.field.return-remark')} value={remark} onChange={setRemark} maxLength={4000} error={errors['remark']} />
      <RemarksField
        remarks={remarks}
        onChange={setRemarks}
        passages={sections}
        errors={errors}
        words={{ passage: t('report.field.section'), remark: t('report.field.section-remark'), add: t('report.act.add-remark') }}
      />
      <OverrideField report={report} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
}
