import { AsOfBand } from '../kit/as-of-band.tsx'
import { Page } from '../kit/page.tsx'
import { PrintButton } from '../kit/print-button.tsx'
import { Day } from '../../kernel/day.ts'
import { useT } from '../use-t.ts'
import { Actings } from './actings.tsx'
import { Charts } from './charts.tsx'
import { Fields } from './fields.tsx'
import { Figures } from './figures.tsx'
import { Marks } from './marks.tsx'
import { Papers } from './papers.tsx'
import { Records } from './records.tsx'
import { Tables } from './tables.tsx'
import { Works } from './works.tsx'

/** Every part of the kit in its states, for those who build screens; needs no data of the server. */
export function KitPage() {
  const t = useT()
  return (
    <Page title={t('kit-page.title')} beside={t('kit-page.for-whom')} acts={<PrintButton />}>
      <AsOfBand on={Day.parse('2020-06-15')} knownAt="2020-06-16T09:12:00Z" back={() => undefined} />
      <Figures />
      <Tables />
      <Records />
      <Actings />
      <Fields />
      <Works />
      <Charts />
      <Papers />
      <Marks />
    </Page>
  )
}
