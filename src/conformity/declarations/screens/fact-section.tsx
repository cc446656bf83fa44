import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { CheckField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { grants } from '../../../kernel/rights.ts'
import type { DeclarationView } from '../declaration.contract.ts'
import { correctFact, type FactView, showBeside, tellFact } from '../fact.contract.ts'
import { type FactKind, factsOfSide } from '../fact.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'

/** Dated facts beside the state, those that hold; what was corrected stays to be read below them. */
export function FactSection({ declaration: d, facts }: { declaration: DeclarationView; facts: readonly FactView[] }) {
  const t = useT()
  const format = useFormat()
  const seat = useSeat()
  const side = seat === undefined ? 'agency' : grants[seat.role].side
  const mayTell = useHolds()('declaration.draft') && d.recordedTo === null
  const [telling, setTelling] = useState<FactView | 'new' | undefined>(undefined)
  const held = facts.filter(({ correctedBy, holds }) => correctedBy === null && holds)
  const former = facts.filter((fact) => !held.includes(fact))
  const line = (fact: FactView) => (
    <>
      <strong>{t(`fact.kind.${fact.kind}`)}</strong> {format.day(fact.happenedOn)}
      {fact.address !== null && (
        <>
          {' · '}
          <a className="hc-link" href={fact.address} target="_blank" rel="noopener noreferrer">
            {fact.address} <Icon name="external" size={14} />
          </a>
        </>
      )}
      {fact.note !== null && <span className="hc-declaration-words"> · {fact.note}</span>}
      <span className="hc-faint">
        {' '}
        · {t(`fact.side.${fact.side}`)}
        {fact.by !== null && `: ${fact.by}`}, {format.time(fact.recordedAt)}
      </span>
    </>
  )
  return (
    <Section
      title={t('fact.title')}
      acts={
        mayTell && (
          <Button icon="plus" onClick={() => setTelling('new')}>
            {t('fact.act.tell')}
          </Button>
        )
      }
    >
      {held.length === 0 && <p className="hc-faint">{t('fact.none')}</p>}
      <ul className="hc-stack">
        {held.map((fact) => (
          <li key={fact.id}>
            {line(fact)}{' '}
            {mayTell && factsOfSide(side).includes(fact.kind) && (
              <Button weight="quiet" onClick={() => setTelling(fact)}>
                {t('fact.act.correct')}
                <span className="hc-unseen"> {t(`fact.kind.${fact.kind}`)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <details>
          <summary>{t('fact.former', { count: former.length })}</summary>
          <ul className="hc-stack hc-faint">
            {former.map((fact) => (
              <li key={fact.id}>
                {line(fact)} {!fact.holds && t('fact.was-not-so')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {telling !== undefined && (
        <FactSheet
          key={telling === 'new' ? 'new' : telling.id}
          declaration={d}
          kinds={factsOfSide(side)}
          {...(telling === 'new' ? {} : { wrong: telling })}
          onClose={() => setTelling(undefined)}
        />
      )}
    </Section>
  )
}

function FactSheet({
  declaration: d,
  kinds,
  wrong,
  onClose,
}: {
  declaration: DeclarationView
  kinds: readonly FactKind[]
  wrong?: FactView
  onClose: () => void
}) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const add = useAct(tellFact, { refresh: [showBeside] })
  const correct = useAct(correctFact, { refresh: [showBeside] })
  const [kind, setKind] = useState<FactKind>(wrong?.kind ?? kinds[0] ?? 'sent')
  const [happenedOn, setHappenedOn] = useState<Day | null>(wrong?.happenedOn ?? dayOf(new Date()))
  const [note, setNote] = useState(wrong?.note ?? '')
  const [address, setAddress] = useState(wrong?.address ?? '')
  const [notSo, setNotSo] = useState(false)
  const body = {
    kind,
    happenedOn: happenedOn ?? '',
    note: note.trim() === '' ? null : note,
    address: kind === 'web-link' ? address : null,
  }
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={wrong ? t('fact.correct-title', { kind: t(`fact.kind.${wrong.kind}`) }) : t('fact.tell-title', { number: d.number })}
      confirm={t(wrong ? 'fact.act.correct' : 'fact.act.tell')}
      {...(wrong ? { reason: 'required' as const } : {})}
      changes={[t(wrong ? 'fact.correct-changes' : 'fact.tell-changes')]}
      told={[t('declaration.retraction.told')]}
      onConfirm={(reason) =>
        noting(async () => {
          if (wrong) await correct.send({ params: { declarationId: d.id, factId: wrong.id }, body: { ...body, holds: !notSo, reason } })
          else await add.send({ params: { declarationId: d.id }, body })
          tell({ text: t('fact.told') })
          onClose()
        })
      }
    >
      {!wrong && (
        <SelectField
          label={t('fact.field.kind')}
          value={kind}
          onChange={(chosen) => setKind(chosen ?? kind)}
          choices={kinds.map((one) => ({ value: one, label: t(`fact.kind.${one}`) }))}
          error={errors['kind']}
        />
      )}
      <DateField name="happenedOn" label={t('fact.field.happenedOn')} value={happenedOn} onChange={setHappenedOn} error={errors['happenedOn']} />
      {kind === 'web-link' && (
        <TextField
          name="address"
          label={t('fact.field.address')}
          help={t('fact.field.address-help')}
          value={address}
          onChange={setAddress}
          error={errors['address']}
        />
      )}
      <TextAreaField
        name="note"
        label={t(kind === 'remark' ? 'fact.field.remark' : 'fact.field.note')}
        {...(kind === 'remark' ? { help: t('fact.field.remark-help') } : { mark: 'optional' as const })}
        value={note}
        onChange={setNote}
        error={errors['note']}
        maxLength={2000}
      />
      {wrong && <CheckField label={t('fact.field.not-so')} value={notSo} onChange={setNotSo} />}
    </ActSheet>
  )
}
