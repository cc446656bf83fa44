import { useMemo } from 'react'
import { z } from 'zod'
import { dayOf } from '../../../kernel/day.ts'
import { BodyId, PlanId, PlanLineId } from '../../../kernel/identity.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useGo } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { CheckField, ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { createPlan, listPlans, showPlan } from '../plan.contract.ts'
import { PlanKind } from '../plan-line.ts'

const Asked = z.object({
  kind: PlanKind,
  year: z.int().min(1990).max(2100),
  title: z.string().trim().min(1).max(500),
  issuerId: BodyId,
  from: PlanId.nullable(),
  left: z.array(z.string()),
})

interface Values {
  kind: PlanKind
  year: number | null
  title: string
  issuerId: string | null
  from: string | null
  /** Lines of the former plan that are not copied. */
  left: string[]
}

/** The next year, this one, and ten behind it. */
const thisYear = Number(dayOf(new Date()).slice(0, 4))
const years = Array.from({ length: 12 }, (_, n) => String(thisYear + 1 - n))

/** The plan of a year is begun empty, or from an earlier one of which some lines are left out. */
export function PlanForm() {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const bodies = useAnswer(listBodies, {})
  const plans = useAnswer(listPlans, { query: { limit: 100 } })
  const initial = useMemo<Values>(() => ({ kind: 'application', year: thisYear, title: '', issuerId: null, from: null, left: [] }), [])
  const form = useDraftForm({ schema: Asked, initial, draft: 'plan.new' })
  const { from, left } = form.values
  const copied = useAnswer(showPlan, { params: { planId: from ?? '' } }, { enabled: from !== null })
  const former = copied.data
  const chosen = (former?.lines ?? []).filter(({ id }) => !left.includes(id))
  const send = async ({ from: planId, left: _, ...plan }: z.output<typeof Asked>, key: string) =>
    call(
      createPlan,
      { body: { ...plan, ...(planId === null || chosen.length === 0 ? {} : { copy: { planId, lineIds: chosen.map(({ id }) => PlanLineId.parse(id)) } }) } },
      { key },
    )
  return (
    <Page title={t('plan.form-page.title')} back={{ to: '/plans', label: t('plan.title') }}>
      <Form
        form={form}
        send={send}
        onDone={({ id }) => {
          void refresh([listPlans])
          tell({ text: t('plan.told.begun') })
          go(`/plans/${id}/edit`)
        }}
        submit={t('plan.act.begin')}
        beside={<NotNow to="/plans" />}
      >
        <Unanswered of={[bodies, plans, copied]} />
        <FieldGroup title={t('plan.form-page.what')}>
          <ChoiceField
            {...form.field('kind')}
            onChange={(kind) => form.set({ kind: kind ?? 'application' })}
            label={t('plan.field.kind')}
            choices={PlanKind.options.map((kind) => ({ value: kind, label: t(`plan.kind.${kind}`) }))}
          />
          <SelectField
            {...form.field('year')}
            value={form.values.year === null ? null : String(form.values.year)}
            onChange={(year) => form.set({ year: year === null ? null : Number(year) })}
            label={t('plan.field.year')}
            mark="required"
            choices={years.map((year) => ({ value: year, label: year }))}
          />
          <TextAreaField {...form.field('title')} label={t('plan.field.title')} mark="required" rows={2} maxLength={500} />
          <SelectField
            {...form.field('issuerId')}
            label={t('plan.field.issuer')}
            mark="required"
            choices={(bodies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldGroup>
        <FieldGroup title={t('plan.form-page.copy')} help={t('plan.form-page.copy-help')}>
          <SelectField
            {...form.field('from')}
            onChange={(plan) => form.set({ from: plan, left: [] })}
            label={t('plan.form-page.copy-from')}
            mark="optional"
            clearable
            choices={(plans.data?.rows ?? []).map(({ id, title, year }) => ({ value: id, label: `${year}: ${title}` }))}
          />
          {former && (
            <fieldset className="hc-plan-copied">
              <legend>{t('plan.form-page.copy-lines')}</legend>
              <p className="hc-faint">{t('plan.form-page.copy-chosen', { chosen: chosen.length, all: former.lines.length })}</p>
              {former.lines.map(({ id, no, task, state }) => (
                <CheckField
                  key={id}
                  label={`${no}. ${task}${state === 'done' ? '' : ` (${t('plan.form-page.not-done')})`}`}
                  value={!left.includes(id)}
                  onChange={(taken) => form.set({ left: taken ? left.filter((one) => one !== id) : [...left, id] })}
                />
              ))}
            </fieldset>
          )}
        </FieldGroup>
      </Form>
    </Page>
  )
}
