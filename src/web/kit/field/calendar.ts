import 'dayjs/locale/vi'
import type { DateInputProps } from '@mantine/dates'
import { useLanguage, useT } from '../../use-t.ts'

/** What Mantine's calendar needs to be readable by everybody: names for its arrows and levels, days named in full, weeks from Monday. */
export function useCalendar(): Pick<
  DateInputProps,
  'ariaLabels' | 'getDayAriaLabel' | 'locale' | 'firstDayOfWeek' | 'weekendDays' | 'popoverProps' | 'monthLabelFormat' | 'decadeLabelFormat'
> {
  const t = useT()
  const language = useLanguage()
  return {
    locale: language,
    firstDayOfWeek: 1,
    weekendDays: [0, 6],
    monthLabelFormat: 'MM/YYYY',
    // Begins with the number that is seen, so that a person who speaks what they see is understood.
    getDayAriaLabel: (day) =>
      t('date.spoken', {
        day: Number(day.slice(8, 10)),
        month: language === 'vi' ? Number(day.slice(5, 7)) : t(`date.part.${day.slice(5, 7)}`),
        year: day.slice(0, 4),
      }),
    ariaLabels: {
      nextMonth: t('date.next-month'),
      previousMonth: t('date.previous-month'),
      nextYear: t('date.next-year'),
      previousYear: t('date.previous-year'),
      nextDecade: t('date.next-decade'),
      previousDecade: t('date.previous-decade'),
    },
    popoverProps: { shadow: 'none', transitionProps: { duration: 100 } },
  }
}
