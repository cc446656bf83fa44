import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusTag, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listWorks, type WorkView } from '../work.contract.ts'
import './running-works.css'

export const workShapes: Record<WorkView['state'], StatusShape> = { waiting: 'none', running: 'going', done: 'done', failed: 'danger' }

/** Own long works, the running ones with their progress; asked again while one runs. */
export function OwnWorks() {
  const t = useT()
  const { data } = useAnswer(listWorks, {}, { everyMs: 3_000 })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={t('work.own')}>
      <ul className="hc-works">
        {data.rows.slice(0, 10).map((work) => (
          <WorkLine key={work.id} work={work} />
        ))}
      </ul>
    </Section>
  )
}

function WorkLine({ work }: { work: WorkView }) {
  const t = useT()
  const format = useFormat()
  const { state, done, total } = work
  const title = t(`work.kind.${work.kind}`)
  return (
    <li>
      <Link to={`/works/${work.id}`}>{title}</Link>
      <StatusTag shape={workShapes[state]}>{t(`work.state.${state}`)}</StatusTag>
      {state === 'running' && <progress aria-label={title} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />}
      <span className="hc-faint hc-small">
        {total !== null && state !== 'waiting' && `${format.number(done)}/${format.number(total)} · `}
        {format.time(work.finishedAt ?? work.createdAt)}
      </span>
    </li>
  )
}
