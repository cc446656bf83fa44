import { Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'
import { Total } from './preview-total.tsx'
import { useCapped } from './use-capped.tsx'
import { WhatToDo } from './what-to-do.tsx'

/** What other rooms hold of the agencies that end, and what their successors inherit as to-dos: duties, never a declaration. */
export function PlannedTasks({
  tasks,
  passedTasks,
  consequences,
  nameOf,
  annuls,
}: {
  tasks: ActPreview['tasks']
  passedTasks: number
  consequences: ActPreview['consequences']
  nameOf: (id: string) => string
  annuls: boolean
}) {
  const t = useT()
  const format = useFormat()
  const touched = useCapped(consequences)
  const todo = useCapped(tasks)
  return (
    <>
      {consequences.length > 0 && (
        <Section title={t('acts.consequences.title')} beside={<Total count={consequences.reduce((sum, { count }) => sum + count, 0)} />}>
          <ul className="hc-consequences">
            {touched.shown.map(({ agency, kind, count, examples }) => (
              <li key={agency + kind}>
                <strong>{nameOf(agency)}</strong>: {t(`act.consequence.${kind}`)} ({format.number(count)})
                {examples.length > 0 && <span className="hc-faint"> · {examples.map(({ title }) => title).join('; ')}</span>}
              </li>
            ))}
          </ul>
          {touched.more}
        </Section>
      )}
      {!annuls && (
        <Section title={t('acts.tasks.title')} beside={<Total count={tasks.length} />}>
          {tasks.length === 0 ? (
            <p className="hc-faint">{t('acts.tasks.none')}</p>
          ) : (
            <>
              <p className="hc-faint">{t('acts.tasks.text')}</p>
              <table className="hc-plain-table hc-stacked">
                <thead>
                  <tr>
                    <th scope="col">{t('acts.tasks.agency')}</th>
                    <th scope="col">{t('acts.tasks.what')}</th>
                    <th scope="col">{t('acts.tasks.from')}</th>
                  </tr>
                </thead>
                <tbody>
                  {todo.shown.map((task) => (
                    <tr key={`${task.agency} ${task.from} ${task.kind} ${task.subjectId}`}>
                      <td data-label={t('acts.tasks.agency')}>{nameOf(task.agency)}</td>
                      <td data-label={t('acts.tasks.what')}>
                        <WhatToDo task={task} />
                      </td>
                      <td data-label={t('acts.tasks.from')}>{task.fromName ?? '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {todo.more}
            </>
          )}
          {passedTasks > 0 && <p>{t('acts.tasks.passed', { count: passedTasks })}</p>}
        </Section>
      )}
    </>
  )
}
