import { useState } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { compareDraftRevisions, type DraftPaperView, type PassageDifference } from '../draft-paper.contract.ts'
import { passageNames } from './passage-names.ts'

/** What changed from one saved text to another, passage by passage: words that went are struck out, new ones underlined. */
export function DifferenceSection({ draft }: { draft: DraftPaperView }) {
  const t = useT()
  const format = useFormat()
  const [from, setFrom] = useState(Math.max(1, draft.revision - 1))
  const [to, setTo] = useState(draft.revision)
  const { data, error, refetch } = useAnswer(compareDraftRevisions, { params: { draftPaperId: draft.id }, query: { from, to } }, { keepFormer: true })
  const names = new Map(passageNames(draft, t).map(({ value, label }) => [value, label]))
  const choices = draft.revisions.map(({ revision, by, at, note }) => ({
    value: String(revision),
    label: [t('drafting.revision', { no: revision }), by, format.time(at), note].filter(Boolean).join(' · '),
  }))
  return (
    <Section title={t('drafting.difference.title')}>
      <div className="hc-drafting-two">
        <SelectField name="from" label={t('drafting.difference.from')} value={String(from)} onChange={(no) => no && setFrom(Number(no))} choices={choices} />
        <SelectField name="to" label={t('drafting.difference.to')} value={String(to)} onChange={(no) => no && setTo(Number(no))} choices={choices} />
      </div>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : data.differences.length === 0 ? (
        <p>{t('drafting.difference.none')}</p>
      ) : (
        <ul className="hc-drafting-differences">
          {data.differences.map((one) => (
            <li key={`${one.part}${one.id}`}>
              <b>{names.get(one.id) ?? t(`drafting.part-name.${one.part}`)}</b> <span className="hc-faint">{t(`drafting.change.${one.change}`)}</span>
              <p>
                <Pieces of={one} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Pieces({ of }: { of: PassageDifference }) {
  return of.pieces.map((piece, n) => {
    const key = `${n}${piece.was}`
    if (piece.was === 'added') return <ins key={key}>{piece.text}</ins>
    if (piece.was === 'removed') return <del key={key}>{piece.text}</del>
    return <span key={key}>{piece.text}</span>
  })
}
