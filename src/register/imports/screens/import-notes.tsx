import { Refusal } from '../../../kernel/refusal.ts'
import { Note } from '../../../web/kit/note.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { useT } from '../../../web/use-t.ts'

/** What the reader of the file changed or left out, before anything is imported. */
export function ImportNotes({ notes }: { notes: readonly { code: string; details: Readonly<Record<string, string | number>> }[] }) {
  const t = useT()
  const sentence = useSentence()
  if (notes.length === 0) return null
  return (
    <Note tone="info" title={t('import.screen.notes')}>
      <ul>
        {notes.map((note) => (
          <li key={`${note.code} ${JSON.stringify(note.details)}`}>{sentence(new Refusal('invalid', note.code, note.details)).text}</li>
        ))}
      </ul>
    </Note>
  )
}
