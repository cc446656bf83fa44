import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../kernel/day.ts'
import { answerKey } from '../answers.ts'
import { useSeat } from '../session/session.tsx'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { Button } from './button.tsx'
import { EmptyState, ErrorState, Loading } from './states.tsx'
import './history-drawer.css'

export interface HistoryEntry {
  id: string
  /** When the server recorded it. */
  at: string
  /** The document's own date, where it differs. */
  dated?: Day | undefined
  by: string
  onBehalfOf?: string | undefined
  /** What was done, as a sentence. */
  act: string
  reason?: string | undefined
  changes?: readonly { field: string; from: string; to: string }[]
}

/** The button and the drawer with everything that was ever done to a record; nothing in it can be altered. */
export function HistoryDrawer({ of, subject, load }: { of: string; subject: string; load: (signal: AbortSignal) => Promise<readonly HistoryEntry[]> }) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button icon="history" weight="quiet" onClick={() => setOpened(true)}>
        {t('kit.history')}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={520}
        title={t('kit.history-of', { name: of })}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <Entries subject={subject} load={load} />
      </Drawer>
    </>
  )
}

function Entries({ subject, load }: { subject: string; load: (signal: AbortSignal) => Promise<readonly HistoryEntry[]> }) {
  const t = useT()
  const format = useFormat()
  const seat = useSeat()
  const { data, error, refetch } = useQuery({ queryKey: answerKey(seat?.id, 'history', subject), queryFn: ({ signal }) => load(signal), staleTime: 0 })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.length === 0) return <EmptyState icon="history" title={t('kit.history-empty')} />
  return (
    <ol className="hc-history">
      {data.map((entry) => (
        <li key={entry.id}>
          <p className="hc-history-when">
            {format.time(entry.at)}
            {entry.dated !== undefined && <span> · {t('kit.dated', { on: format.day(entry.dated) })}</span>}
          </p>
          <p className="hc-history-act">{entry.act}</p>
          <p className="hc-history-by">{entry.onBehalfOf === undefined ? entry.by : t('kit.on-behalf-of', { by: entry.by, of: entry.onBehalfOf })}</p>
          {entry.changes && entry.changes.length > 0 && (
            <ul className="hc-history-changes">
              {entry.changes.map((change) => (
                <li key={change.field}>
                  {change.field}: <del>{change.from || t('kit.no-value')}</del> → <ins>{change.to || t('kit.no-value')}</ins>
                </li>
              ))}
            </ul>
          )}
          {entry.reason !== undefined && <p className="hc-history-reason">{t('kit.reason', { reason: entry.reason })}</p>}
        </li>
      ))}
    </ol>
  )
}
