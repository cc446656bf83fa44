import { useState } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { Section } from '../../../web/kit/page.tsx'
import { type StatusShape, StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type AgencyFacts, factNames } from '../../agencies/agency-facts.ts'
import { listBlocks } from '../../agencies/agency.contract.ts'
import type { AffectedAgency } from '../act.contract.ts'
import { useCapped } from './use-capped.tsx'

type Outcome = AffectedAgency['outcome']
const shapes: Record<Outcome, StatusShape> = { established: 'done', ends: 'ended', changes: 'going', redated: 'going', 'takes-part': 'none' }
const outcomes = ['ends', 'established', 'changes', 'redated', 'takes-part'] as const satisfies Outcome[]

/** What an annulment takes away was never there, and what it brings back never ended; so it is with a correction that ends or brings back. */
const wordOf = (outcome: Outcome, annuls: boolean): string =>
  annuls && outcome === 'ends' ? 'acts.outcome.gone' : annuls && outcome === 'established' ? 'acts.outcome.back' : `acts.outcome.${outcome}`

/** Agencies the act touches, by what becomes of them; each opens to what it is before and after. */
export function AffectedAgencies({ agencies, annuls, nameOf }: { agencies: readonly AffectedAgency[]; annuls: boolean; nameOf: (id: string) => string }) {
  const t = useT()
  const format = useFormat()
  const [only, setOnly] = useState<Outcome | undefined>(undefined)
  const counts = new Map(outcomes.map((outcome) => [outcome, agencies.filter((row) => row.outcome === outcome).length]))
  const rows = outcomes.flatMap((outcome) => (only === undefined || only === outcome ? agencies.filter((row) => row.outcome === outcome) : []))
  const { shown, more } = useCapped(rows)
  if (agencies.length === 0) return null
  return (
    <Section title={t('acts.agencies.title')} beside={<span className="hc-total">{format.number(agencies.length)}</span>}>
      <div className="hc-row hc-outcomes">
        {outcomes
          .filter((outcome) => (counts.get(outcome) ?? 0) > 0)
          .map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="hc-outcome"
              aria-pressed={only === outcome}
              onClick={() => setOnly(only === outcome ? undefined : outcome)}
            >
              <StatusTag shape={shapes[outcome]}>{t(wordOf(outcome, annuls))}</StatusTag>
              <strong>{format.number(counts.get(outcome) ?? 0)}</strong>
            </button>
          ))}
      </div>
      <ul className="hc-affected">
        {shown.map((row) => (
          <Agency key={row.id} row={row} annuls={annuls} nameOf={nameOf} />
        ))}
      </ul>
      {more}
    </Section>
  )
}

function Agency({ row, annuls, nameOf }: { row: AffectedAgency; annuls: boolean; nameOf: (id: string) => string }) {
  const t = useT()
  const facts = row.before ?? row.after
  const renamed = row.before && row.after && row.before.name !== row.after.name
  return (
    <li>
      <details>
        <summary>
          <StatusTag shape={shapes[row.outcome]}>{t(wordOf(row.outcome, annuls))}</StatusTag>
          <span className="hc-affected-name">
            {facts?.name}
            {renamed && <> → {row.after?.name}</>}
          </span>
          <span className="hc-faint hc-small">
            {row.successors.length > 0
              ? t('acts.agencies.to', { names: row.successors.map(nameOf).join(', ') })
              : row.changed.map((fact) => t(`agency.field.${fact}`)).join(', ')}
          </span>
        </summary>
        <BeforeAfter row={row} />
      </details>
    </li>
  )
}

/** Before and after beside each other; what changes is marked. */
function BeforeAfter({ row: { before, after, changed } }: { row: AffectedAgency }) {
  const t = useT()
  const language = useLanguage()
  const { data: blocks } = useAnswer(listBlocks, {})
  const said = (facts: AffectedAgency['before'], name: keyof AgencyFacts) => {
    const value = facts?.[name]
    if (!facts || value === null || value === undefined) return facts ? '–' : ''
    if (name === 'kind' || name === 'obligation') return t(`agency.${name}.${value}`)
    if (name === 'block') return blocks?.rows.find(({ code }) => code === value)?.name[language] ?? value
    return name === 'parentId' ? (facts.parentName ?? '…') : value
  }
  return (
    <table className="hc-plain-table hc-before-after">
      <thead>
        <tr>
          <th scope="col">{t('acts.agencies.fact')}</th>
          <th scope="col">{t('acts.blocks.before')}</th>
          <th scope="col">{t('acts.blocks.after')}</th>
        </tr>
      </thead>
      <tbody>
        {factNames
          .filter((name) => said(before, name) !== '–' || said(after, name) !== '–')
          .map((name) => (
            <tr key={name} data-changed={changed.includes(name) || undefined}>
              <th scope="row">
                {t(`agency.field.${name}`)}
                {changed.includes(name) && <span className="hc-unseen"> ({t('acts.agencies.changed')})</span>}
              </th>
              <td>{before ? said(before, name) : <span className="hc-faint">{t('acts.agencies.not-yet')}</span>}</td>
              <td>{after ? said(after, name) : <span className="hc-faint">{t('acts.agencies.no-more')}</span>}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
