import { useState } from 'react'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useT } from '../../../web/use-t.ts'
import { taskKinds } from '../task-kinds.ts'
import { listTasks, type TaskRow, TaskState } from '../task.contract.ts'
import { DoneSheet } from './done-sheet.tsx'
import { useTaskColumns } from './use-task-columns.tsx'
import './acts.css'

/** "Việc kế thừa": what successors took over from agencies that are no more. */
export function TaskList() {
  const t = useT()
  const [doing, setDoing] = useState<TaskRow | undefined>(undefined)
  const source = useListSource(listTasks)
  const columns = useTaskColumns({ agency: true, onDone: setDoing })
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('todo.field.state'),
      kind: 'choice',
      several: true,
      choices: TaskState.options.map((state) => ({ value: state, label: t(`task.state.${state}`) })),
    },
    {
      key: 'kind',
      label: t('todo.field.kind'),
      kind: 'choice',
      several: true,
      choices: taskKinds.map((kind) => ({ value: kind, label: t(`todo.kind.${kind}`) })),
    },
  ]
  return (
    <>
      <ListPage
        name="tasks"
        title={t('todo.list.title')}
        source={source}
        columns={columns}
        filters={filters}
        searchable={false}
        sort="fromDay"
        rowKey={(row) => row.id}
        rowTo={(row) => `/agencies/${row.agency.id}`}
        empty={{ title: t('todo.list.empty'), text: t('todo.list.empty-text') }}
      />
      <DoneSheet task={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}
