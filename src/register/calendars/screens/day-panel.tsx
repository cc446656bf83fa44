import { type CompiledCalendar, ordinalOf } from '../../../kernel/calendar.ts'
import { sessionsAt } from '../../../kernel/calendar-clock.ts'
import { type Day, slashed } from '../../../kernel/day.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ExceptionView } from '../calendar.contract.ts'
import { sessionText } from '../session-text.ts'
import { useCalendarScope } from './use-calendar-scope.ts'

interface OfDay {
  day: Day
  calendar: CompiledCalendar
  exception: ExceptionView | undefined
}

/** The chosen day in one line that stays in sight while the months are scrolled: its panel lies below twelve of them. */
export function ChosenDay({ day, calendar, exception }: OfDay) {
  const t = useT()
  const language = useLanguage()
  const { search } = useCalendarScope()
  const place = ordinalOf(day) - calendar.first
  const sessions = sessionText(sessionsAt(calendar, place))
  const parts = exception
    ? [t(`calendar.kind.${exception.kind}`), exception.name[language], ...(exception.state === 'pending' ? [t('calendar.state.pending')] : [])]
    : [t(`calendar.ordinary.${calendar.working[place] === 1 ? 'working' : 'weekend'}`), ...(sessions === '' ? [] : [sessions])]
  return (
    <div className="hc-calendar-chosen hc-not-printed" aria-live="polite">
      <span>
        <strong>{slashed(day)}</strong> {parts.join(' · ')}
      </span>
      {exception && <Link to={`/calendar/days/${exception.id}${search}`}>{t('calendar.act.open')}</Link>}
    </div>
  )
}

/** The chosen day: what it is, by which paper, and what is worked. */
export function DayPanel({ day, calendar, exception }: OfDay) {
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
    </Section>
  )
}
