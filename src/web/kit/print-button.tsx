import { useT } from '../use-t.ts'
import { Button } from './button.tsx'

/** Prints the screen as a sheet: the frame goes, the as-of band stays. */
export function PrintButton() {
  const t = useT()
  return (
    <Button icon="print" weight="quiet" onClick={() => window.print()}>
      {t('kit.print')}
    </Button>
  )
}
