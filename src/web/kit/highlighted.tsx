import { fold } from '../../kernel/fold.ts'

/** Marks the letters that were searched for, wherever their diacritics differ. */
export function Highlighted({ text, words }: { text: string; words: string }) {
  const whole = text.normalize('NFC')
  const span = words === '' ? undefined : spanOf(whole, fold(words))
  if (!span) return text
  return (
    <>
      {whole.slice(0, span.from)}
      <mark className="hc-mark">{whole.slice(span.from, span.to)}</mark>
      {whole.slice(span.to)}
    </>
  )
}

/** Folding changes lengths, so the place is found letter by letter. */
function spanOf(text: string, wanted: string): { from: number; to: number } | undefined {
  const letters = [...text]
  const folded = letters.map((letter) => (letter === ' ' ? ' ' : fold(letter)))
  const start = folded.join('').indexOf(wanted)
  if (start < 0) return undefined
  let seen = 0
  let at = 0
  let from = -1
  for (const [n, letter] of letters.entries()) {
    if (from < 0 && seen >= start) from = at
    if (seen >= start + wanted.length) return { from, to: at }
    seen += folded[n]?.length ?? 0
    at += letter.length
  }
  return from < 0 ? undefined : { from, to: at }
}
