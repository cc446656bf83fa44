import type { ReactNode } from 'react'
import { useT } from '../../use-t.ts'
import { fieldId, useFieldLabel, useUnread } from '../form/form-context.ts'

/** What every field takes; `form.field(name)` brings name, value, onChange and error. */
export interface FieldProps<V> {
  label: string
  value: V
  onChange: (value: V) => void
  name?: string
  /** Examples and rules stand here, never inside the field. */
  help?: ReactNode
  /** Mark the fewer of both kinds on a form. */
  mark?: 'optional' | 'required'
  error?: string | undefined
  disabled?: boolean
}

interface Framed extends Omit<FieldProps<unknown>, 'value' | 'onChange'> {
  /** Code of the sentence for what is typed and can't be read; the summary of errors says it too. */
  unread?: string | undefined
}

/** Label with its mark in words, help, error and id: the part all fields share. */
export function useFieldFrame({ name, label, help, mark, error, disabled = false, unread }: Framed) {
  const t = useT()
  useFieldLabel(name, label)
  useUnread(name, unread)
  return {
    ...(name === undefined ? {} : { id: fieldId(name), name }),
    label:
      mark === undefined ? (
        label
      ) : (
        <>
          {label} <span className="hc-field-mark">({t(`form.${mark}`)})</span>
        </>
      ),
    description: help,
    error,
    disabled,
    ...(mark === 'required' ? { 'aria-required': true } : {}),
  }
}
