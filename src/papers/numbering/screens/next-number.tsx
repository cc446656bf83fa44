import type { ReactNode } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { readOfficialNumber } from '../../../kernel/official-number.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { serialText } from '../number-series.ts'
import { nextNumber } from '../series.contract.ts'

export interface NextNumberProps {
  issuerId: string | null
  kind: string | null
  issuedOn: Day | null
  /** Drafting unit of an official letter. */
  unit?: string | undefined
  typed: string
  onTake: (number: string) => void
  /** The field for the reason, shown where the typed number stands behind the last one. */
  reason: ReactNode
}

/** Where the series is kept here: offers the next number, asks why another is taken, and remarks a day before that of the last one. */
export function NextNumber({ issuerId, kind, issuedOn, unit, typed, onTake, reason }: NextNumberProps) {
  const t = useT()
  const format = useFormat()
  const known = issuerId !== null && kind !== null && issuedOn !== null
  const { data } = useAnswer(nextNumber, { query: { issuerId: issuerId ?? '', kind: kind ?? '', issuedOn: issuedOn ?? '', unit } }, { enabled: known })
  const next = known ? data?.next : undefined
  if (!next || issuedOn === null) return null
  const read = readOfficialNumber(typed)
  const isNext = read?.serial === next.serial && read.suffix === ''
  const isBack = read !== undefined && read.serial <= next.last
  const last = serialText({ serial: next.last, suffix: '' })
  return (
    <>
      {!isNext && (
        <Note tone="info" acts={<Button onClick={() => onTake(next.number)}>{t('numbering.form.take', { number: next.number })}</Button>}>
          {t('numbering.form.next', { number: next.number })}
        </Note>
      )}
      {isNext && next.lastOn !== null && issuedOn < next.lastOn && (
        <Note tone="soon">
          {t('numbering.form.before-last', { serial: serialText(read), on: format.day(issuedOn), last, lastOn: format.day(next.lastOn) })}
        </Note>
      )}
      {isBack && (
        <>
          <Note tone="soon">{t('numbering.form.back', { serial: serialText(read), last })}</Note>
          {reason}
        </>
      )}
    </>
  )
}
