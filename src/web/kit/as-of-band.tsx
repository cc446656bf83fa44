import type { Day } from '../../kernel/day.ts'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { Icon } from './icon.tsx'
import './as-of-band.css'

/** Says that a view is not today's, on the screen, in print and in what is exported from it. */
export function AsOfBand({ on, knownAt, back }: { on: Day; knownAt?: string | undefined; back?: () => void }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="hc-as-of" role="note">
      <Icon name="history" />
      <p>{knownAt === undefined ? t('kit.as-of', { on: format.day(on) }) : t('kit.as-of-known', { on: format.day(on), at: format.time(knownAt) })}</p>
      {back && (
        <button type="button" className="hc-as-of-back hc-not-printed" onClick={back}>
          {t('kit.back-to-today')}
        </button>
      )}
    </div>
  )
}

/** For a page that has no former knowledge to show, while other pages are looked at as known at an instant. */
export function KnownNow() {
  const t = useT()
  return (
    <p className="hc-known-now hc-small" role="note">
      {t('kit.known-now')}
    </p>
  )
}
