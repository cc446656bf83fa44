import { fold } from '../../../kernel/fold.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { type AgencyChoice, AgencySearchField } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { suggestAgencies } from '../../agencies/agency.contract.ts'
import { type AgencyRef, establishing } from '../act-line.ts'
import { useActScene } from './act-scene.ts'

const made = 'line:'
const keyOf = (ref: AgencyRef): string => ('agency' in ref ? ref.agency : made + ref.line)
const refOf = (id: string): AgencyRef => (id.startsWith(made) ? { line: id.slice(made.length) } : { agency: AgencyId.parse(id) })

/** An agency of the day before, or one that another line of this act establishes. */
export function RefField({
  value,
  onChange,
  registerOnly = false,
  but = [],
  ...field
}: FieldProps<AgencyRef | null> & { registerOnly?: boolean /** Lines that cannot be named here: their own. */; but?: readonly string[] }) {
  const t = useT()
  const { call } = useCall()
  const { dayBefore, lines, names, remember } = useActScene()
  const own = registerOnly ? [] : establishing(lines).filter(({ id }) => !but.includes(id))
  const load = async (q: string, signal: AbortSignal): Promise<AgencyChoice[]> => {
    const { rows } = await call(suggestAgencies, { query: { q, on: dayBefore } }, { signal })
    for (const row of rows) remember(row)
    const ofAct = own
      .filter(({ facts }) => fold(`${facts.name} ${facts.shortName} ${facts.code ?? ''}`).includes(q))
      .slice(0, 20)
      .map(({ id, facts }) => ({ id: made + id, name: facts.name, note: t('acts.field.of-this-act') }))
    const ofRegister = rows.map(({ id, name, shortName, code }) => ({
      id,
      name,
      note: [shortName === name ? null : shortName, code].filter(Boolean).join(' · ') || undefined,
    }))
    return [...ofAct, ...ofRegister]
  }
  return (
    <AgencySearchField
      {...field}
      asks={JSON.stringify([dayBefore, own.map(({ id, facts }) => [id, facts.name])])}
      value={value && { id: keyOf(value), name: names.ref(value) }}
      onChange={(choice) => onChange(choice && refOf(choice.id))}
      load={load}
    />
  )
}

/** An agency of the register. */
export function RegisterField({ value, onChange, ...field }: FieldProps<AgencyId | null>) {
  return (
    <RefField
      {...field}
      registerOnly
      value={value === null ? null : { agency: value }}
      onChange={(ref) => onChange(ref && 'agency' in ref ? ref.agency : null)}
    />
  )
}
