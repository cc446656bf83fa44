import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import type { DraftPaperView } from '../draft-paper.contract.ts'

/** Where somebody checks the own text, because there is nobody else: the reason is kept. */
export function OverrideField({
  draft,
  value,
  onChange,
  error,
}: {
  draft: DraftPaperView
  value: string
  onChange: (text: string) => void
  error: string | undefined
}) {
  const t = useT()
  if (!draft.overrideWanted) return null
  return (
    <TextAreaField
      name="override"
      label={t('drafting.field.override')}
      help={t('drafting.help.override')}
      value={value}
      onChange={onChange}
      error={error}
      maxLength={4000}
    />
  )
}
