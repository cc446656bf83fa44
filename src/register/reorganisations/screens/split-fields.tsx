import type { AgencyId } from '../../../kernel/identity.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { AgencyRef } from '../act-line.ts'
import { useActScene } from './act-scene.ts'
import { blankFacts, blankPart } from './line-draft.ts'
import { NewAgencyFields } from './new-agency-fields.tsx'
import { RefField, RegisterField } from './ref-field.tsx'
import { ShareField } from './share-field.tsx'
import { usePrefill } from './use-prefill.ts'
import type { LineForm } from './use-line-form.ts'

interface Part {
  id: string
  into: { facts: Record<string, unknown> } | AgencyRef | null
  share?: number | null
}

/** One agency becomes several; it ends with that, or goes on beside the new ones. */
export function SplitFields({ form }: { form: LineForm }) {
  const t = useT()
  const format = useFormat()
  const { names } = useActScene()
  const prefill = usePrefill()
  const agency = form.at<AgencyId | null>('agency')
  const parts = form.at<Part[]>('into')
  const ends = form.at<boolean>('ends')
  const sum = parts.value.reduce((all, { share }) => all + (share ?? 0), 0)
  const choose = (chosen: AgencyId | null) => {
    agency.onChange(chosen)
    if (chosen !== null)
      void prefill(chosen).then((of) => {
        if (!of) return
        const { kind, block, parentId, obligation, obligationBasis } = of
        const taken = { kind, block, parent: parentId === null ? null : { agency: parentId }, obligation, obligationBasis }
        parts.onChange(
          parts.value.map((part) =>
            part.into && 'facts' in part.into && part.into.facts['block'] === null ? { ...part, into: { facts: { ...part.into.facts, ...taken } } } : part,
          ),
        )
      })
  }
  const partName = ({ into }: Part, n: number) => (into && 'facts' in into ? String(into.facts['name'] || t('acts.field.part', { n: n + 1 })) : names.ref(into))
  return (
    <>
      <RegisterField {...agency} onChange={choose} label={t('acts.field.splitting')} help={t('acts.field.agency-help')} />
      <ChoiceField
        {...ends}
        value={ends.value ? 'ends' : 'goes-on'}
        onChange={(chosen) => ends.onChange(chosen === 'ends')}
        label={t('acts.field.after-split')}
        choices={[
          { value: 'ends', label: t('acts.field.split-ends') },
          { value: 'goes-on', label: t('acts.field.split-goes-on') },
        ]}
      />
      {parts.value.map((part, n) => (
        <FieldGroup key={part.id} title={t('acts.field.part', { n: n + 1 })}>
          <PartFields form={form} n={n} part={part} />
          {parts.value.length > 1 && (
            <div>
              <IconButton
                icon="close"
                label={t('acts.field.take-out', { name: partName(part, n) })}
                onClick={() => parts.onChange(parts.value.filter(({ id }) => id !== part.id))}
              />
            </div>
          )}
        </FieldGroup>
      ))}
      <div className="hc-row">
        <Button icon="plus" onClick={() => parts.onChange([...parts.value, blankPart()])}>
          {t('acts.field.add-part')}
        </Button>
        {sum > 0 && <span className="hc-faint">{t('acts.field.share-sum', { percent: format.number(Math.round(sum * 1e4) / 100) })}</span>}
      </div>
      {parts.error !== undefined && <p className="hc-line-fault">{parts.error}</p>}
      {ends.value && (
        <SelectField
          {...form.at<string | null>('seatsTo')}
          value={form.at<string | null | undefined>('seatsTo').value ?? null}
          label={t('acts.field.seats-to')}
          help={t('acts.field.seats-to-help')}
          mark="optional"
          clearable
          choices={parts.value.map((part, n) => ({ value: part.id, label: partName(part, n) }))}
        />
      )}
    </>
  )
}

function PartFields({ form, n, part }: { form: LineForm; n: number; part: Part }) {
  const t = useT()
  const path = `into.${n}.into`
  const isNew = part.into !== null && 'facts' in part.into
  return (
    <>
      <ChoiceField
        label={t('acts.field.part-becomes')}
        value={isNew ? 'new' : 'there'}
        onChange={(kind) => form.set(path, kind === 'new' ? { facts: blankFacts() } : null)}
        choices={[
          { value: 'new', label: t('acts.field.into-new') },
          { value: 'there', label: t('acts.field.into-there') },
        ]}
      />
      {isNew ? (
        <NewAgencyFields form={form} path={`${path}.facts`} own={part.id} />
      ) : (
        <RefField {...form.at<AgencyRef | null>(path)} label={t('acts.field.to')} but={[part.id]} />
      )}
      <ShareField {...form.at<number | null>(`into.${n}.share`)} />
    </>
  )
}
