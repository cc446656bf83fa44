import type { TaskRow } from '../task.contract.ts'
import { useTaskWords } from './use-task-words.ts'

/** What a to-do asks for: a few words, and below them what it comes from. */
export function WhatToDo({ task }: { task: Pick<TaskRow, 'kind' | 'facts'> }) {
  const { title, detail } = useTaskWords()(task.kind, task.facts)
  return (
    <>
      <span>{title}</span>
      <p className="hc-faint hc-small hc-task-detail">{detail}</p>
    </>
  )
}
