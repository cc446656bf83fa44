import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'

/** Entries each on a line of its own: Kính gửi, Nơi nhận. Empty lines mean nothing. */
export function LinesField({ value, onChange, ...field }: FieldProps<string[]> & { rows?: number }) {
  return <TextAreaField {...field} maxLength={50_000} value={value.join('\n')} onChange={(text) => onChange(text.split('\n'))} />
}

/** Before the text is sent: what stands empty is no entry. */
export const filledLines = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '')
