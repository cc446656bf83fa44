import { useMemo } from 'react'
import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { AgencyId, OfficerId, SecondmentId } from '../../../kernel/identity.ts'
import { line, lines } from '../../../kernel/text.ts'
import { AgencyField } from '../../agencies/screens/agency-field.tsx'
import { useGo, useParam, useSearch } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPeople, showPerson } from '../person.contract.ts'
import { correctSecondment, listSecondments, recordSecondment, type SecondmentRow, showSecondment } from '../secondment.contract.ts'
import { isWholePaper, type PaperValues, paperFields, paperIncomplete, paperOf } from './post-form.ts'
import { PersonField } from './person-field.tsx'

const maybe = <T extends z.ZodType>(item: T) => item.nullish().transform((said) => said ?? null)
const fields = {
  officerId: z.object({ id: OfficerId }),
  hostAgencyId: maybe(z.object({ id: AgencyId })),
  host: maybe(line(300)),
  purpose: line(500),
  product: maybe(line(500)),
  validFrom: Day,
  validTo: maybe(Day),
  ...paperFields,
  overlapReason: maybe(lines(2000)),
}
const New = z.object({ ...fields, reason: maybe(lines(2000)) }).refine(isWholePaper, paperIncomplete)
const Corrected = z.object({ ...fields, reason: lines(2000) }).refine(isWholePaper, paperIncomplete)

interface Values extends PaperValues {
  officerId: AgencyChoice | null
  hostAgencyId: AgencyChoice | null
  host: string
  purpose: string
  product: string
  validFrom: Day | null
  validTo: Day | null
  overlapReason: string
  reason: string
}

const blank: Values = {
  officerId: null,
  hostAgencyId: null,
  host: '',
  purpose: '',
  product: '',
  validFrom: null,
  validTo: null,
  paperNumber: '',
  paperDate: null,
  overlapReason: '',
  reason: '',
}

const valuesOf = (row: SecondmentRow): Values => ({
  ...blank,
  officerId: { id: row.officerId, name: row.name },
  hostAgencyId: row.hostAgencyId === null ? null : { id: row.hostAgencyId, name: row.hostName ?? '' },
  host: row.host ?? '',
  purpose: row.purpose,
  product: row.product ?? '',
  validFrom: row.validFrom,
  validTo: row.validTo,
  paperNumber: row.paper?.number ?? '',
  paperDate: row.paper?.date ?? null,
})

/** For somebody named in the address, when it is opened from their page. */
export function NewSecondment() {
  const t = useT()
  const named = OfficerId.safeParse(useSearch()['officer'])
  const { data, error, refetch } = useAnswer(showPerson, { params: { officerId: named.data ?? '' }, query: {} }, { enabled: named.success })
  return (
    <Page title={t('secondment.act.record')} back={{ to: '/secondments', label: t('secondment.list.title') }}>
      {named.success && !data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <Fields person={data && { id: data.officerId, name: data.name }} backTo="/secondments" />
      )}
    </Page>
  )
}

export function SecondmentCorrection() {
  const t = useT()
  const id = useParam('secondmentId', SecondmentId)
  const { data, error, refetch } = useAnswer(showSecondment, { params: { secondmentId: id ?? '' } }, { enabled: id !== undefined })
  return (
    <Page title={t('secondment.act.correct')} back={{ to: `/secondments/${id ?? ''}`, label: data?.name ?? t('secondment.list.title') }}>
      {data ? (
        <Fields held={data} backTo={`/secondments/${data.secondmentId}`} reload={() => void refetch()} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ held, person, backTo, reload }: { held?: SecondmentRow; person?: AgencyChoice | undefined; backTo: string; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => (held ? valuesOf(held) : { ...blank, officerId: person ?? null }), [held, person])
  const form = useDraftForm({
    schema: held ? Corrected : New,
    initial,
    draft: held ? `secondment.${held.secondmentId}` : `secondment.new.${person?.id ?? ''}`,
    ...(held ? { version: held.version } : {}),
  })
  const send = ({ officerId, hostAgencyId, paperNumber, paperDate, overlapReason, reason, ...rest }: z.output<typeof New>, key: string) => {
    const body = {
      ...rest,
      hostAgencyId: hostAgencyId?.id ?? null,
      paper: paperOf({ paperNumber, paperDate }),
      ...(overlapReason === null ? {} : { overlapReason }),
    }
    return held
      ? call(correctSecondment, { params: { secondmentId: held.secondmentId }, body: { ...body, version: held.version, reason: reason ?? '' } }, { key })
      : call(recordSecondment, { body: { ...body, officerId: officerId.id } }, { key })
  }
  return (
    <Form
      form={form}
      send={send}
      submit={t(held ? 'secondment.act.correct' : 'secondment.act.record')}
      {...(reload ? { onReload: reload } : {})}
      beside={<NotNow to={backTo} />}
      onDone={({ id }) => {
        void refresh([listSecondments, showSecondment, showPerson, listPeople, { name: 'history' }])
        tell({ text: t(held ? 'secondment.told.corrected' : 'secondment.told.recorded', { name: form.values.officerId?.name ?? '' }) })
        go(`/secondments/${id}`)
      }}
    >
      <PersonField {...form.field('officerId')} label={t('secondment.field.person')} disabled={held !== undefined} />
      <AgencyField {...form.field('hostAgencyId')} on={form.values.validFrom ?? undefined} label={t('secondment.field.hostAgencyId')} mark="optional" />
      <TextField {...form.field('host')} label={t('secondment.field.host')} mark="optional" maxLength={300} />
      <TextField {...form.field('purpose')} label={t('secondment.field.purpose')} maxLength={500} />
      <TextField {...form.field('product')} label={t('secondment.field.product')} help={t('secondment.help.product')} mark="optional" maxLength={500} />
      <DateField {...form.field('validFrom')} label={t('secondment.field.validFrom')} />
      <DateField {...form.field('validTo')} label={t('secondment.field.validTo')} help={t('secondment.help.validTo')} mark="optional" />
      <TextField {...form.field('paperNumber')} label={t('secondment.field.paperNumber')} mark="optional" maxLength={80} />
      <DateField {...form.field('paperDate')} label={t('secondment.field.paperDate')} mark="optional" />
      {(form.field('overlapReason').error !== undefined || form.values.overlapReason !== '') && (
        <TextAreaField {...form.field('overlapReason')} label={t('secondment.field.overlapReason')} maxLength={2000} rows={2} />
      )}
      {held && <TextAreaField {...form.field('reason')} label={t('secondment.field.reason')} maxLength={2000} rows={2} />}
    </Form>
  )
}
