import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useT } from '../../../web/use-t.ts'

export interface ImportSheetProps {
  sheets: readonly { name: string; hidden: boolean }[]
  sheet: string
  onChange: (sheet: string | undefined) => void
}

/** Which sheet of the workbook is read; nothing to choose when there is one. */
export function ImportSheet({ sheets, sheet, onChange }: ImportSheetProps) {
  const t = useT()
  if (sheets.length <= 1) return null
  return (
    <SelectField
      label={t('import.screen.which-sheet')}
      value={sheet}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      choices={sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? t('import.screen.hidden-sheet', { name }) : name }))}
    />
  )
}
