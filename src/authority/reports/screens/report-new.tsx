import { type Day, dayOf, halfYearOf, type HalfYear, spanOf } from '../../../kernel/day.ts'
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
import type { TwoLanguages } from '../../../kernel/list.ts'
import { type BodyView, listBodies } from '../../../register/authority/body.contract.ts'
import { PeriodField } from '../../programme/screens/period-field.tsx'
import { createReport, listReports } from '../report.contract.ts'
import { listReportTemplates } from '../template.contract.ts'

/** Begins the report of a half-year: period, data date, issuing body. */
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
  period: HalfYear | null
  dataDate: Day | null
  issuerId: string | null
}

/** The running half-year up to today; whoever reports a past one chooses it. */
function initial(bodies: readonly BodyView[], today: Day): Values {
  const running = halfYearOf(today)
  return {
    template: 'half-year-bulletin',
    period: running,
    dataDate: today,
    issuerId: (bodies.find((body) => body.level === 'department') ?? bodies[0])?.id ?? null,
  }
}

function NewForm({ bodies, templates }: { bodies: readonly BodyView[]; templates: readonly { code: string; name: TwoLanguages }[] }) {
  const t = useT()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const today = dayOf(new Date())
  const form = useDraftForm({ schema: createReport.body, initial: initial(bodies, today), draft: 'report.new' })
  const span = form.values.period === null ? undefined : spanOf(form.values.period)
  const choosePeriod = (period: HalfYear | null) => {
    const { from, to } = period === null ? { from: today, to: today } : spanOf(period)
    const { dataDate } = form.values
    const latest = to.localeCompare(today) < 0 ? to : today
    form.set({ period, dataDate: dataDate !== null && dataDate >= from && dataDate <= latest ? dataDate : latest })
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
        label={t('report.field.template')}
        help={t('report.form.template-help')}
        choices={templates.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      <PeriodField {...form.field('period')} onChange={choosePeriod} label={t('report.field.period')} />
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
