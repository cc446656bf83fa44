import { Button, IconButton } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useT } from '../../../web/use-t.ts'
import type { DraftText } from '../draft-text.ts'
import { replaced, without } from './rows-of.tsx'

type Signature = DraftText['signature']
const forms = ['TM', 'KT', 'TL', 'TUQ'] as const

/** In which capacity it is signed, post and name; the name may stay open. */
export function SignatureField({ signature, onChange }: { signature: Signature; onChange: (signature: Signature) => void }) {
  const t = useT()
  const { capacities } = signature
  return (
    <FieldGroup title={t('drafting.part.signature')}>
      {capacities.map((capacity, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: capacities stand one over the other and have no other name
        <div key={n} className="hc-row">
          <SelectField
            name={`text.signature.capacities.${n}.form`}
            label={t('drafting.field.capacity')}
            value={capacity.form}
            onChange={(form) => form && onChange({ ...signature, capacities: replaced(capacities, n, { ...capacity, form }) })}
            choices={forms.map((form) => ({ value: form, label: `${form}.` }))}
          />
          <TextField
            name={`text.signature.capacities.${n}.of`}
            label={t('drafting.field.capacity-of')}
            maxLength={300}
            value={capacity.of}
            onChange={(of) => onChange({ ...signature, capacities: replaced(capacities, n, { ...capacity, of }) })}
          />
          <IconButton
            icon="close"
            label={t('drafting.act.remove', { name: `${capacity.form}. ${capacity.of}` })}
            onClick={() => onChange({ ...signature, capacities: without(capacities, n) })}
          />
        </div>
      ))}
      {capacities.length < 4 && (
        <div>
          <Button icon="plus" onClick={() => onChange({ ...signature, capacities: [...capacities, { form: 'KT', of: '' }] })}>
            {t('drafting.act.add-capacity')}
          </Button>
        </div>
      )}
      <TextField
        name="text.signature.post"
        label={t('drafting.field.post')}
        help={t('drafting.help.post')}
        maxLength={300}
        value={signature.post}
        onChange={(post) => onChange({ ...signature, post })}
      />
      <TextField
        name="text.signature.name"
        mark="optional"
        label={t('drafting.field.signer')}
        help={t('drafting.help.signer')}
        maxLength={200}
        value={signature.name ?? ''}
        onChange={(name) => onChange({ ...signature, name: name === '' ? null : name })}
      />
    </FieldGroup>
  )
}
