import { slashed } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { type SettingView, showCalendar } from '../calendar.contract.ts'
import { clock, sessionText } from '../session-text.ts'
import { useCalendarScope } from './use-calendar-scope.ts'

const week = [1, 2, 3, 4, 5, 6, 0] as const
/** What is set at set-up holds from the first day there is. */
const firstDay = '1900-01-01'
/** "04-16" → "16/04" */
export const dayAndMonth = (monthDay: string) => `${monthDay.slice(3)}/${monthDay.slice(0, 2)}`

/** Office hours by season and the rule of receipt, each with its days and its source. */
export function HoursPage() {
  const t = useT()
  const scope = useCalendarScope()
  const { data, error, refetch } = useAnswer(showCalendar, { query: scope.query })
  return (
    <Page title={t('calendar.hours.title')} back={{ to: `/calendar${scope.search}`, label: t('calendar.title') }}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        (['office-hours', 'receipt-rule'] as const).map((kind) => {
          const settings = data.settings.filter((one) => one.kind === kind).toReversed()
          return (
            <Section
              key={kind}
              title={t(`calendar.hours.${kind}`)}
              acts={
                scope.mayWrite && (
                  <Button icon="plus" to={`/calendar/hours/new${scope.search === '' ? '?' : `${scope.search}&`}kind=${kind}`}>
                    {t(kind === 'office-hours' ? 'calendar.hours.set-hours' : 'calendar.hours.set-rule')}
                  </Button>
                )
              }
            >
              {settings.length === 0 && <p>{t('calendar.hours.none')}</p>}
              {settings.map((one) => (
                <Setting key={one.id} setting={one} mayWrite={scope.mayWrite && (!scope.agencySide || one.agencyId === scope.agencyId)} search={scope.search} />
              ))}
            </Section>
          )
        })
      )}
    </Page>
  )
}

function Setting({ setting, mayWrite, search }: { setting: SettingView; mayWrite: boolean; search: string }) {
  const t = useT()
  const { validFrom, validTo, season } = setting
  const span =
    validTo === null && validFrom === firstDay
      ? t('calendar.hours.always')
      : validTo === null
        ? t('calendar.hours.since', { from: slashed(validFrom) })
        : t('calendar.hours.between', { from: slashed(validFrom), to: slashed(validTo) })
  const yes = (on: boolean) => t(on ? 'calendar.hours.yes' : 'calendar.hours.no')
  return (
    <article>
      <h3>
        {span}
        {setting.agencyId !== null && ` · ${t('calendar.hours.own')}`}
      </h3>
      <Facts
        rows={[
          ...(setting.kind === 'office-hours'
            ? [
                {
                  label: t('calendar.field.season'),
                  value: season ? t('calendar.hours.in-season', { from: dayAndMonth(season.from), to: dayAndMonth(season.to) }) : t('calendar.hours.all-year'),
                },
                ...week.map((day) => ({ label: t(`calendar.weekday.${day}`), value: sessionText(setting.value.week[day] ?? []) || t('calendar.hours.off') })),
              ]
            : [
                { label: t('calendar.field.receiptDayCounts'), value: yes(setting.value.receiptDayCounts) },
                { label: t('calendar.field.cutOff'), value: setting.value.cutOff === null ? t('calendar.hours.until-close') : clock(setting.value.cutOff) },
                { label: t('calendar.field.afterHours'), value: t(`calendar.after-hours.${setting.value.afterHours}`) },
                { label: t('calendar.field.sessionEnd'), value: t(`calendar.session-end.${setting.value.sessionEnd}`) },
                { label: t('calendar.field.dutyCounts'), value: yes(setting.value.dutyCounts) },
              ]),
          { label: t('calendar.field.source'), value: setting.source },
        ]}
      />
      {mayWrite && (
        <Button to={`/calendar/hours/new${search === '' ? '?' : `${search}&`}kind=${setting.kind}&id=${setting.id}`}>
          {t('calendar.act.correct')}
          <span className="hc-unseen"> {span}</span>
        </Button>
      )}
    </article>
  )
}
