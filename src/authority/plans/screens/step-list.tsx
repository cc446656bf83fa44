import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type PlanLineView, planStepFile, type StepView } from '../plan.contract.ts'

/** What happened to a line, the newest first; a withdrawn step stays and says so. */
export function StepList({ of, withdraw }: { of: PlanLineView; withdraw: ((sequence: number) => void) | undefined }) {
  const t = useT()
  if (of.steps.length === 0) return <p className="hc-faint">{t('plan.line.no-steps')}</p>
  return (
    <ol className="hc-plan-steps" reversed>
      {of.steps.map((step) => (
        <li key={step.sequence} data-withdrawn={step.withdrawn || undefined}>
          <Step of={of} step={step} withdraw={withdraw} />
        </li>
      ))}
    </ol>
  )
}

const withdrawable = new Set(['progress', 'done', 'dropped', 'resumed'])

function Step({ of, step, withdraw }: { of: PlanLineView; step: StepView; withdraw: ((sequence: number) => void) | undefined }) {
  const t = useT()
  const format = useFormat()
  const { download } = useCall()
  const params = { planId: of.plan.id, planLineId: of.line.id, sequence: step.sequence }
  return (
    <>
      <div>
        <strong>{t(`plan.step.${step.step}`, { until: step.until === null ? '' : format.day(step.until), n: step.withdraws ?? 0 })}</strong>
        {step.quantity !== null && ` ${format.number(step.quantity)}${of.line.unit === null ? '' : ` ${of.line.unit}`}`}
        {step.withdrawn && <span className="hc-faint"> ({t('plan.line.withdrawn')})</span>}
      </div>
      {step.words !== null && <p className="hc-plan-words">{step.words}</p>}
      {step.activities.length > 0 && (
        <ul>
          {step.activities.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/activities/${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
      <div className="hc-row">
        {step.paper && <Link to={`/papers/${step.paper.id}`}>{step.paper.number}</Link>}
        {step.link !== null && (
          <a href={step.link} rel="noreferrer" target="_blank">
            {step.link}
          </a>
        )}
        {step.fileName !== null && (
          <Button weight="quiet" icon="download" onClick={() => void download(planStepFile, { params }).then(saveFile)}>
            {step.fileName}
          </Button>
        )}
        {withdraw && withdrawable.has(step.step) && !step.withdrawn && (
          <Button weight="quiet" onClick={() => withdraw(step.sequence)}>
            {t('plan.act.withdraw')}
          </Button>
        )}
      </div>
      <div className="hc-faint">
        {format.day(step.onDay)}
        {step.by !== null && `, ${step.by}`}
      </div>
    </>
  )
}
