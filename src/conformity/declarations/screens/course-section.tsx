import { z } from 'zod'
import { addDays, Day } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useSeat } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { BlockProgress } from '../conversion.contract.ts'
import { Tree } from '../tree.ts'
import { CourseChart } from './course-chart.tsx'

const Reach = z.enum(['1', '2', '5', '10'])
const View = z.object({ years: Reach.optional(), tree: Tree.optional(), courseOf: z.string().optional() })

/** Same day some years before; 29 February becomes the 28th. */
function yearsBefore(day: Day, years: number): Day {
  const read = Day.safeParse(`${Number(day.slice(0, 4)) - years}${day.slice(4)}`)
  return read.success ? read.data : yearsBefore(addDays(day, -1), years)
}

/** n by month, as far back as the reader wants, of the whole or of a block, and over which register. */
export function CourseSection({ edition, on, blocks }: { edition: string; on: Day; blocks: readonly BlockProgress[] }) {
  const t = useT()
  const language = useLanguage()
  // Lineage runs through agencies that an agency's side does not reach.
  const mayCompare = useSeat()?.side === 'authority'
  const [{ years = '2', tree: chosen = 'each-day', courseOf }, set] = useSearchState(View)
  const tree = mayCompare ? chosen : 'each-day'
  const block = blocks.find((one) => one.block === courseOf)?.block
  return (
    <Section title={t('conversion.course.title')}>
      <div className="hc-conversion-course hc-not-printed">
        <ChoiceField
          label={t('conversion.course.reach')}
          value={years}
          onChange={(count) => set({ years: count === '2' ? undefined : (count ?? undefined) })}
          choices={Reach.options.map((count) => ({ value: count, label: t('conversion.course.years', { count: Number(count) }) }))}
        />
        {mayCompare && (
          <ChoiceField
            label={t('conversion.tree.title')}
            value={tree}
            onChange={(other) => set({ tree: other === 'each-day' ? undefined : (other ?? undefined) })}
            choices={Tree.options.map((one) => ({ value: one, label: t(`conversion.tree.${one}`) }))}
          />
        )}
        <SelectField
          label={t('conversion.course.block')}
          value={block ?? 'main'}
          onChange={(other) => set({ courseOf: other === 'main' ? undefined : (other ?? undefined) })}
          choices={[{ value: 'main', label: t('conversion.course.main') }, ...blocks.map((one) => ({ value: one.block, label: one.name[language] }))]}
        />
      </div>
      <p className="hc-faint hc-conversion-words">{t(`conversion.tree.${tree}-meaning`)}</p>
      <CourseChart edition={edition} from={yearsBefore(on, Number(years))} on={on} tree={tree} block={block} />
    </Section>
  )
}
