import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { PaperId, PaperListId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { showPaper } from '../../registers/paper.contract.ts'
import { correctPaperList, listPaperListRows, listPaperLists, type PaperListView, recordPaperList, showPaperList } from '../paper-list.contract.ts'
import { ListHolds, type ListRow } from '../paper-list.ts'
import { RowsField } from './rows-field.tsx'
import './lists.css'

export function NewPaperList() {
  const t = useT()
  const paperId = useParam('paperId', PaperId)
  const { data: paper, error, refetch } = useAnswer(showPaper, { params: { paperId: paperId ?? '' } }, { enabled: paperId !== undefined })
  return (
    <Page
      title={paper ? t('paper-list.form.title', { number: paper.number }) : t('paper-list.act.add')}
      back={{ to: paper ? `/papers/${paper.id}` : '/papers', label: paper?.number ?? t('paper.page.back') }}
    >
      {paper ? (
        <Fields paper={{ id: paper.id, issuedOn: paper.issuedOn }} />
      ) : (
        <InsteadOfRecord unknown={paperId === undefined && t('paper.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

export function PaperListCorrection() {
  const t = useT()
  const paperListId = useParam('paperListId', PaperListId)
  const { data: list, error, refetch } = useAnswer(showPaperList, { params: { paperListId: paperListId ?? '' } }, { enabled: paperListId !== undefined })
  return (
    <Page
      title={list ? t('paper-list.form.title-correct', { title: list.title }) : t('paper-list.act.correct')}
      back={list ? { to: `/paper-lists/${list.id}`, label: list.title } : { to: '/papers', label: t('paper.page.back') }}
    >
      {list?.withdrawn ? (
        <Note tone="soon">{t('paper-list.withdrawn')}</Note>
      ) : list ? (
        <Fields key={list.version} paper={list.paper} list={list} />
      ) : (
        <InsteadOfRecord unknown={paperListId === undefined && t('paper-list.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

function Fields({ paper, list }: { paper: { id: PaperId; issuedOn: Day }; list?: PaperListView }) {
  const t = useT()
  const format = useFormat()
  const go = useGo()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const refresh = [listPaperLists, showPaperList, listPaperListRows]
  const record = useAct(recordPaperList, { refresh })
  const correct = useAct(correctPaperList, { refresh })
  const [title, setTitle] = useState(list?.title ?? '')
  const [holds, setHolds] = useState<ListHolds>(list?.holds ?? 'agencies')
  const [asOf, setAsOf] = useState<Day | null>(list?.asOf ?? paper.issuedOn)
  const [noteTitle, setNoteTitle] = useState(list?.noteTitle ?? '')
  const [rows, setRows] = useState<readonly ListRow[]>(list?.rows ?? [])
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<unknown>(undefined)
  const pending = record.pending || correct.pending
  const keep = async () => {
    setFailure(undefined)
    const body = { title, holds, asOf: asOf ?? '', noteTitle: noteTitle.trim() === '' ? null : noteTitle, rows: [...rows] }
    try {
      await noting(async () => {
        const { id, warnings } = list
          ? await correct.send({ params: { paperListId: list.id }, body: { ...body, version: list.version, reason } })
          : await record.send({ params: { paperId: paper.id }, body })
        const [warning] = warnings
        tell({ text: warning ? t(warning.code, readable(warning.details, format)) : t('paper-list.told.recorded', { title }) })
        go(`/paper-lists/${id}`)
      })
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <form
      className="hc-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) void keep()
      }}
    >
      <FieldGroup title={t('paper-list.form.list')}>
        <TextField name="title" label={t('paper-list.field.title')} value={title} onChange={setTitle} error={errors['title']} maxLength={500} />
        <ChoiceField
          name="holds"
          label={t('paper-list.field.holds')}
          value={holds}
          onChange={(chosen) => chosen && setHolds(chosen)}
          choices={ListHolds.options.map((one) => ({ value: one, label: t(`paper-list.holds.${one}`) }))}
        />
        <DateField
          name="asOf"
          label={t('paper-list.field.asOf')}
          help={t('paper-list.field.asOf-help')}
          value={asOf}
          onChange={setAsOf}
          error={errors['asOf']}
        />
        <TextField
          name="noteTitle"
          mark="optional"
          label={t('paper-list.field.noteTitle')}
          help={t('paper-list.field.noteTitle-help')}
          value={noteTitle}
          onChange={setNoteTitle}
          error={errors['noteTitle']}
          maxLength={100}
        />
      </FieldGroup>
      <FieldGroup title={t('paper-list.form.rows')}>
        <RowsField holds={holds} asOf={asOf ?? dayOf(new Date())} rows={rows} onChange={setRows} />
        {errors['rows'] && <Note tone="danger">{errors['rows']}</Note>}
      </FieldGroup>
      {list && (
        <TextAreaField
          name="reason"
          label={t('paper-list.field.reason')}
          value={reason}
          onChange={setReason}
          error={errors['reason']}
          rows={2}
          maxLength={2000}
        />
      )}
      {failure !== undefined && <ErrorState error={failure} />}
      <div className="hc-form-foot">
        <Button type="submit" weight="main" pending={pending}>
          {t('paper-list.act.record')}
        </Button>
        <NotNow to={list ? `/paper-lists/${list.id}` : `/papers/${paper.id}`} />
      </div>
    </form>
  )
}
