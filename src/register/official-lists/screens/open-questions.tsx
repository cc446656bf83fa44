import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SeveralField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { CrosswalkRow } from '../crosswalk.ts'
import type { OfficialListView, QuestionView } from '../official-list.contract.ts'

/** Questions on the screen at once; a register of thousands would otherwise draw thousands of choices. */
const atOnce = 20
/** Stands among the choices for "nobody": dissolved, or established anew. */
const nobody = '-'

interface Props {
  list: OfficialListView
  pending: boolean
  answer: (rows: CrosswalkRow[]) => Promise<void>
}

/** What only a person or a paper can tell, one after the other, districts first. */
export function OpenQuestions({ list, pending, answer }: Props) {
  const t = useT()
  const format = useFormat()
  const [shown, setShown] = useState(atOnce)
  const { questions } = list
  if (questions.length === 0)
    return (
      <Section title={t('official-list.question.title')}>
        <p>{t('official-list.question.none')}</p>
      </Section>
    )
  return (
    <Section title={t('official-list.question.open', { count: questions.length, n: format.number(questions.length) })}>
      <p className="hc-faint">{t('official-list.question.about')}</p>
      <ol className="hc-official-questions">
        {questions.slice(0, shown).map((question) => (
          <li key={`${question.kind} ${question.code}`}>
            <Question list={list} question={question} pending={pending} answer={answer} />
          </li>
        ))}
      </ol>
      {questions.length > shown && (
        <Button onClick={() => setShown(shown + atOnce)}>{t('official-list.question.more', { n: format.number(questions.length - shown) })}</Button>
      )}
    </Section>
  )
}

function Question({ list, question, pending, answer }: Props & { question: QuestionView }) {
  const t = useT()
  const format = useFormat()
  const { kind, level, code, from, to } = question
  const [chosen, setChosen] = useState<string[]>([])
  const [shares, setShares] = useState<Readonly<Record<string, number | null>>>({})
  const asksForward = kind !== 'appeared'
  const known = new Map(list.units.map((unit) => [unit.code, unit]))
  const within = (district: string | null) => (district === null ? '' : `, ${known.get(district)?.name ?? district}`)
  const choices = asksForward
    ? [
        { value: nobody, label: t('official-list.question.dissolved') },
        ...list.units
          .filter((unit) => unit.level === level)
          .map((unit) => ({ value: unit.code, label: `${unit.code} · ${unit.name}${within(unit.district)}` })),
      ]
    : [
        { value: nobody, label: t('official-list.question.established') },
        ...list.held.filter((held) => held.code.length === code.length).map((held) => ({ value: held.code, label: `${held.code} · ${held.name}` })),
      ]
  const partial = asksForward && chosen.length > 1 && !chosen.includes(nobody)
  const rows = (): CrosswalkRow[] => {
    if (asksForward) return chosen.map((one) => ({ from: code, to: one === nobody ? null : one, share: partial ? percentOf(shares[one]) : null }))
    if (chosen.includes(nobody)) return [{ from: null, to: code, share: null }]
    // An old unit that keeps its code and name gave a part: without saying so, the new row would be all that became of it.
    const spoken = new Set(list.crosswalk.map((row) => row.from))
    return chosen.flatMap((old) => [...(known.has(old) && !spoken.has(old) ? [{ from: old, to: old, share: null }] : []), { from: old, to: code, share: null }])
  }
  const toggle = (next: string[]) =>
    setChosen(next.includes(nobody) && !chosen.includes(nobody) ? [nobody] : next.filter((one) => one !== nobody || next.length === 1))
  return (
    <div className="hc-official-question">
      <p className="hc-official-name">
        <span className="hc-official-code">{code}</span> {from?.name ?? to?.name ?? code}
        {to?.district != null && from === null && within(to.district)}{' '}
        <StatusTag shape={kind === 'other-name' ? 'soon' : kind === 'vanished' ? 'ended' : 'draft'}>{t(`official-list.question.kind.${kind}`)}</StatusTag>
      </p>
      <ul className="hc-official-hints">
        {kind === 'other-name' && to && <li>{t('official-list.hint.other-name', { code, name: `${to.name}${within(to.district)}` })}</li>}
        {question.nameNowAt.map((unit) => (
          <li key={unit.code}>{t('official-list.hint.name-now-at', { code: unit.code, name: `${unit.name}${within(unit.district)}` })}</li>
        ))}
        {question.nameWasAt.map((held) => (
          <li key={held.code}>{t('official-list.hint.name-was-at', { code: held.code, name: held.name })}</li>
        ))}
        {question.communesNowIn.length > 0 && (
          <li>
            {t('official-list.hint.communes', {
              where: question.communesNowIn.map(({ name, count }) => `${name}: ${format.number(count)}`).join('; '),
            })}
          </li>
        )}
      </ul>
      <SeveralField
        label={t(asksForward ? 'official-list.question.became' : 'official-list.question.came-of')}
        value={chosen}
        onChange={toggle}
        choices={choices}
      />
      {partial && (
        <div className="hc-official-shares">
          {chosen.map((one) => (
            <NumberField
              key={one}
              label={t('official-list.question.share', { name: known.get(one)?.name ?? one })}
              mark="optional"
              unit="%"
              min={0}
              max={100}
              decimals={2}
              value={shares[one] ?? null}
              onChange={(value) => setShares({ ...shares, [one]: value })}
            />
          ))}
        </div>
      )}
      <Button disabled={chosen.length === 0} pending={pending} onClick={() => void answer(rows())}>
        {t('official-list.question.keep')}
      </Button>
    </div>
  )
}

const percentOf = (value: number | null | undefined): number | null => (value == null || value === 0 ? null : value / 100)
