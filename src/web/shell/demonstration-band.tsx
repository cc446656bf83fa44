import { useT } from '../use-t.ts'

/** On every screen of the demonstration, so that nobody takes it for the office's records. */
export function DemonstrationBand() {
  const t = useT()
  return (
    <div className="hc-demonstration" role="note">
      <strong>{t('shell.demonstration')}</strong> <span>{t('shell.demonstration-text')}</span>
    </div>
  )
}
