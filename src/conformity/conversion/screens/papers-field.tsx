import { listPapers } from '../../../papers/registers/paper.contract.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import { type AgencyChoice, AgencySearchField } from '../../../web/kit/field/agency-search-field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import './campaign.css'

/** Papers of the register, found by number or subject. */
export function PapersField({
  label,
  value,
  onChange,
  name,
}: {
  label: string
  value: readonly AgencyChoice[]
  onChange: (papers: AgencyChoice[]) => void
  name: string
}) {
  const t = useT()
  const format = useFormat()
  const { call } = useCall()
  return (
    <div className="hc-campaign-papers">
      <AgencySearchField
        name={name}
        label={label}
        mark="optional"
        help={t('campaign.form.paper-help')}
        value={null}
        onChange={(paper) => paper && !value.some(({ id }) => id === paper.id) && onChange([...value, paper])}
        asks={name}
        load={async (q, signal) =>
          (await call(listPapers, { query: { q: q === '' ? undefined : q, limit: 20 } }, { signal })).rows.map(({ id, number, issuedOn, abstract }) => ({
            id,
            name: number,
            note: `${format.day(issuedOn)} · ${abstract}`,
          }))
        }
      />
      {value.length > 0 && (
        <ul className="hc-campaign-chosen">
          {value.map((paper) => (
            <li key={paper.id}>
              <span>
                {paper.name} {paper.note && <span className="hc-faint">{paper.note}</span>}
              </span>
              <IconButton
                icon="close"
                label={t('campaign.form.paper-remove', { number: paper.name })}
                onClick={() => onChange(value.filter(({ id }) => id !== paper.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
