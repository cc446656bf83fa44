import { useSeat } from '../../../web/session/session.tsx'
import type { Day } from '../../../kernel/day.ts'
import { grants, mayCreate, Role } from '../../../kernel/rights.ts'
import { AgencyField } from '../../agencies/screens/agency-field.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import type { FieldHandle } from '../../../web/kit/form/use-draft-form.ts'
import { useT } from '../../../web/use-t.ts'

export interface PostValues {
  role: Role | null
  agencyId: AgencyChoice | null
  title: string
  engagement: string
  validTo: Day | null
}

export interface PostFieldsProps {
  role: FieldHandle<Role | null>
  agencyId: FieldHandle<AgencyChoice | null>
  title: FieldHandle<string>
  engagement: FieldHandle<string>
  validTo: FieldHandle<Day | null>
}

/** The roles the seat may give: those below it. */
export function useRolesBelow(): readonly Role[] {
  const seat = useSeat()
  return seat ? Role.options.filter((role) => mayCreate(seat.role, role)) : []
}

/** Role, agency and title of a post: only roles below oneself are offered, with the reason beside them. */
export function PostFields({ role, agencyId, title, engagement, validTo }: PostFieldsProps) {
  const t = useT()
  const seat = useSeat()
  const roles = useRolesBelow()
  return (
    <>
      <SelectField
        {...role}
        label={t('account.field.role')}
        choices={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        help={role.value === null ? t('account.help.role', { role: seat ? t(`role.${seat.role}`) : '' }) : t(`role-does.${role.value}`)}
      />
      {role.value !== null && grants[role.value].side === 'agency' && (
        <AgencyField {...agencyId} label={t('account.field.agency')} help={t('account.help.agency')} />
      )}
      {role.value === 'consultant' && (
        <>
          <TextField {...engagement} label={t('account.field.engagement')} help={t('account.help.engagement')} maxLength={300} />
          <DateField {...validTo} label={t('account.field.until')} help={t('account.help.until')} />
          <Note tone="info">{t('account.independence')}</Note>
        </>
      )}
      <TextField {...title} label={t('account.field.title')} help={t('account.help.title')} mark="optional" maxLength={200} />
    </>
  )
}
