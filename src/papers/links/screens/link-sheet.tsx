import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { PaperId } from '../../../kernel/identity.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { type T, useT } from '../../../web/use-t.ts'
import { type PaperChoice, PaperField } from '../../registers/screens/paper-field.tsx'
import { addPaperLink } from '../paper-link.contract.ts'
import { type ActingRelation, acts, Relation } from '../paper-link.ts'
import { linkChanges } from './link-changes.ts'

/** What becomes of a paper by another: chosen as an act of its own, so that only the other paper is left to name. */
export type Becoming = 'revoked' | 'replaced' | 'amended' | 'corrected'

const relationOf: Readonly<Record<Becoming, ActingRelation>> = { revoked: 'revokes', replaced: 'replaces', amended: 'amends', corrected: 'corrects' }

/** Every relation in both directions; one that reads the same either way stands once. */
const choicesOf = (t: T) =>
  (['from', 'to'] as const).flatMap((direction) =>
    Relation.options
      .filter((relation) => direction === 'from' || relation !== 'related')
      .map((relation) => ({ value: `${direction} ${relation}`, label: t(`paper-link.${direction === 'from' ? 'says' : 'said'}.${relation}`) })),
  )

function chosen(choice: string | null): { direction: 'from' | 'to'; relation: Relation } {
  const [direction, relation] = choice?.split(' ') ?? []
  const read = Relation.safeParse(relation)
  return { direction: direction === 'to' ? 'to' : 'from', relation: read.success ? read.data : 'basis' }
}

interface Props {
  paper: { id: PaperId; number: string }
  becoming?: Becoming
  onClose: () => void
}

export function LinkSheet({ paper, becoming, onClose }: Props) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(addPaperLink, { refresh: linkChanges })
  const [choice, setChoice] = useState<string | null>(becoming ? `to ${relationOf[becoming]}` : 'from basis')
  const [other, setOther] = useState<PaperChoice | null>(null)
  const [since, setSince] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const said = chosen(choice)
  const acting = acts(said.relation)
  const { number } = paper
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t(`paper-link.sheet.${becoming ?? 'add'}`, { number })}
      confirm={t(`paper-link.act.${becoming ?? 'add'}`)}
      weight={becoming === 'revoked' ? 'danger' : 'main'}
      changes={[t('paper-link.sheet.changes'), ...(acting ? [t('paper-link.sheet.changes-acting')] : [])]}
      told={[t('paper-link.sheet.told')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { paperId: paper.id },
            body: {
              otherId: other?.id ?? '',
              ...said,
              ...(acting && since !== null ? { since } : {}),
              ...(note.trim() === '' ? {} : { note }),
            },
          })
          tell({ text: t('paper-link.told.added', { number: other?.name ?? '' }) })
        })
      }
    >
      {!becoming && (
        <SelectField
          name="relation"
          label={t('paper-link.field.relation')}
          value={choice}
          onChange={setChoice}
          error={errors['relation']}
          choices={choicesOf(t)}
        />
      )}
      <PaperField
        name="otherId"
        label={t(becoming ? 'paper-link.field.otherId-acting' : 'paper-link.field.otherId')}
        value={other}
        onChange={setOther}
        error={errors['otherId']}
      />
      {acting && (
        <DateField
          name="since"
          label={t('paper-link.field.since')}
          help={t('paper-link.field.since-help')}
          mark="optional"
          value={since}
          onChange={setSince}
          error={errors['since']}
        />
      )}
      <TextAreaField
        name="note"
        label={t('paper-link.field.note')}
        help={t('paper-link.field.note-help')}
        mark="optional"
        value={note}
        onChange={setNote}
        error={errors['note']}
        rows={2}
        maxLength={1000}
      />
    </ActSheet>
  )
}
