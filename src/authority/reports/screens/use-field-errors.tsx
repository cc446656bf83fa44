import { useState } from 'react'
import { z } from 'zod'
import { useRefresh } from '../../../web/answers.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showReport } from '../report.contract.ts'

const Current = z.object({ version: z.int() })

/**
 * Fields inside an act's sheet: what the server says of one stands at it. `seen` is the version the sheet was opened over,
 * not the newest that came in behind it: only after the refusal has said that the report changed does sending mean that one.
 */
export function useFieldErrors(opened: number) {
  const t = useT()
  const format = useFormat()
  const refresh = useRefresh()
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [seen, setSeen] = useState(opened)
  const noting = (work: () => Promise<void>) => async (): Promise<void> => {
    setErrors({})
    try {
      await work()
    } catch (error) {
      if (error instanceof AnsweredRefusal) {
        setErrors(Object.fromEntries(error.errors.map(({ path, code, details }) => [path, t(code, readable(details ?? {}, format))])))
        const current = error.code === 'record.changed-meanwhile' ? Current.safeParse(error.details) : undefined
        if (current?.success) {
          await refresh([showReport])
          setSeen(current.data.version)
        }
      }
      throw error
    }
  }
  return { errors, seen, noting }
}
