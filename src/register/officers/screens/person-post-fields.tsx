import { AgencyField } from '../../agencies/screens/agency-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import type { FieldHandle } from '../../../web/kit/form/use-draft-form.ts'
import { useSeat } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { isExclusive, PostKind } from '../post.ts'
import type { PostFormValues } from './post-form.ts'

type Handles = { [K in keyof PostFormValues]: FieldHandle<PostFormValues[K]> }

/** What, where, from when to when, by which paper; the reason only where somebody else may hold the same post. */
export function PersonPostFields({ kind, agencyId, title, unit, validFrom, validTo, paperNumber, paperDate, besideReason }: Handles) {
  const t = useT()
  const ofAgency = useSeat()?.side === 'agency'
  return (
    <>
      <AgencyField
        {...agencyId}
        on={validFrom.value ?? undefined}
        label={t('person.field.agency')}
        {...(ofAgency ? {} : { help: t('person.help.agency'), mark: 'optional' as const })}
      />
      <SelectField {...kind} label={t('person.field.kind')} choices={PostKind.options.map((one) => ({ value: one, label: t(`post.kind.${one}`) }))} />
      <TextField {...title} label={t('person.field.title')} help={t('person.help.title')} maxLength={200} />
      <TextField {...unit} label={t('person.field.unit')} mark="optional" maxLength={200} />
      <DateField {...validFrom} label={t('person.field.validFrom')} />
      <DateField {...validTo} label={t('person.field.validTo')} help={t('person.help.validTo')} mark="optional" />
      <TextField {...paperNumber} label={t('person.field.paperNumber')} mark="optional" maxLength={80} />
      <DateField {...paperDate} label={t('person.field.paperDate')} mark="optional" />
      {kind.value !== null && isExclusive(kind.value) && (
        <TextAreaField
          {...besideReason}
          label={t('person.field.besideReason')}
          help={t('person.help.besideReason')}
          mark="optional"
          maxLength={2000}
          rows={2}
        />
      )}
    </>
  )
}
