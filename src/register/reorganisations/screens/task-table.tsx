import { useState } from 'react'
import type { ActId, AgencyId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { listTasks, type TaskRow } from '../task.contract.ts'
import { DoneSheet } from './done-sheet.tsx'
import { useTaskColumns } from './use-task-columns.tsx'
import './acts.css'

const most = 50

/** To-dos of one agency, or those an act brought. */
export function TaskTable({ agencyId, actId }: { agencyId?: AgencyId; actId?: ActId }) {
  const t = useT()
  const [doing, setDoing] = useState<TaskRow | undefined>(undefined)
  const { data, error, refetch } = useAnswer(listTasks, { query: { limit: most, sort: 'fromDay', agencyId, actId } })
  const columns = useTaskColumns({ agency: actId !== undefined, onDone: setDoing })
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={2} />
  if (data.rows.length === 0) return <p className="hc-faint">{t(actId === undefined ? 'todo.none-of-agency' : 'todo.none-of-act')}</p>
  return (
    <>
      <table className="hc-plain-table hc-stacked">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.id} data-label={column.header}>
                  {column.lead ? <Link to={`/agencies/${row.agency.id}`}>{column.cell(row)}</Link> : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > data.rows.length && (
        <p>
          <Link to="/tasks">{t('todo.all', { count: data.total })}</Link>
        </p>
      )}
      <DoneSheet task={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}
