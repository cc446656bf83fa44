import { createContext, useContext, useEffect } from 'react'

/** Tells the form which fields are on the screen under which label, for the summary of errors. */
export const FieldLabels = createContext<((name: string, label: string) => () => void) | undefined>(undefined)

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

export function useFieldLabel(name: string | undefined, label: string): void {
  const register = useContext(FieldLabels)
  useEffect(() => (name === undefined ? undefined : register?.(name, label)), [register, name, label])
}
