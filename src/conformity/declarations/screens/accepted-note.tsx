import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ConversionProgress } from '../conversion.contract.ts'

/** Two editions count at once: how many of n stand by the former one, and until when it is accepted. */
export function AcceptedNote({ progress: { accepted, blocks, edition } }: { progress: ConversionProgress }) {
  const t = useT()
  const format = useFormat()
  if (!accepted) return null
  const sum = (apart: boolean) =>
    blocks.filter((block) => block.apart === apart).reduce((all, { n, former }) => ({ n: all.n + n, former: all.former + former }), { n: 0, former: 0 })
  const [main, apart] = [sum(false), sum(true)]
  const said = ({ n, former }: typeof main) => ({ newer: format.number(n - former), former: format.number(former) })
  return (
    <Note tone="info" title={t('conversion.accepted', { edition: accepted.edition, until: format.day(accepted.until) })}>
      <p>{t('conversion.accepted-of', { edition, formerEdition: accepted.edition, ...said(main) })}</p>
      {apart.n > 0 && <p>{t('conversion.accepted-apart', { edition, formerEdition: accepted.edition, ...said(apart) })}</p>}
    </Note>
  )
}
