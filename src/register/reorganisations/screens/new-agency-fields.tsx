import { useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listBlocks } from '../../agencies/agency.contract.ts'
import { AgencyKind, Obligation, textLimits } from '../../agencies/agency-facts.ts'
import { kindOfName } from '../../agencies/import-words.ts'
import type { AgencyRef } from '../act-line.ts'
import { useActScene } from './act-scene.ts'
import { RefField } from './ref-field.tsx'
import type { LineForm } from './use-line-form.ts'

/** The facts of an agency that the act establishes. `own`: the line or part that does so, which cannot be its own parent. */
export function NewAgencyFields({ form, path, own }: { form: LineForm; path: string; own: string }) {
  const t = useT()
  const name = form.at<string>(`${path}.name`)
  const kind = form.at<AgencyKind | null>(`${path}.kind`)
  return (
    <>
      <TextField
        {...name}
        label={t('agency.field.name')}
        help={t('agency.form.name-help')}
        maxLength={textLimits.name}
        onChange={(typed) => {
          name.onChange(typed)
          const said = kindOfName(typed)
          if (said !== 'other' && kind.value === null) kind.onChange(said)
        }}
      />
      <TextField
        {...form.at<string>(`${path}.shortName`)}
        label={t('agency.field.shortName')}
        help={t('agency.form.short-name-help')}
        mark="optional"
        maxLength={textLimits.name}
      />
      <TextField
        {...emptied(form.at<string | null>(`${path}.code`))}
        label={t('agency.field.code')}
        help={t('acts.field.code-help')}
        mark="optional"
        maxLength={textLimits.code}
      />
      <KindField form={form} path={`${path}.kind`} />
      <BlockField form={form} path={`${path}.block`} />
      <RefField
        {...form.at<AgencyRef | null>(`${path}.parent`)}
        label={t('agency.field.parent')}
        help={t('acts.field.parent-help')}
        mark="optional"
        but={[own]}
      />
      <ObligationField form={form} path={`${path}.obligation`} />
      <TextField
        {...emptied(form.at<string | null>(`${path}.obligationBasis`))}
        label={t('agency.field.obligationBasis')}
        mark="optional"
        maxLength={textLimits.obligationBasis}
      />
      <TextField {...emptied(form.at<string | null>(`${path}.address`))} label={t('agency.field.address')} mark="optional" maxLength={textLimits.address} />
    </>
  )
}

/** Text fields hold no null. */
export const emptied = <H extends { value: string | null | undefined }>(handle: H) => ({ ...handle, value: handle.value ?? '' })

export function KindField({ form, path, mark }: { form: LineForm; path: string; mark?: 'optional' }) {
  const t = useT()
  return (
    <SelectField
      {...form.at<AgencyKind | null>(path)}
      label={t('agency.field.kind')}
      choices={AgencyKind.options.map((value) => ({ value, label: t(`agency.kind.${value}`) }))}
      clearable={mark !== undefined}
      {...(mark ? { mark } : {})}
    />
  )
}

export function BlockField({ form, path, mark }: { form: LineForm; path: string; mark?: 'optional' }) {
  const t = useT()
  const language = useLanguage()
  const { effectiveOn } = useActScene()
  const asked = useAnswer(listBlocks, { query: { on: effectiveOn } }, { keepFormer: true })
  return (
    <>
      <Unanswered of={[asked]} />
      <SelectField
        {...form.at<string | null>(path)}
        label={t('agency.field.block')}
        help={t('agency.form.block-help')}
        choices={(asked.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        clearable={mark !== undefined}
        {...(mark ? { mark } : {})}
      />
    </>
  )
}

export function ObligationField({ form, path, mark }: { form: LineForm; path: string; mark?: 'optional' }) {
  const t = useT()
  return (
    <SelectField
      {...form.at<Obligation | null>(path)}
      label={t('agency.field.obligation')}
      choices={Obligation.options.map((value) => ({ value, label: t(`agency.obligation.${value}`) }))}
      clearable={mark !== undefined}
      {...(mark ? { mark } : {})}
    />
  )
}
