import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'

/** What a to-do asks for, as a sentence with its numbers in it. */
export function useTaskWords(): (kind: string, facts: Readonly<Record<string, unknown>>) => string {
  const t = useT()
  const format = useFormat()
  return (kind, facts) => t(`task.${kind}`, readable(facts, format))
}
