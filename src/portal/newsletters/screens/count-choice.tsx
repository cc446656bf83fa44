import { listActivities } from '../../../authority/programme/activity.contract.ts'
import { halfYearOf } from '../../../kernel/day.ts'
import type { ActivityId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { NewsletterView } from '../newsletter.contract.ts'

export type Counting = { as: 'new' | 'recorded' | 'no'; activityId: ActivityId | null }

/** How a newsletter is counted: recorded now, found among what was recorded before, or not yet. */
export function CountChoice({
  newsletter,
  value,
  onChange,
  optional,
}: {
  newsletter: NewsletterView
  value: Counting
  onChange: (counting: Counting) => void
  optional: boolean
}) {
  const t = useT()
  const format = useFormat()
  const query = { kind: ['newsletter'], period: halfYearOf(newsletter.issuedOn), limit: 500 }
  const recorded = useAnswer(listActivities, { query }, { enabled: value.as === 'recorded' })
  const choices = (recorded.data?.rows ?? []).map(({ id, title, quantity, unit }) => ({
    value: id,
    label: quantity === null ? title : `${title} (${format.number(quantity)} ${unit ?? ''})`,
  }))
  const options = (['new', 'recorded', ...(optional ? (['no'] as const) : [])] as const).map((as) => ({ value: as, label: t(`newsletter.count.${as}`) }))
  return (
    <>
      <ChoiceField
        name="count"
        label={t('newsletter.field.count')}
        value={value.as}
        onChange={(as) => onChange({ as: as ?? 'no', activityId: null })}
        choices={options}
        error={undefined}
      />
      {value.as === 'recorded' && (
        <>
          <Unanswered of={[recorded]} />
          <SelectField
            name="activityId"
            label={t('newsletter.field.activityId')}
            mark="required"
            value={value.activityId}
            onChange={(activityId) => onChange({ as: 'recorded', activityId })}
            choices={choices}
            {...(recorded.data && choices.length === 0 ? { help: t('newsletter.count.none-recorded') } : {})}
            error={undefined}
          />
        </>
      )}
    </>
  )
}
