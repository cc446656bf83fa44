import { useMemo } from 'react'
import { z } from 'zod'
import { dayOf } from '../../../kernel/day.ts'
import { type IncomingId, PaperId } from '../../../kernel/identity.ts'
import { listNotifications, showWaiting } from '../../../register/inbox/inbox.contract.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type PaperView, showPaper } from '../../registers/paper.contract.ts'
import { arrivalsOfPaper, incomingStanding, listIncoming, receiveRecorded } from '../incoming.contract.ts'
import { arrivalFields, ArrivalFields, type ArrivalValues, noArrival } from './arrival-fields.tsx'
import { dayNamed, daysNamed, handlingOf } from './handling-fields.tsx'
import './incoming.css'

const Fields = z
  .strictObject({ ...arrivalFields, again: z.boolean().optional() })
  .refine(dayNamed, { path: ['dueOn'], error: 'field.required' })
  .refine(daysNamed, { path: ['dueDays'], error: 'field.required' })

interface Values extends ArrivalValues {
  again: boolean
}

/** A paper that stands in the register already has only its arrival to be told of. */
export function ArrivalForm() {
  const t = useT()
  const paperId = useParam('paperId', PaperId)
  const { data: paper, error, refetch } = useAnswer(showPaper, { params: { paperId: paperId ?? '' }, query: {} }, { enabled: paperId !== undefined })
  const back = { to: paper ? `/papers/${paper.id}` : '/papers', label: paper?.number ?? t('paper.page.back') }
  return (
    <Page title={t('incoming.form.title-known')} back={back}>
      {!paper ? (
        <InsteadOfRecord unknown={paperId === undefined && t('paper.not-found')} error={error} retry={refetch} />
      ) : paper.retractedAt !== null ? (
        <Note tone="soon">{t('paper.retracted')}</Note>
      ) : (
        <Arriving paper={paper} />
      )}
    </Page>
  )
}

function Arriving({ paper }: { paper: PaperView }) {
  const t = useT()
  const format = useFormat()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const { data: before } = useAnswer(arrivalsOfPaper, { params: { paperId: paper.id } })
  const initial = useMemo<Values>(() => ({ ...noArrival(dayOf(new Date())), again: false }), [])
  const form = useDraftForm({ schema: Fields, initial, draft: `incoming.${paper.id}` })
  const done = ({ id, arrivalNumber }: { id: IncomingId; arrivalNumber: string }) => {
    void refresh([listIncoming, incomingStanding, arrivalsOfPaper, listNotifications, showWaiting])
    tell({ text: t('incoming.told.received', { arrival: arrivalNumber }) })
    go(`/incoming-papers/${id}`)
  }
  const held = (before?.rows ?? []).filter(({ state }) => state !== 'retracted')
  return (
    <Form
      form={form}
      send={({ again, ...rest }, key) =>
        call(
          receiveRecorded,
          { params: { paperId: paper.id }, body: { ...rest, ...handlingOf(rest), dueKind: undefined, again: again || undefined } as never },
          { key },
        )
      }
      onDone={done}
      submit={t('incoming.act.receive')}
      beside={<NotNow to={`/papers/${paper.id}`} />}
    >
      <Note tone="info">
        <strong>
          {paper.number}, {format.day(paper.issuedOn)}, {paper.issuer.name}
        </strong>
        <p>{paper.abstract}</p>
        {held.map(({ id, arrivalNumber, arrivedOn, bodyName }) => (
          <p key={id}>
            {t('incoming.form.received', { arrival: arrivalNumber, day: format.day(arrivedOn), body: bodyName })}{' '}
            <Link to={`/incoming-papers/${id}`}>{t('incoming.form.received-act')}</Link>
          </p>
        ))}
      </Note>
      {held.some(({ bodyId }) => bodyId === form.values.bodyId) && (
        <CheckField {...form.field('again')} label={t('incoming.field.again')} help={t('incoming.help.again')} />
      )}
      <ArrivalFields form={form as never} />
    </Form>
  )
}
