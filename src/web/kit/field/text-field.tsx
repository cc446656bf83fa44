import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import { useT } from '../../use-t.ts'
import { Icon } from '../icon.tsx'
import { type FieldProps, useFieldFrame } from './field.tsx'

export interface TextFieldProps extends FieldProps<string> {
  maxLength?: number
  /** What browsers and password managers may fill in. */
  autoComplete?: string
  autoFocus?: boolean
}

export function TextField({ value, onChange, maxLength = 500, autoComplete = 'off', autoFocus, ...field }: TextFieldProps) {
  return (
    <TextInput
      {...useFieldFrame(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={maxLength}
      autoComplete={autoComplete}
      {...(autoFocus ? { 'data-autofocus': true, autoFocus } : {})}
    />
  )
}

export function TextAreaField({ value, onChange, maxLength = 5000, rows = 3, ...field }: FieldProps<string> & { maxLength?: number; rows?: number }) {
  return (
    <Textarea
      {...useFieldFrame(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={maxLength}
      autosize
      minRows={rows}
      maxRows={16}
    />
  )
}

export function PasswordField({ value, onChange, autoComplete = 'current-password', maxLength = 1000, ...field }: TextFieldProps) {
  const t = useT()
  return (
    <PasswordInput
      {...useFieldFrame(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={maxLength}
      autoComplete={autoComplete}
      visibilityToggleIcon={({ reveal }) => <Icon name={reveal ? 'eye-off' : 'eye'} />}
      visibilityToggleButtonProps={{ 'aria-label': t('form.show-password'), tabIndex: 0, 'aria-hidden': false }}
    />
  )
}
