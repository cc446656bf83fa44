import { Figure } from '../../../web/kit/figure/figure.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { AcceptedNote } from '../../../conformity/declarations/screens/accepted-note.tsx'
import type { ConversionProgress, Counts } from '../../../conformity/declarations/conversion.contract.ts'
import { useStandingSource } from '../../../conformity/declarations/screens/standing-source.ts'

/** n/N of the programme's bodies and, apart from them, of the communes; each opens its names. */
export function ProgressFigures({ progress }: { progress: ConversionProgress }) {
  const t = useT()
  const language = useLanguage()
  const { main, apart, edition, blocks } = progress
  const names = blocks
    .filter((block) => block.apart && block.total > 0)
    .map(({ name }) => name[language])
    .join(', ')
  return (
    <div className="hc-home-figures">
      {main.total > 0 && <Whole label={t('conversion.main', { edition })} counts={main} progress={progress} apart={false} />}
      {apart.total > 0 && <Whole label={t('conversion.apart', { names })} counts={apart} progress={progress} apart />}
      <AcceptedNote progress={progress} />
    </div>
  )
}

function Whole({ label, counts, progress: { edition, on, knownAt }, apart }: { label: string; counts: Counts; progress: ConversionProgress; apart: boolean }) {
  const source = useStandingSource({ edition, on, knownAt: knownAt ?? undefined, apart })
  return <Figure label={label} progress={{ ...counts, on }} source={source} size="large" />
}
