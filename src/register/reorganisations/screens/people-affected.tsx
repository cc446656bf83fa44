import { Section } from '../../../web/kit/page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'
import { Total } from './preview-total.tsx'
import { useCapped } from './use-capped.tsx'

/** People whose seats end or move with their agency. */
export function PeopleAffected({ seats, nameOf }: { seats: ActPreview['seats']; nameOf: (id: string) => string }) {
  const t = useT()
  const { shown, more } = useCapped(seats)
  return (
    <Section title={t('acts.people.title')} beside={<Total count={seats.length} />}>
      {seats.length === 0 ? (
        <p className="hc-faint">{t('acts.people.none')}</p>
      ) : (
        <table className="hc-plain-table hc-stacked">
          <thead>
            <tr>
              <th scope="col">{t('acts.people.person')}</th>
              <th scope="col">{t('acts.people.seat')}</th>
              <th scope="col">{t('acts.people.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((seat) => (
              <tr key={seat.seatId}>
                <td data-label={t('acts.people.person')}>{seat.name}</td>
                <td data-label={t('acts.people.seat')}>{[seat.title, nameOf(seat.agency)].filter(Boolean).join(', ')}</td>
                <td data-label={t('acts.people.outcome')}>
                  {seat.outcome === 'ends' ? (
                    <StatusTag shape="ended">{t('acts.people.ends')}</StatusTag>
                  ) : (
                    <StatusTag shape="going">{t('acts.people.moves', { to: seat.to === null ? '…' : nameOf(seat.to) })}</StatusTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more}
    </Section>
  )
}
