import type { DirectionId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import { planLinesOfDirection } from '../plan.contract.ts'
import { shapeOfWork } from './plan-tags.ts'

/** On the page of a task: how far the lines of plans are that come from it. Nothing where no plan in force holds it. */
export function DirectionLines({ directionId }: { directionId: DirectionId }) {
  const t = useT()
  const { data } = useAnswer(planLinesOfDirection, { params: { directionId } })
  if (!data || data.rows.length === 0) return null
  return (
    <ul>
      {data.rows.map(({ planId, planLineId, state, proposed }) => (
        <li key={planLineId}>
          <Link to={`/plans/${planId}/lines/${planLineId}`}>{t('plan.page.line')}</Link>: <StatusTag shape={shapeOfWork[state]}>{proposed}</StatusTag>
        </li>
      ))}
    </ul>
  )
}
