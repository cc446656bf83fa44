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
