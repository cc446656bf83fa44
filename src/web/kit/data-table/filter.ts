import { type Day, slashed } from '../../../kernel/day.ts'
import type { Choice } from '../field/select-field.tsx'

/** A filter is data; its value stands in the address under `key`, several values joined by commas. */
export type Filter =
  | { key: string; label: string; kind: 'choice'; choices: readonly Choice[]; several?: boolean }
  | { key: string; label: string; kind: 'day' }
  | { key: string; label: string; kind: 'text' }

/** The value of a filter in words, for its chip. */
export function inWords(filter: Filter, value: string): string {
  switch (filter.kind) {
    case 'choice':
      return value
        .split(',')
        .map((one) => filter.choices.find((choice) => choice.value === one)?.label ?? one)
        .join(', ')
    case 'day':
      return slashed(value as Day)
    case 'text':
      return value
  }
}
