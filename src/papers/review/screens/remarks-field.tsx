import { Button } from '../../../web/kit/button.tsx'
import { type Choice, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'

/** A remark to one passage of what is checked. */
export interface Remarked {
  block: string | null
  text: string
}

/** What is sent: a remark without words, or to no passage, is none. */
export const madeRemarks = (remarks: readonly Remarked[]): { block: string; text: string }[] =>
  remarks.flatMap(({ block, text }) => (block !== null && text.trim() !== '' ? [{ block, text }] : []))

interface RemarksFieldProps {
  remarks: readonly Remarked[]
  onChange: (remarks: readonly Remarked[]) => void
  passages: readonly Choice[]
  errors: Readonly<Record<string, string>>
  words: { passage: string; remark: string; add: string }
}

/** Trả lại: remarks to single passages, beside the one to the whole. */
export function RemarksField({ remarks, onChange, passages, errors, words }: RemarksFieldProps) {
  const put = (n: number, change: Partial<Remarked>) => onChange(remarks.map((one, at) => (at === n ? { ...one, ...change } : one)))
  return (
    <>
      {remarks.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no name of their own
        <div key={n} className="hc-stack">
          <SelectField name={`remarks.${n}.block`} label={words.passage} value={one.block} onChange={(block) => put(n, { block })} choices={passages} />
          <TextAreaField
            name={`remarks.${n}.text`}
            label={words.remark}
            rows={2}
            value={one.text}
            onChange={(text) => put(n, { text })}
            error={errors[`remarks.${n}.text`]}
            maxLength={4000}
          />
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...remarks, { block: passages[0]?.value ?? null, text: '' }])}>
          {words.add}
        </Button>
      </div>
    </>
  )
}
