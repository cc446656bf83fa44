import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'

export interface TaskWords {
  /** What to do, in a few words. */
  title: string
  /** What it comes from. */
  detail: string
}

/** What a to-do asks for, with its numbers in it. */
export function useTaskWords(): (kind: string, facts: Readonly<Record<string, unknown>>) => TaskWords {
  const t = useT()
  const format = useFormat()
  return (kind, facts) => {
    const said = readable(facts, format)
    return { title: t(`task.${kind}`, said), detail: t(`todo.detail.${kind}`, said) }
  }
}
