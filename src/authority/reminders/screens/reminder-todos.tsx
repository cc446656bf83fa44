import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listReminders } from '../reminder.contract.ts'

/** Letters that wait for an answer, for the first page of an agency: the one due soonest first. */
export function useReminderTodos() {
  const t = useT()
  const format = useFormat()
  const { data, error } = useAnswer(listReminders, { query: { state: 'issued,unanswered', sort: 'answerBy', limit: 20 } }, { keepFormer: true })
  const items = (data?.rows ?? []).map(({ id, state, number, answerBy }) => (
    <li key={id}>
      <StatusMark shape={state === 'unanswered' ? 'overdue' : 'none'} />
      <Link to={`/reminders/${id}`}>
        {t(`reminder.todo.${state === 'unanswered' ? 'unanswered' : 'issued'}`, { number: number ?? '', day: answerBy ? format.day(answerBy) : '' })}
      </Link>
    </li>
  ))
  return { items, error }
}
