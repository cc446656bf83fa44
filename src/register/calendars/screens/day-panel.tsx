import { type CompiledCalendar, ordinalOf } from '../../../kernel/calendar.ts'
import { sessionsAt } from '../../../kernel/calendar-clock.ts'
import { type Day, slashed } from '../../../kernel/day.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ExceptionView } from '../calendar.contract.ts'
import { sessionText } from '../session-text.ts'
import { useCalendarScope } from './use-calendar-scope.ts'

/** The chosen day: what it is, by which paper, and what is worked. */
export function DayPanel({ day, calendar, exception }: { day: Day; calendar: CompiledCalendar; exception: ExceptionView | undefined }) {
  const t = useT()
  const language = useLanguage()
  const { search } = useCalendarScope()
  const place = ordinalOf(day) - calendar.first
  const sessions = sessionText(sessionsAt(calendar, place))
  const ordinary = t(`calendar.ordinary.${calendar.working[place] === 1 ? 'working' : 'weekend'}`)
  return (
    <Section
      title={t('calendar.of-day', { day: slashed(day) })}
      acts={exception && <Button to={`/calendar/days/${exception.id}${search}`}>{t('calendar.act.open')}</Button>}
    >
      <div aria-live="polite">
        <Facts
          rows={[
            { label: t('calendar.field.kind'), value: exception ? t(`calendar.kind.${exception.kind}`) : ordinary },
            ...(exception
              ? [
                  { label: t('calendar.field.nameVi'), value: exception.name[language] },
                  { label: t('calendar.field.source'), value: exception.source },
                  ...(exception.pairedDay ? [{ label: t('calendar.field.pairedDay'), value: slashed(exception.pairedDay) }] : []),
                  { label: t('calendar.field.state'), value: t(`calendar.state.${exception.state}`) },
                ]
              : []),
            { label: t('calendar.field.sessions'), value: sessions === '' ? t('calendar.hours.off') : sessions },
          ]}
        />
      </div>
    </Section>
  )
}
