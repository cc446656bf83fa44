import { createContext, useContext, useEffect } from 'react'

export interface FieldPlace {
  label: string
  /** Brings it on the screen where it is not. */
  show?: () => void
}

/** What fields tell their form, for the summary of errors. */
export interface FormOfFields {
  /** Which fields are on the screen, under which label. */
  label: (name: string, label: string, show?: () => void) => () => void
  /** What is typed in the field and can't be read, as a code; its value is null, but it is not "not filled in". */
  unread: (name: string, code: string) => () => void
}

export const FormOfFields = createContext<FormOfFields | undefined>(undefined)

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

export function useFieldLabel(name: string | undefined, label: string): void {
  const register = useContext(FormOfFields)?.label
  useEffect(() => (name === undefined ? undefined : register?.(name, label)), [register, name, label])
}

/** Cells of a table that are marked, which bear no label of their own; those not on the screen too. */
export function useCellLabels(cells: Readonly<Record<string, FieldPlace>>): void {
  const register = useContext(FormOfFields)?.label
  useEffect(() => {
    if (!register) return undefined
    const leave = Object.entries(cells).map(([name, { label, show }]) => register(name, label, show))
    return () => {
      for (const one of leave) one()
    }
  }, [register, cells])
}

/** `code` undefined: everything typed could be read. */
export function useUnread(name: string | undefined, code: string | undefined): void {
  const register = useContext(FormOfFields)?.unread
  useEffect(() => (name === undefined || code === undefined ? undefined : register?.(name, code)), [register, name, code])
}
