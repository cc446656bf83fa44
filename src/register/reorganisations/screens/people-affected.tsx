import { Section } from '../../../web/kit/page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'
import { Total } from './preview-total.tsx'
import { useCapped } from './use-capped.tsx'

interface PeopleProps {
  preview: Pick<ActPreview, 'seats' | 'posts' | 'accounts'>
  nameOf: (id: string) => string
}

/** People whose seats and posts end with their agency, or whose seats move. */
export function PeopleAffected({ preview: { seats, posts, accounts }, nameOf }: PeopleProps) {
  const t = useT()
  const { shown, more } = useCapped(seats)
  const some = useCapped(posts)
  return (
    <Section title={t('acts.people.title')} beside={<Total count={seats.length} />}>
      {(posts.length > 0 || seats.length > 0) && (
        <p>{t('acts.people.counts', { seats: seats.filter(({ outcome }) => outcome === 'ends').length, accounts, posts: posts.length })}</p>
      )}
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
      {posts.length > 0 && (
        <>
          <h3>{t('acts.people.posts')}</h3>
          <ul>
            {some.shown.map((post) => (
              <li key={post.postId}>
                {post.name}: {[post.title, nameOf(post.agency)].filter(Boolean).join(', ')} <StatusTag shape="ended">{t('acts.people.ends')}</StatusTag>
              </li>
            ))}
          </ul>
          {some.more}
        </>
      )}
    </Section>
  )
}
