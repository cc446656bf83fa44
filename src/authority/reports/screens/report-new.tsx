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
import { useT } from '../../../web/use-t.ts'
import { type BodyView, listBodies } from '../../../register/authority/body.contract.ts'
import { PeriodField } from '../../programme/screens/period-field.tsx'
import { createReport, listReports } from '../report.contract.ts'

/** Begins the report of a half-year: period, data date, issuing body. */
export function ReportNew() {
  const t = useT()
  const { data: bodies, error, refetch } = useAnswer(listBodies, {})
  return (
    <Page title={t('report.form.title')} back={{ to: '/reports', label: t('report.page.back') }}>
      {bodies ? <NewForm bodies={bodies.rows} /> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

interface Values {
  period: HalfYear | null
  dataDate: Day | null
  issuerId: string | null
}

/** The running half-year up to today; whoever reports a past one chooses it. */
function initial(bodies: readonly BodyView[], today: Day): Values {
  const running = halfYearOf(today)
  return { period: running, dataDate: today, issuerId: (bodies.find((body) => body.level === 'department') ?? bodies[0])?.id ?? null }
}

function NewForm({ bodies }: { bodies: readonly BodyView[] }) {
  const t = useT()
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
