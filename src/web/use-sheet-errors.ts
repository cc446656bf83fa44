import { useState } from 'react'
import { AnsweredRefusal } from './call.ts'
import { readable } from './readable.ts'
import { useFormat } from './use-format.ts'
import { useT } from './use-t.ts'

/** Fields inside an act's sheet: what the server says of one stands at it, and the sheet stays open. */
export function useSheetErrors() {
  const t = useT()
  const format = useFormat()
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const noting = async (work: () => Promise<void>): Promise<void> => {
    setErrors({})
    try {
      await work()
    } catch (error) {
      if (error instanceof AnsweredRefusal)
        setErrors(Object.fromEntries(error.errors.map(({ path, code, details }) => [path, t(code, readable(details ?? {}, format))])))
      throw error
    }
  }
  return { errors, noting }
}
