import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'

/** Beside the act of a form: leaves without doing it, to another page or by closing the sheet. */
export function NotNow(way: { to: string } | { onClick: () => void }) {
  const t = useT()
  return (
    <Button weight="quiet" {...way}>
      {t('kit.not-now')}
    </Button>
  )
}
