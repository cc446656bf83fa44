import type { HistoryEntry } from '../../../web/kit/history-drawer.tsx'
import { HistoryDrawer } from '../../../web/kit/history-drawer.tsx'
import { useCall, useHolds } from '../../../web/session/session.tsx'
import { type RecordedEvent, showHistory } from '../history.contract.ts'
import { changesOf, type EventWords, useEventWords } from './event-words.ts'

/**
 * The button that opens the history of any record: `<RecordHistory of="Quận 3" subject={agency.id} />`. Not there for a seat
 * that may not read histories.
 */
export function RecordHistory({ of, subject }: { of: string; subject: string }) {
  const holds = useHolds()
  const { call } = useCall()
  const words = useEventWords()
  if (!holds('history.read')) return null
  const load = async (signal: AbortSignal) => entriesOf((await call(showHistory, { params: { subjectId: subject } }, { signal })).rows, words)
  return <HistoryDrawer of={of} subject={subject} load={load} />
}

function entriesOf(events: readonly RecordedEvent[], words: EventWords): HistoryEntry[] {
  return events.map((event, n) => {
    // Newest first: what stands after it in the list came before it.
    const changes = changesOf(event, events[n + 1], words)
    return {
      id: event.id,
      at: event.recordedAt,
      by: words.by(event),
      act: words.act(event),
      reason: words.reason(event),
      changes,
      dated: event.assertedOn ?? undefined,
      onBehalfOf: event.onBehalfOf ?? undefined,
    }
  })
}
