import { useState } from 'react'
import { halfYear, type HalfYear } from '../../../kernel/day.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { CheckField, ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listDirections } from '../../programme/direction.contract.ts'
import { listPlans, planFromDirections, type PlanView, showPlan } from '../plan.contract.ts'

/** "Đưa phương hướng vào kế hoạch": tasks of one half-year of the plan's year that are not lines of the draft yet. */
export function DirectionsSheet({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const act = useAct(planFromDirections, { refresh: [showPlan, listPlans] })
  const halves = [halfYear(plan.year, 1), halfYear(plan.year, 2)]
  const [period, setPeriod] = useState<HalfYear>(halfYear(plan.year, 2))
  const [left, setLeft] = useState<string[]>([])
  const draft = plan.editions.find(({ paper }) => paper === null)?.edition
  const { data: written } = useAnswer(showPlan, { params: { planId: plan.id }, query: { edition: draft } })
  const { data } = useAnswer(listDirections, { query: { period, limit: 200 } })
  const taken = new Set((written?.lines ?? []).map(({ directionId }) => directionId))
  const free = (data?.rows ?? []).filter(({ id }) => !taken.has(id))
  const chosen = free.filter(({ id }) => !left.includes(id))
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('plan.act.from-directions')}
      confirm={t('plan.act.from-directions')}
      changes={[plan.title]}
      onConfirm={async () => {
        const { added } = await act.send({ params: { planId: plan.id }, body: { version: plan.version, period, directionIds: chosen.map(({ id }) => id) } })
        tell({ text: t('plan.told.directions', { count: added }) })
      }}
    >
      <ChoiceField
        label={t('plan.directions.period')}
        value={period}
        onChange={(value) => value && setPeriod(value)}
        choices={halves.map((value) => ({ value, label: format.imprecise({ precision: 'half-year', halfYear: value }) }))}
      />
      <fieldset className="hc-plan-copied">
        <legend>{t('plan.directions.choose')}</legend>
        {data?.rows.length === 0 && <p className="hc-faint">{t('plan.directions.none')}</p>}
        {(data?.rows ?? []).map(({ id, task }) =>
          taken.has(id) ? (
            <p key={id} className="hc-faint">
              {task} ({t('plan.directions.taken')})
            </p>
          ) : (
            <CheckField
              key={id}
              label={task}
              value={!left.includes(id)}
              onChange={(wanted) => setLeft(wanted ? left.filter((one) => one !== id) : [...left, id])}
            />
          ),
        )}
      </fieldset>
    </ActSheet>
  )
}
