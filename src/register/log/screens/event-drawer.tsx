import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type RecordedEvent, showHistory } from '../../history/history.contract.ts'
import { useEventWords } from '../../history/screens/event-words.ts'
import { eraseField, listEvents } from '../log.contract.ts'
import { placeOfSubject } from './subject.ts'
import './event-drawer.css'

/** One event as the record keeps it: who, when, the facts, and the personal fields, which one role may erase. */
export function EventDrawer({ event, onClose }: { event: RecordedEvent | undefined; onClose: () => void }) {
  const t = useT()
  const words = useEventWords()
  return (
    <Drawer
      opened={event !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      title={event ? words.act(event) : ''}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      {event && <Shown event={event} onClose={onClose} />}
    </Drawer>
  )
}

function Shown({ event, onClose }: { event: RecordedEvent; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const words = useEventWords()
  const place = placeOfSubject(event.subject)
  const kind = t(`log.kind.${event.subject.kind}`)
  const named = Object.entries(event.facts).flatMap(([name, value]) => {
    const label = words.field(name)
    return label === undefined ? [] : [{ label, value: words.value(value) }]
  })
  // Codes, ids and digests are for whoever checks the record, not for reading.
  const raw = Object.entries(event.facts).filter(([name]) => words.field(name) === undefined)
  return (
    <div className="hc-stack">
      <Facts
        rows={[
          { label: t('log.field.recordedAt'), value: format.time(event.recordedAt) },
          ...(event.assertedOn === null ? [] : [{ label: t('log.field.assertedOn'), value: format.day(event.assertedOn) }]),
          { label: t('log.field.by'), value: words.by(event) },
          {
            label: t('log.field.subject'),
            value:
              place === undefined ? (
                kind
              ) : (
                <Link to={place} onClick={onClose}>
                  {kind}
                </Link>
              ),
          },
          { label: t('log.field.seq'), value: format.number(event.seq) },
        ]}
      />
      {event.personal.length > 0 && (
        <section className="hc-event-part">
          <h3>{t('log.personal')}</h3>
          <ul className="hc-event-personal">
            {event.personal.map((one) => (
              <Personal key={one.field} event={event} one={one} onErased={onClose} />
            ))}
          </ul>
        </section>
      )}
      {named.length > 0 && (
        <section className="hc-event-part">
          <h3>{t('log.facts')}</h3>
          <Facts rows={named} />
        </section>
      )}
      {raw.length > 0 && (
        <details className="hc-event-part">
          <summary>{t('log.raw')}</summary>
          <pre className="hc-event-code">{JSON.stringify(Object.fromEntries(raw), null, 2)}</pre>
        </details>
      )}
    </div>
  )
}

function Personal({ event, one, onErased }: { event: RecordedEvent; one: RecordedEvent['personal'][number]; onErased: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const words = useEventWords()
  const mayErase = useHolds()('log.erase')
  const act = useAct(eraseField, { refresh: [listEvents, showHistory] })
  const [erasing, setErasing] = useState(false)
  const name = words.field(one.field) ?? (one.field === 'reason' || one.field === 'note' ? t(`log.said.${one.field}`) : one.field)
  return (
    <li>
      <span>
        <span className="hc-faint hc-small">{name}</span>
        <br />
        {one.value ?? (one.erasedAt === null ? '—' : <em>{t('history.erased', { at: format.time(one.erasedAt) })}</em>)}
      </span>
      {mayErase && one.value !== null && (
        <Button weight="quiet" onClick={() => setErasing(true)}>
          {t('log.act.erase')}
          <span className="hc-unseen"> {name}</span>
        </Button>
      )}
      <ActSheet
        opened={erasing}
        onClose={() => setErasing(false)}
        title={t('log.erase.title', { field: name })}
        confirm={t('log.act.erase')}
        weight="danger"
        reason="required"
        changes={[t('log.erase.changes')]}
        told={[t('log.erase.told')]}
        final={[t('log.erase.final'), t('log.erase.elsewhere')]}
        onConfirm={async (reason) => {
          await act.send({ params: { eventId: event.id }, body: { field: one.field, reason } })
          tell({ text: t('log.erase.done', { field: name }) })
          onErased()
        }}
      />
    </li>
  )
}
