import type { ReactNode } from 'react'
import type { AgencyId } from '../../../kernel/identity.ts'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import { textLimits } from '../../agencies/agency-facts.ts'
import type { AgencyRef, LineKind } from '../act-line.ts'
import { MergeFields } from './merge-fields.tsx'
import { BlockField, emptied, KindField, NewAgencyFields, ObligationField } from './new-agency-fields.tsx'
import { RefField, RegisterField } from './ref-field.tsx'
import { ShareField } from './share-field.tsx'
import { SplitFields } from './split-fields.tsx'
import { usePrefill } from './use-prefill.ts'
import type { LineForm } from './use-line-form.ts'

type Fields = (props: { form: LineForm }) => ReactNode

/** The fields of a line by its kind. */
export function LineFields({ form }: { form: LineForm }) {
  const t = useT()
  const Own = fieldsOf[form.draft.kind]
  return (
    <>
      <Own form={form} />
      <TextAreaField {...emptied(form.at<string | undefined>('note'))} label={t('acts.field.note')} mark="optional" rows={2} maxLength={1000} />
    </>
  )
}

function EstablishFields({ form }: { form: LineForm }) {
  return <NewAgencyFields form={form} path="facts" own={form.draft.id} />
}

/** The agency whose name or place changes; what it is called today comes into the empty fields. */
function OneAgency({ form, fill }: { form: LineForm; fill?: boolean }) {
  const t = useT()
  const prefill = usePrefill()
  const agency = form.at<AgencyId | null>('agency')
  return (
    <RegisterField
      {...agency}
      label={t('acts.field.agency')}
      help={t('acts.field.agency-help')}
      onChange={(chosen) => {
        agency.onChange(chosen)
        if (fill && chosen !== null)
          void prefill(chosen).then((facts) => {
            if (!facts) return
            form.set('name', facts.name)
            form.set('shortName', facts.shortName)
          })
      }}
    />
  )
}

function NameFields({ form, mark }: { form: LineForm; mark?: 'optional' }) {
  const t = useT()
  return (
    <>
      <TextField {...emptied(form.at<string | undefined>('name'))} label={t('acts.field.new-name')} maxLength={textLimits.name} {...(mark ? { mark } : {})} />
      <TextField {...emptied(form.at<string | undefined>('shortName'))} label={t('acts.field.new-short-name')} mark="optional" maxLength={textLimits.name} />
    </>
  )
}

function RenameFields({ form }: { form: LineForm }) {
  const t = useT()
  return (
    <>
      <OneAgency form={form} fill />
      <NameFields form={form} />
      <TextField
        {...emptied(form.at<string | null>('code'))}
        label={t('acts.field.new-code')}
        help={t('acts.field.new-code-help')}
        mark="optional"
        maxLength={textLimits.code}
      />
    </>
  )
}

function TransferFields({ form }: { form: LineForm }) {
  const t = useT()
  return (
    <>
      <RegisterField {...form.at<AgencyId | null>('from')} label={t('acts.field.from')} help={t('acts.field.agency-help')} />
      <RefField {...form.at<AgencyRef | null>('to')} label={t('acts.field.to')} />
      <TextField {...form.at<string>('what')} label={t('acts.field.what')} help={t('acts.field.what-help')} maxLength={500} />
      <ShareField {...form.at<number | null>('share')} />
    </>
  )
}

function DissolveFields({ form }: { form: LineForm }) {
  const t = useT()
  return (
    <>
      <OneAgency form={form} />
      <p className="hc-faint">{t('acts.field.dissolve-help')}</p>
    </>
  )
}

function MoveFields({ form }: { form: LineForm }) {
  const t = useT()
  return (
    <>
      <OneAgency form={form} fill />
      <RefField {...form.at<AgencyRef | null>('parent')} label={t('acts.field.new-parent')} help={t('acts.field.new-parent-help')} mark="optional" />
      <NameFields form={form} mark="optional" />
    </>
  )
}

function ReclassifyFields({ form }: { form: LineForm }) {
  const t = useT()
  return (
    <>
      <OneAgency form={form} />
      <p className="hc-faint">{t('acts.field.reclassify-help')}</p>
      <KindField form={form} path="agencyKind" mark="optional" />
      <BlockField form={form} path="block" mark="optional" />
      <ObligationField form={form} path="obligation" mark="optional" />
      <TextField
        {...emptied(form.at<string | null>('obligationBasis'))}
        label={t('agency.field.obligationBasis')}
        mark="optional"
        maxLength={textLimits.obligationBasis}
      />
    </>
  )
}

const fieldsOf: Record<LineKind, Fields> = {
  establish: EstablishFields,
  rename: RenameFields,
  merge: MergeFields,
  split: SplitFields,
  transfer: TransferFields,
  dissolve: DissolveFields,
  move: MoveFields,
  reclassify: ReclassifyFields,
}
