import { listPapers } from '../../../papers/registers/paper.contract.ts'
import { useAnswer } from '../../../web/answers.ts'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { SeveralField } from '../../../web/kit/field/select-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'

const most = 500

interface LinkedPaper {
  id: string
  number: string
  abstract: string
}

/** Papers an activity is about: the newest ones and those it is linked to already, found by number or abstract. */
export function PaperPicker({ linked, ...field }: FieldProps<string[]> & { linked: readonly LinkedPaper[] }) {
  const t = useT()
  const format = useFormat()
  const { data } = useAnswer(listPapers, { query: { limit: most } })
  const offered: readonly LinkedPaper[] = [...linked, ...(data?.rows ?? []).filter(({ id }) => !linked.some((paper) => paper.id === id))]
  return (
    <SeveralField
      {...field}
      {...(data && data.total > most ? { help: t('activity.form.papers-limit', { count: format.number(most) }) } : {})}
      choices={offered.map(({ id, number, abstract }) => ({ value: id, label: `${number}: ${abstract}` }))}
    />
  )
}
