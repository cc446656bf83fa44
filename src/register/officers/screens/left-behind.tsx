import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useT } from '../../../web/use-t.ts'
import type { LeavingView } from '../leaving.contract.ts'

/** Before somebody leaves: what stays behind, and whether the agency is left without anybody. */
export function LeftBehindList({ leaving, error, retry }: { leaving: LeavingView | undefined; error: unknown; retry: () => void }) {
  const t = useT()
  if (error) return <ErrorState error={error} retry={retry} />
  if (!leaving) return <Loading />
  return (
    <>
      {leaving.vacant && (
        <Note tone="soon">
          {leaving.post
            ? t('leave.vacant-post', { kind: t(`post.kind.${leaving.post.kind}`) })
            : t('leave.vacant-seat', { role: leaving.seats.map(({ role }) => t(`role.${role}`)).join(', ') })}
          {leaving.accounts.length > 0 && ` ${t('leave.accounts-stay', { names: leaving.accounts.join(', ') })}`}
        </Note>
      )}
      <div className="hc-act-lines">
        <h3>{t('leave.left')}</h3>
        <ul>
          {leaving.left.length === 0 && <li>{t('leave.nothing')}</li>}
          {leaving.left.map(({ kind, count, items }) => (
            <li key={kind}>
              {t(`left.${kind}`, { count })}
              {items.length > 0 && (
                <span className="hc-faint">
                  :{' '}
                  {items
                    .slice(0, 5)
                    .map(({ title }) => title)
                    .join('; ')}
                  {items.length > 5 ? '…' : ''}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
