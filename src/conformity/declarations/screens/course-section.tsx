import { z } from 'zod'
import { addDays, Day } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useT } from '../../../web/use-t.ts'
import { CourseChart } from './course-chart.tsx'

const Reach = z.enum(['1', '2', '5', '10'])
const View = z.object({ years: Reach.optional() })

/** Same day some years before; 29 February becomes the 28th. */
function yearsBefore(day: Day, years: number): Day {
  const read = Day.safeParse(`${Number(day.slice(0, 4)) - years}${day.slice(4)}`)
  return read.success ? read.data : yearsBefore(addDays(day, -1), years)
}

/** n by month, as far back as the reader wants. */
export function CourseSection({ edition, on }: { edition: string; on: Day }) {
  const t = useT()
  const [{ years = '2' }, set] = useSearchState(View)
  return (
    <Section title={t('conversion.course.title')}>
      <div className="hc-not-printed">
        <ChoiceField
          label={t('conversion.course.reach')}
          value={years}
          onChange={(chosen) => set({ years: chosen === '2' ? undefined : (chosen ?? undefined) })}
          choices={Reach.options.map((count) => ({ value: count, label: t('conversion.course.years', { count: Number(count) }) }))}
        />
      </div>
      <CourseChart edition={edition} from={yearsBefore(on, Number(years))} on={on} />
    </Section>
  )
}
