import type { AgencyId } from '../../../kernel/identity.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import { textLimits } from '../../agencies/agency-facts.ts'
import type { AgencyRef } from '../act-line.ts'
import { useActScene } from './act-scene.ts'
import { blankFacts } from './line-draft.ts'
import { emptied, NewAgencyFields } from './new-agency-fields.tsx'
import { RefField, RegisterField } from './ref-field.tsx'
import { SeatsField } from './seats-field.tsx'
import { usePrefill } from './use-prefill.ts'
import type { LineForm } from './use-line-form.ts'

type Into = { facts: Record<string, unknown> } | { agency: AgencyId | null; changes?: Record<string, unknown> } | { line: string }

/** Agencies that end, and the one that takes them in: a new one, or one that goes on. */
export function MergeFields({ form }: { form: LineForm }) {
  const t = useT()
  const { names } = useActScene()
  const prefill = usePrefill()
  const from = form.at<AgencyId[]>('from')
  const into = form.at<Into>('into')
  const target = 'facts' in into.value ? 'new' : 'there'
  const add = (agency: AgencyId | null) => {
    if (agency === null || from.value.includes(agency)) return
    from.onChange([...from.value, agency])
    if (!('facts' in into.value) || into.value.facts['block'] !== null) return
    const { facts } = into.value
    // A body made of others is as a rule of their kind, block and parent.
    void prefill(agency).then(
      (of) =>
        of &&
        form.set('into', {
          facts: {
            ...facts,
            kind: facts['kind'] ?? of.kind,
            block: of.block,
            parent: of.parentId === null ? null : { agency: of.parentId },
            obligation: of.obligation,
            obligationBasis: of.obligationBasis,
          },
        }),
    )
  }
  return (
    <>
      <FieldGroup title={t('acts.field.ending')}>
        {from.value.length > 0 && (
          <ul className="hc-chosen-agencies">
            {from.value.map((agency, n) => (
              <li key={agency}>
                <span>
                  {names.agency(agency)}
                  {form.at(`from.${n}`).error !== undefined && <span className="hc-line-fault">{form.at(`from.${n}`).error}</span>}
                </span>
                <IconButton
                  icon="close"
                  label={t('acts.field.take-out', { name: names.agency(agency) })}
                  onClick={() => from.onChange(from.value.filter((one) => one !== agency))}
                />
              </li>
            ))}
          </ul>
        )}
        <RegisterField
          key={from.value.length}
          name="from"
          label={t('acts.field.add-ending')}
          help={t('acts.field.agency-help')}
          value={null}
          onChange={add}
          error={from.error}
        />
      </FieldGroup>
      <FieldGroup title={t('acts.field.receiving')}>
        <ChoiceField
          label={t('acts.field.receiving-kind')}
          value={target}
          onChange={(kind) => into.onChange(kind === 'new' ? { facts: blankFacts() } : { agency: null })}
          choices={[
            { value: 'new', label: t('acts.field.into-new') },
            { value: 'there', label: t('acts.field.into-there') },
          ]}
        />
        {target === 'new' ? <NewAgencyFields form={form} path="into.facts" own={form.draft.id} /> : <ThereFields form={form} />}
      </FieldGroup>
      <SeatsField {...form.at<'end' | 'move' | undefined>('seats')} />
    </>
  )
}

/** The agency that absorbs the others, and the name it goes on under. */
function ThereFields({ form }: { form: LineForm }) {
  const t = useT()
  const into = form.at<Into>('into')
  const value: AgencyRef | null =
    'line' in into.value ? into.value : 'agency' in into.value && into.value.agency !== null ? { agency: into.value.agency } : null
  return (
    <>
      <RefField
        name="into"
        label={t('acts.field.absorbing')}
        help={t('acts.field.absorbing-help')}
        value={value}
        onChange={(ref) => into.onChange(ref ?? { agency: null })}
        error={into.error ?? form.at('into.agency').error}
        but={[form.draft.id]}
      />
      {value !== null && 'agency' in value && (
        <>
          <TextField
            {...emptied(form.at<string | undefined>('into.changes.name'))}
            label={t('acts.field.new-name')}
            help={t('acts.field.keeps-name')}
            mark="optional"
            maxLength={textLimits.name}
          />
          <TextField
            {...emptied(form.at<string | undefined>('into.changes.shortName'))}
            label={t('acts.field.new-short-name')}
            mark="optional"
            maxLength={textLimits.name}
          />
          <TextField
            {...emptied(form.at<string | null | undefined>('into.changes.code'))}
            label={t('acts.field.new-code')}
            help={t('acts.field.new-code-help')}
            mark="optional"
            maxLength={textLimits.code}
          />
        </>
      )}
    </>
  )
}
