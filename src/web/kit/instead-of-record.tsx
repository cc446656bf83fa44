import { Note } from './note.tsx'
import { ErrorState, Loading } from './states.tsx'

export interface InsteadOfRecordProps {
  /** The sentence for an address that names no record; false where it names one. */
  unknown: string | false
  error: unknown
  retry: () => unknown
  /** Lines of the record to come. */
  lines?: number
}

/** What stands where a record will: its address names none, it could not be read, or it is on its way. */
export function InsteadOfRecord({ unknown, error, retry, lines }: InsteadOfRecordProps) {
  if (unknown !== false) return <Note tone="danger">{unknown}</Note>
  return error ? <ErrorState error={error} retry={() => void retry()} /> : <Loading {...(lines === undefined ? {} : { lines })} />
}
