import type { z } from 'zod'
import { type Day, dayOf, halfYearOf } from '../../../kernel/day.ts'
import { isYear, periodSpan, type ReportPeriod, yearOf, yearPeriod } from '../../../kernel/report-period.ts'
import { useGo } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type BodyView, listBodies } from '../../../register/authority/body.contract.ts'
import { usePeriods } from '../../programme/screens/period-field.tsx'
import { createReport, listReports } from '../report.contract.ts'
import { listReportTemplates } from '../template.contract.ts'
import { usePeriodName } from './report-words.tsx'

/** Begins the report of a half-year or a year: template, period, data date, issuing body. */
export function ReportNew() {
  const t = useT()
  const { data: bodies, error, refetch } = useAnswer(listBodies, {})
  const { data: templates, error: templatesError, refetch: refetchTemplates } = useAnswer(listReportTemplates, {})
  return (
    <Page title={t('report.form.title')} back={{ to: '/reports', label: t('report.page.back') }}>
      {bodies && templates ? (
        <NewForm bodies={bodies.rows} templates={templates.rows} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : templatesError ? (
        <ErrorState error={templatesError} retry={() => void refetchTemplates()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

interface Values {
  template: string | null
  period: ReportPeriod | null
  dataDate: Day | null
  issuerId: string | null
}

type Templates = z.output<(typeof listReportTemplates)['reply']>['rows']

/** The running half-year up to today; whoever reports a past one chooses it. */
function initial(bodies: readonly BodyView[], templates: Templates, today: Day): Values {
  const running = halfYearOf(today)
  const set = templates.find(({ code }) => code === 'half-year-bulletin')?.issuerId
  return {
    template: 'half-year-bulletin',
    period: running,
    dataDate: today,
    issuerId: set ?? (bodies.find((body) => body.level === 'department') ?? bodies[0])?.id ?? null,
  }
}

/** Years that a report can tell of, newest first; none that is yet to come. */
function useYears(today: Day): { value: ReportPeriod; label: string }[] {
  const name = usePeriodName()
  return Array.from({ length: 10 }, (_, n) => yearPeriod(Number(today.slice(0, 4)) - n)).map((value) => ({ value, label: name(value) }))
}

function NewForm({ bodies, templates }: { bodies: readonly BodyView[]; templates: Templates }) {
  const t = useT()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const today = dayOf(new Date())
  const form = useDraftForm({ schema: createReport.body, initial: initial(bodies, templates, today), draft: 'report.new' })
  const { template, period } = form.values
  const ofYear = templates.find(({ code }) => code === template)?.tells === 'year'
  const halves = usePeriods(today, period === null || isYear(period) ? null : period)
  const years = useYears(today)
  const span = period === null ? undefined : periodSpan(period)
  const withPeriod = (chosen: ReportPeriod | null) => {
    const { from, to } = chosen === null ? { from: today, to: today } : periodSpan(chosen)
    const { dataDate } = form.values
    const latest = to.localeCompare(today) < 0 ? to : today
    return { period: chosen, dataDate: dataDate !== null && dataDate >= from && dataDate <= latest ? dataDate : latest }
  }
  const chooseTemplate = (code: string | null) => {
    const chosen = templates.find((one) => one.code === code)
    const year = chosen?.tells === 'year'
    const issuer = chosen?.issuerId
    const other = year ? yearPeriod(period === null ? Number(today.slice(0, 4)) : yearOf(period)) : halfYearOf(span && span.to < today ? span.to : today)
    form.set({ template: code, ...(issuer ? { issuerId: issuer } : {}), ...(period !== null && isYear(period) === year ? {} : withPeriod(other)) })
  }
  return (
    <Form
      form={form}
      submit={t('report.act.create')}
      beside={<NotNow to="/reports" />}
      send={(body, key) => call(createReport, { body }, { key })}
      onDone={({ id }) => {
        tell({ text: t('report.told.created') })
        void refresh([listReports])
        go(`/reports/${id}`)
      }}
    >
      <SelectField
        {...form.field('template')}
        onChange={chooseTemplate}
        label={t('report.field.template')}
        help={t('report.form.template-help')}
        choices={templates.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      <SelectField<ReportPeriod>
        {...form.field('period')}
        onChange={(chosen) => form.set(withPeriod(chosen))}
        label={t('report.field.period')}
        {...(ofYear ? { help: t('report.form.year-help') } : {})}
        choices={ofYear ? years : halves}
      />
      <DateField
        {...form.field('dataDate')}
        label={t('report.field.dataDate')}
        help={t('report.form.dataDate-help')}
        {...(span ? { from: span.from, to: span.to } : {})}
      />
      <SelectField
        {...form.field('issuerId')}
        label={t('report.field.issuerId')}
        help={t('report.form.issuer-help')}
        choices={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  )
}
