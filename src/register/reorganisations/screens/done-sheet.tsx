import { useState } from 'react'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { doTask, listAgencyTasks, listTasks, type TaskRow } from '../task.contract.ts'
import { useTaskWords } from './use-task-words.ts'

/** "Đánh dấu đã làm": with a note on how, where somebody will ask. */
export function DoneSheet({ task, onClose }: { task: TaskRow | undefined; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const words = useTaskWords()
  const said = task && words(task.kind, task.facts)
  const done = useAct(doTask, { refresh: [listTasks, listAgencyTasks] })
  const [note, setNote] = useState('')
  return (
    <ActSheet
      opened={task !== undefined}
      onClose={() => {
        setNote('')
        onClose()
      }}
      title={t('todo.act.done')}
      changes={task && said ? [`${task.agency.name}: ${said.title} (${said.detail})`] : []}
      told={[t('acts.apply.told-nobody')]}
      final={[t('todo.done-final')]}
      confirm={t('todo.act.done')}
      onConfirm={async () => {
        if (!task) return
        await done.send({ params: { taskId: task.id }, body: { version: task.version, note: note.trim() || null } })
        tell({ text: t('todo.told', { name: task.agency.shortName }) })
      }}
    >
      <TextAreaField
        name="todo-note"
        label={t('todo.note')}
        help={t('todo.note-help')}
        mark="optional"
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={2000}
      />
    </ActSheet>
  )
}
