import type { Day } from '../../../kernel/day.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { type AgencyChoice, AgencySearchField } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listPapers } from '../paper.contract.ts'

/** A paper of the register by number, date and abstract, as a text names it. */
export interface PaperChoice extends AgencyChoice {
  issuedOn?: Day
}

/** One paper of the register, found by its number or some words of its abstract. */
export function PaperField({ value, onChange, ...field }: FieldProps<PaperChoice | null>) {
  const t = useT()
  const format = useFormat()
  const { call } = useCall()
  const { asked } = useAsOf()
  return (
    <AgencySearchField
      {...field}
      value={value}
      onChange={onChange}
      asks={JSON.stringify(asked)}
      none={(words) => t('paper.no-match', { words })}
      load={async (q, signal) =>
        (await call(listPapers, { query: { q, limit: 20, ...asked } }, { signal })).rows.map(({ id, number, issuedOn, issuerName, abstract }) => ({
          id,
          name: t('paper.named', { number, day: format.day(issuedOn), abstract }),
          note: issuerName,
          issuedOn,
        }))
      }
    />
  )
}
