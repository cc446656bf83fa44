import { useState } from 'react'
import { type PaperChoice, PaperField } from '../../../papers/registers/screens/paper-field.tsx'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { amendPlan, approvePlan, closePlan, listPlans, type PlanView, showPlan } from '../plan.contract.ts'

interface SheetProps {
  plan: PlanView
  onClose: () => void
}

export function ApproveSheet({ plan, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const format = useFormat()
  const { errors, noting } = useSheetErrors()
  const act = useAct(approvePlan, { refresh: [showPlan, listPlans] })
  // Drafted here and issued: the decision is known, and one click is enough.
  const issued = plan.editions.find((edition) => edition.paper === null)?.decision?.paper
  const [paper, setPaper] = useState<PaperChoice | null>(
    issued ? { id: issued.id, name: `${issued.number}, ${format.day(issued.issuedOn)}`, issuedOn: issued.issuedOn } : null,
  )
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('plan.act.approve')}
      confirm={t('plan.act.approve')}
      changes={[plan.title]}
      final={[t('plan.approve.text')]}
      onConfirm={() =>
        noting(async () => {
          const { warnings } = await act.send({ params: { planId: plan.id }, body: { version: plan.version, paperId: paper?.id ?? '' } })
          const [warning] = warnings
          tell({ text: warning ? t(warning.code, readable(warning.details, format)) : t('plan.told.approved') })
        })
      }
    >
      <PaperField
        name="paperId"
        label={t('plan.approve.paper')}
        help={t('plan.approve.paper-help')}
        value={paper}
        onChange={setPaper}
        error={errors['paperId']}
      />
    </ActSheet>
  )
}

export function AmendSheet({ plan, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(amendPlan, { refresh: [showPlan, listPlans] })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('plan.act.amend')}
      confirm={t('plan.act.amend')}
      changes={[t('plan.page.amending')]}
      reason="required"
      onConfirm={async (reason) => {
        await act.send({ params: { planId: plan.id }, body: { version: plan.version, reason } })
        tell({ text: t('plan.told.amending') })
      }}
    />
  )
}

export function CloseSheet({ plan, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(closePlan, { refresh: [showPlan, listPlans] })
  const [evaluation, setEvaluation] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('plan.act.close')}
      confirm={t('plan.act.close')}
      changes={[t('plan.list.progress', { done: plan.counts.done, lines: plan.counts.lines })]}
      final={[t('plan.close-text')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { planId: plan.id }, body: { version: plan.version, evaluation } })
          tell({ text: t('plan.told.closed') })
        })
      }
    >
      <TextAreaField
        name="evaluation"
        mark="required"
        label={t('plan.field.evaluation')}
        value={evaluation}
        onChange={setEvaluation}
        error={errors['evaluation']}
        maxLength={8000}
      />
    </ActSheet>
  )
}
