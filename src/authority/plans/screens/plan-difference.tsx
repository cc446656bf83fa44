import { z } from 'zod'
import { PlanId } from '../../../kernel/identity.ts'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { comparePlans, type DifferenceView, listPlans } from '../plan.contract.ts'
import type { ComparedField } from '../plan-difference.ts'
import type { PlanLine } from '../plan-line.ts'
import './plan.css'

const View = z.object({ edition: z.coerce.number().int().optional(), with: PlanId.optional(), withEdition: z.coerce.number().int().optional() })

export function PlanDifference() {
  const t = useT()
  const planId = useParam('planId', PlanId)
  const [view, set] = useSearchState(View)
  const { data, error, refetch } = useAnswer(
    comparePlans,
    { params: { planId: planId ?? '' }, query: view },
    { enabled: planId !== undefined, keepFormer: true },
  )
  const { data: plans } = useAnswer(listPlans, { query: { limit: 100 } })
  const name = (text: DifferenceView['before']) => t('plan.difference.text', { title: text.title, edition: text.edition })
  return (
    <Page title={t('plan.difference.title')} back={{ to: `/plans/${planId ?? ''}`, label: data?.after.title ?? t('plan.page.title') }}>
      <SelectField
        label={t('plan.difference.with')}
        value={view.with ?? planId ?? null}
        onChange={(other) => set({ with: other === planId ? undefined : (other ?? undefined), withEdition: undefined }, { push: true })}
        choices={(plans?.rows ?? []).map(({ id, title, year }) => ({ value: id, label: `${year}: ${title}` }))}
      />
      {data ? (
        <>
          <p>{t('plan.difference.between', { before: name(data.before), after: name(data.after) })}</p>
          {data.lines.length === 0 ? (
            <Note tone="done">{t('plan.difference.none')}</Note>
          ) : (
            (['added', 'changed', 'dropped'] as const).map((kind) => <Part key={kind} kind={kind} lines={data.lines.filter((one) => one.kind === kind)} />)
          )}
          {data.same > 0 && <p className="hc-faint">{t('plan.difference.same', { count: data.same })}</p>}
        </>
      ) : (
        <InsteadOfRecord unknown={planId === undefined && t('plan.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

function Part({ kind, lines }: { kind: 'added' | 'changed' | 'dropped'; lines: DifferenceView['lines'] }) {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Section title={t(`plan.difference.${kind}`)} beside={lines.length}>
      <ul className="hc-plan-steps">
        {lines.map(({ before, after, fields, notDone }) => (
          <li key={(after ?? before)?.id}>
            <strong>{(after ?? before)?.task}</strong>
            {notDone && <span className="hc-faint"> ({t('plan.difference.not-done')})</span>}
            {before && after && fields.length > 0 && <Changes before={before} after={after} fields={fields} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Changes({ before, after, fields }: { before: PlanLine; after: PlanLine; fields: readonly ComparedField[] }) {
  const t = useT()
  const format = useFormat()
  const words = (line: PlanLine, field: ComparedField): string => {
    const value = line[field]
    if (field === 'from' || field === 'to') return line[field].precision === 'unknown' ? '—' : format.imprecise(line[field])
    if (field === 'form') return line.form === null ? '—' : t(`plan.form.${line.form}`)
    if (field === 'agencyIds') return format.number(line.agencyIds.length)
    if (Array.isArray(value)) return value.length === 0 ? '—' : value.join('; ')
    return value === null ? '—' : typeof value === 'number' ? format.number(value) : String(value)
  }
  return (
    <dl className="hc-plan-changes">
      {fields.map((field) => (
        <div key={field}>
          <dt>{t(`plan.field.${field}`)}</dt>
          <dd>
            <del>{words(before, field)}</del> → <ins>{words(after, field)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
