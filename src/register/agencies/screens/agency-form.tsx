import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { z } from 'zod'
import type { AgencyId } from '../../../kernel/identity.ts'
import { useGo } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listAgencies, listBlocks, showAgency, suggestAgencies } from '../agency.contract.ts'
import { AgencyKind, Obligation, textLimits } from '../agency-facts.ts'
import { kindOfName } from '../import-words.ts'
import { AgencyField } from './agency-field.tsx'
import { type AgencyValues, CorrectionForm, StatementForm } from './agency-values.tsx'

export interface AgencyFormProps {
  act: 'establish' | 'change' | 'correct'
  initial: AgencyValues
  /** Names the draft kept on this device. */
  draft: string
  /** Of the agency the form began from. */
  version?: number
  backTo: string
  send: (values: z.output<typeof StatementForm>, key: string) => Promise<{ id: AgencyId }>
  reload?: () => void
  children?: ReactNode
}

/** The one form behind establishing, changing and correcting: the facts, the day they hold from, the paper behind them. */
export function AgencyForm({ act, initial, draft, version, backTo, send, reload, children }: AgencyFormProps) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const form = useDraftForm({ schema: act === 'correct' ? CorrectionForm : StatementForm, initial, draft, ...(version === undefined ? {} : { version }) })
  const done = ({ id }: { id: AgencyId }) => {
    void refresh([listAgencies, showAgency, suggestAgencies, { name: 'history' }])
    tell({
      text: t(`agency.told.${act}`, { name: form.values.facts.name }),
      ...(act === 'establish' ? { next: { label: t('agency.act.establish-another'), to: '/agencies/new' } } : {}),
    })
    go(`/agencies/${id}`)
  }
  const { at } = form
  const on = form.values.effectiveOn ?? undefined
  return (
    <Form form={form} send={send} onDone={done} {...(reload ? { onReload: reload } : {})} submit={t(`agency.act.save-${act}`)} beside={<NotNow to={backTo} />}>
      {children}
      <FieldGroup title={t('agency.form.agency')}>
        <NameAndKind form={form} focus={act === 'establish'} />
        <TextField
          {...at<string>('facts.shortName')}
          label={t('agency.field.shortName')}
          help={t('agency.form.short-name-help')}
          mark="optional"
          maxLength={textLimits.name}
        />
        <TextField {...at<string>('facts.code')} label={t('agency.field.code')} help={t('agency.form.code-help')} mark="optional" maxLength={textLimits.code} />
        <BlockField {...at<string | null>('facts.block')} on={on} />
        <AgencyField
          {...at<AgencyChoice | null>('facts.parentId')}
          on={on}
          label={t('agency.field.parent')}
          help={t('agency.form.parent-help')}
          mark="optional"
        />
        <TextField {...at<string>('facts.address')} label={t('agency.field.address')} mark="optional" maxLength={textLimits.address} />
      </FieldGroup>
      <FieldGroup title={t('agency.form.obligation')}>
        <ChoiceField
          {...at<Obligation | null>('facts.obligation')}
          label={t('agency.field.obligation')}
          choices={Obligation.options.map((value) => ({ value, label: t(`agency.obligation.${value}`) }))}
        />
        <TextField {...at<string>('facts.obligationBasis')} label={t('agency.field.obligationBasis')} mark="optional" maxLength={textLimits.obligationBasis} />
      </FieldGroup>
      <FieldGroup title={t('agency.form.when')}>
        <DateField {...form.field('effectiveOn')} label={t(`agency.form.effective-${act}`)} help={t(`agency.form.effective-${act}-help`)} />
        <TextField {...at<string>('paper.number')} label={t('agency.field.paperNumber')} help={t('agency.form.paper-help')} mark="optional" maxLength={80} />
        <DateField {...at<AgencyValues['effectiveOn']>('paper.date')} label={t('agency.field.paperDate')} mark="optional" />
        {act === 'correct' ? (
          <TextAreaField {...form.field('words')} label={t('agency.form.reason')} help={t('agency.form.reason-help')} rows={2} maxLength={2000} />
        ) : (
          <TextAreaField {...form.field('words')} label={t('agency.form.note')} mark="optional" rows={2} maxLength={2000} />
        )}
      </FieldGroup>
    </Form>
  )
}

/** The name says the kind ("Chi cục …") until the officer chooses otherwise. */
function NameAndKind({ form, focus }: { form: ReturnType<typeof useDraftForm<typeof StatementForm, AgencyValues>>; focus: boolean }) {
  const t = useT()
  const proposed = useRef<AgencyKind | null>(null)
  const { facts } = form.values
  const typeName = (name: string) => {
    const kind = kindOfName(name)
    const takes = kind !== 'other' && (facts.kind === null || facts.kind === proposed.current)
    if (takes) proposed.current = kind
    form.set({ facts: { ...facts, name, ...(takes ? { kind } : {}) } })
  }
  return (
    <>
      <TextField
        {...form.at<string>('facts.name')}
        onChange={typeName}
        label={t('agency.field.name')}
        help={t('agency.form.name-help')}
        maxLength={textLimits.name}
        autoFocus={focus}
      />
      <SelectField
        {...form.at<AgencyKind | null>('facts.kind')}
        label={t('agency.field.kind')}
        choices={AgencyKind.options.map((value) => ({ value, label: t(`agency.kind.${value}`) }))}
      />
    </>
  )
}

function BlockField({
  on,
  ...field
}: {
  on: string | undefined
  name: string
  value: string | null
  onChange: (value: string | null) => void
  error: string | undefined
}) {
  const t = useT()
  const language = useLanguage()
  const asked = useAnswer(listBlocks, { query: { on } }, { keepFormer: true })
  return (
    <>
      <Unanswered of={[asked]} />
      <SelectField
        {...field}
        label={t('agency.field.block')}
        help={t('agency.form.block-help')}
        choices={(asked.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
    </>
  )
}
