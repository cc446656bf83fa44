import { useMemo } from 'react'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { TaskRow } from '../task.contract.ts'
import { taskShapes } from './task-states.ts'
import { WhatToDo } from './what-to-do.tsx'

/** The columns of to-dos wherever they are listed. */
export function useTaskColumns({ agency, onDone }: { agency: boolean; onDone: (task: TaskRow) => void }): readonly Column<TaskRow>[] {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  return useMemo<readonly Column<TaskRow>[]>(
    () => [
      ...(agency
        ? [{ id: 'agency', header: t('todo.field.agency'), width: 170, sort: true, lead: true, cell: (row: TaskRow) => row.agency.shortName } as const]
        : []),
      { id: 'kind', header: t('todo.field.what'), sort: true, cell: (row) => <WhatToDo task={row} /> },
      {
        id: 'from',
        header: t('todo.field.from'),
        width: 150,
        cell: (row) => (row.fromAgency === null ? '–' : <Link to={`/agencies/${row.fromAgency.id}`}>{row.fromAgency.shortName}</Link>),
      },
      { id: 'fromDay', header: t('todo.field.day'), width: 110, sort: true, cell: (row) => format.day(row.fromDay) },
      {
        id: 'act',
        header: t('todo.field.act'),
        width: 150,
        notOnPhone: true,
        cell: (row) => {
          const name = row.act.paperNumber ?? row.act.title
          return holds('act.read') ? <Link to={`/acts/${row.act.id}`}>{name}</Link> : name
        },
      },
      {
        id: 'state',
        header: t('todo.field.state'),
        width: 120,
        cell: (row) => (
          <>
            <span className="hc-nowrap">
              <StatusTag shape={taskShapes[row.state]}>{t(`task.state.${row.state}`)}</StatusTag>
            </span>
            {row.doneAt !== null && <p className="hc-faint hc-small">{[format.time(row.doneAt), row.doneBy].filter(Boolean).join(' · ')}</p>}
            {row.passedOn && (
              <p className="hc-faint hc-small">
                {t(row.passedOn.to.length > 0 ? 'todo.passed' : 'todo.ended', {
                  names: row.passedOn.to.map(({ shortName }) => shortName).join(', '),
                  paper: row.passedOn.act.paperNumber ?? row.passedOn.act.title,
                })}
              </p>
            )}
            {row.note !== null && <p className="hc-faint hc-small">{row.note}</p>}
          </>
        ),
      },
      ...(holds('task.do')
        ? [
            {
              id: 'do',
              header: t('todo.field.do'),
              width: 130,
              cell: (row: TaskRow) =>
                row.state === 'open' ? (
                  <Button weight="quiet" onClick={() => onDone(row)}>
                    {t('todo.act.mark')}
                  </Button>
                ) : null,
            } as const,
          ]
        : []),
    ],
    [t, format, holds, agency, onDone],
  )
}
