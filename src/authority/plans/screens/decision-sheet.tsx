import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { draftPlanDecision, type PlanView, showPlan } from '../plan.contract.ts'

/** "Soạn quyết định": the draft that begins here carries the lines of the plan as they stand now. */
export function DecisionSheet({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(draftPlanDecision, { refresh: [showPlan] })
  const [unit, setUnit] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('plan.act.decision')}
      confirm={t('plan.act.decision')}
      changes={[t('plan.decision.text', { count: plan.lines.length })]}
      told={[t('plan.decision.later')]}
      onConfirm={() =>
        noting(async () => {
          const { id } = await act.send({ params: { planId: plan.id }, body: { version: plan.version, unit: unit.trim() === '' ? null : unit.trim() } })
          tell({ text: t('plan.told.decision') })
          go(`/draft-papers/${id}/edit`)
        })
      }
    >
      <TextField name="unit" mark="optional" label={t('plan.decision.unit')} value={unit} onChange={setUnit} error={errors['unit']} maxLength={20} />
    </ActSheet>
  )
}

type Decision = NonNullable<PlanView['editions'][number]['decision']>

/** What became of the decision: being drafted, or issued and waiting to be recorded as the approval. */
export function DecisionNote({ decision, onApprove }: { decision: Decision; onApprove: (() => void) | undefined }) {
  const t = useT()
  const format = useFormat()
  if (decision.state === 'discarded') return null
  const link = <Link to={`/draft-papers/${decision.draftId}`}>{decision.abstract}</Link>
  if (!decision.paper)
    return (
      <Note tone="info" title={t('plan.decision.drafted')}>
        {link}
      </Note>
    )
  return (
    <Note
      tone="soon"
      title={t('plan.decision.issued', { number: decision.paper.number, day: format.day(decision.paper.issuedOn) })}
      acts={onApprove && <Button onClick={onApprove}>{t('plan.act.approve')}</Button>}
    >
      {link}
    </Note>
  )
}
