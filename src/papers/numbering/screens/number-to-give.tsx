import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import { nextNumber } from '../series.contract.ts'
import { NextNumber } from './next-number.tsx'

export interface NumberAsked {
  issuerId: string
  kind: string
  issuedOn: Day | null
  /** Drafting unit of an official letter. */
  unit?: string | undefined
}

/** The number of a paper that is about to be issued: the next one where the series is kept here, otherwise the one that was given elsewhere. */
export function useNumberToGive(asked: NumberAsked) {
  const { issuerId, kind, issuedOn, unit } = asked
  const [own, setOwn] = useState(false)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const { data, refetch } = useAnswer(nextNumber, { query: { issuerId, kind, issuedOn: issuedOn ?? '', unit } }, { enabled: issuedOn !== null })
  const next = data?.next?.number
  const taken = { number: typed, ...(reason.trim() === '' ? {} : { numberReason: reason }) }
  return {
    asked,
    kept: data?.kept,
    next,
    own,
    setOwn,
    typed,
    setTyped,
    reason,
    setReason,
    /** What goes along with the act: the number that was shown is the one that is given, or the act is refused. */
    body: next !== undefined && !own ? { number: next } : taken,
    /** Somebody else took it: the one after it is shown. */
    again: () => void refetch(),
  }
}

export interface NumberToGiveProps {
  of: ReturnType<typeof useNumberToGive>
  help?: string
  errors: Readonly<Record<string, string>>
}

/** Nothing is typed where the series is kept here, but for a number that was reserved or stands behind the last. */
export function NumberToGive({ of, help, errors }: NumberToGiveProps) {
  const t = useT()
  const { asked, kept, next, own, setOwn, typed, setTyped, reason, setReason } = of
  if (kept === true && next !== undefined && !own)
    return (
      <div className="hc-stack">
        <TextField
          name="number"
          label={t('numbering.give.label')}
          help={t('numbering.give.help')}
          value={next}
          onChange={() => undefined}
          disabled
          error={errors['number']}
        />
        <div>
          <Button weight="quiet" onClick={() => setOwn(true)}>
            {t('numbering.give.other')}
          </Button>
        </div>
      </div>
    )
  return (
    <>
      <TextField
        name="number"
        label={t('numbering.give.number')}
        help={kept === true ? t('numbering.give.other-help') : help}
        value={typed}
        onChange={setTyped}
        error={errors['number']}
        maxLength={80}
      />
      {kept === true && (
        <NextNumber
          {...asked}
          typed={typed}
          onTake={() => setOwn(false)}
          reason={
            <TextAreaField
              name="numberReason"
              label={t('numbering.give.reason')}
              value={reason}
              onChange={setReason}
              maxLength={1000}
              error={errors['numberReason']}
            />
          }
        />
      )}
    </>
  )
}
