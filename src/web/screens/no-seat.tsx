import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/states.tsx'
import { useTell } from '../kit/told.tsx'
import { useSentence } from '../kit/use-sentence.ts'
import { useSessionActs } from '../session/session.tsx'
import { useT } from '../use-t.ts'

/** Signed in, but no post at any agency today: ended, or not begun. */
export function NoSeat() {
  const t = useT()
  const { signOut, refresh } = useSessionActs()
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
        <p>{t('no-seat.text')}</p>
      </EmptyState>
    </main>
  )
}
