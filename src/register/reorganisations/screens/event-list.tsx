import { Link } from '../../../web/kit/link.tsx'
import { type StatusShape, StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ActView } from '../act.contract.ts'
import { useCapped } from './use-capped.tsx'
import './acts.css'

type ActEvent = ActView['events'][number]

const shapeOf = ({ ends, kind }: ActEvent): StatusShape => (ends ? 'ended' : kind === 'establish' ? 'done' : 'going')

/** What stands of an act: each agency, what happened to it, and which of its facts changed. */
export function EventList({ events }: { events: readonly ActEvent[] }) {
  const t = useT()
  const format = useFormat()
  const { shown, more } = useCapped(events)
  return (
    <>
      <table className="hc-plain-table hc-stacked">
        <thead>
          <tr>
            <th scope="col">{t('acts.events.day')}</th>
            <th scope="col">{t('acts.events.agency')}</th>
            <th scope="col">{t('acts.events.what')}</th>
            <th scope="col">{t('acts.events.facts')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((event) => (
            <tr key={event.id}>
              <td data-label={t('acts.events.day')} className="hc-nowrap">
                {format.day(event.effectiveOn)}
              </td>
              <td data-label={t('acts.events.agency')}>
                <Link to={`/agencies/${event.agency.id}`}>{event.agency.name}</Link>
              </td>
              <td data-label={t('acts.events.what')}>
                <StatusTag shape={shapeOf(event)}>
                  {t(`act.kind.${event.kind}`)}
                  {event.ends && ` · ${t('acts.outcome.ends')}`}
                </StatusTag>
              </td>
              <td data-label={t('acts.events.facts')} className="hc-faint">
                {event.kind !== 'establish' && event.sets.map((name) => t(`agency.field.${name}`)).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  )
}
