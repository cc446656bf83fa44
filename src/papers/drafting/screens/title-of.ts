import type { DraftText } from '../draft-text.ts'

/** The draft as a heading: fields that are words or numbers filled in, the others left open. */
export function titleOf({ text }: { text: DraftText }, kind: string): string {
  const words = text.abstract.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, key: string) => {
    const value = text.fields[key]
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : '…'
  })
  return words === '' ? kind : `${kind}: ${words}`
}
