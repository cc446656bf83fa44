import { useAnswer } from '../../../web/answers.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { listTasks } from '../task.contract.ts'

/** How many inherited to-dos wait for this seat, for the left side. */
export function useTaskCount(): Readonly<Record<string, number>> {
  const holds = useHolds()
  const { data } = useAnswer(listTasks, { query: { state: 'open', limit: 1 } }, { enabled: holds('task.read'), everyMs: 300_000 })
  return { '/tasks': data?.total ?? 0 }
}
