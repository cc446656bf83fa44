import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/states.tsx'
import { useTell } from '../kit/told.tsx'
import { useSentence } from '../kit/use-sentence.ts'
import { useSession, useSessionActs } from '../session/session.tsx'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'

/** Signed in, but no post at any agency today: ended, or not begun. */
export function NoSeat() {
  const t = useT()
  const { signOut, refresh } = useSessionActs()
  const session = useSession()
  const format = useFormat()
  const gone = session.signedIn ? session.gone : null
  const tell = useTell()
  const sentence = useSentence()
  const failed = (error: unknown) => tell({ text: sentence(error).text, tone: 'danger' })
  return (
    <main className="hc-alone">
      <EmptyState
        icon="seat"
        title={t('no-seat.title')}
        acts={
          <>
            <Button onClick={() => void refresh().catch(failed)}>{t('kit.retry')}</Button>
            <Button onClick={() => void signOut().catch(failed)}>{t('shell.sign-out')}</Button>
          </>
        }
      >
        <p>
          {gone
            ? t(gone.successors === null ? 'session.agency-ended' : 'session.agency-merged', {
                agency: gone.agencyName,
                ended: format.day(gone.endedOn),
                paper: gone.paper ?? '',
                successors: gone.successors ?? '',
              })
            : t('no-seat.text')}
        </p>
      </EmptyState>
    </main>
  )
}
