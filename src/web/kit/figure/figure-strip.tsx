import type { Progress } from '../../../kernel/progress.ts'

const width = 240

/** The share as a strip: solid for declared, white for not yet, dotted for no data, a notch at the target. */
export function FigureStrip({ progress: { n, noData, total }, target }: { progress: Progress; target?: number }) {
  if (total === 0) return null
  const declared = (n / total) * width
  const unknown = (noData / total) * width
  return (
    <svg className="hc-figure-strip" viewBox={`0 0 ${width} 14`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="hc-strip-ground" x="0.5" y="2.5" width={width - 1} height="8" />
      <rect className="hc-strip-declared" x="0" y="2" width={declared} height="9" />
      {unknown > 0 && <line className="hc-strip-unknown" x1={width - unknown} x2={width - 1} y1="6.5" y2="6.5" />}
      {target !== undefined && <line className="hc-strip-target" x1={(target / 100) * width} x2={(target / 100) * width} y1="0" y2="14" />}
    </svg>
  )
}
