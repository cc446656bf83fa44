import { useMemo, useState } from 'react'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { IncomingState } from '../incoming.ts'
import { exportIncoming, incomingStanding, type IncomingRow, listIncoming, setRemindDays, startIncomingExport } from '../incoming.contract.ts'
import { tagOf } from './incoming-tags.ts'
import '../../registers/screens/paper.css'
import './incoming.css'

/** "Sổ văn bản đến" as the clerk keeps it by hand, and at a glance what is overdue. */
export function IncomingRegister() {
  const t = useT()
  const language = useLanguage()
  const holds = useHolds()
  const [setting, setSetting] = useState(false)
  const { data: kinds } = useAnswer(paperKinds, {})
  const { data: bodies } = useAnswer(listBodies, {})
  const source = useListSource(listIncoming, {
    file: exportIncoming,
    fileQuery: { language },
    ...(holds('work.read') ? { longFile: startIncomingExport } : {}),
  })
  const columns = useColumns()
  const running = new Date().getFullYear()
  const choices = (of: readonly string[]) => of.map((one) => ({ value: one, label: one }))
  const filters: readonly Filter[] = [
    { key: 'year', label: t('incoming.register.filter.year'), kind: 'choice', choices: choices(Array.from({ length: 12 }, (_, n) => String(running - n))) },
    {
      key: 'due',
      label: t('incoming.register.filter.due'),
      kind: 'choice',
      choices: (['overdue', 'soon', 'none'] as const).map((value) => ({ value, label: t(`incoming.register.choice.${value}`) })),
    },
    {
      key: 'state',
      label: t('incoming.register.filter.state'),
      kind: 'choice',
      several: true,
      choices: IncomingState.options.map((value) => ({ value, label: t(`incoming.state.${value}`) })),
    },
    { key: 'mine', label: t('incoming.register.filter.mine'), kind: 'choice', choices: [{ value: 'true', label: t('incoming.register.choice.mine') }] },
    { key: 'assignee', label: t('incoming.register.filter.assignee'), kind: 'text' },
    { key: 'issuer', label: t('incoming.register.filter.issuer'), kind: 'text' },
    {
      key: 'kind',
      label: t('paper.filter.kind'),
      kind: 'choice',
      several: true,
      choices: (kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    { key: 'arrivedFrom', label: t('incoming.register.filter.from'), kind: 'day' },
    { key: 'arrivedTo', label: t('incoming.register.filter.to'), kind: 'day' },
    {
      key: 'bodyId',
      label: t('incoming.register.filter.body'),
      kind: 'choice',
      choices: (bodies?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
    },
  ]
  const receive = holds('incoming.write') && (
    <Button weight="main" icon="plus" to="/incoming-papers/new">
      {t('incoming.act.receive')}
    </Button>
  )
  return (
    <>
      <ListPage
        name="incoming-papers"
        title={t('incoming.register.title')}
        acts={
          <>
            {holds('incoming.write') && (
              <Button weight="quiet" onClick={() => setSetting(true)}>
                {t('incoming.act.days')}
              </Button>
            )}
            <PrintButton />
            {receive}
          </>
        }
        above={<Standing />}
        source={source}
        columns={columns}
        filters={filters}
        sort="-arrivedOn"
        rowKey={(row) => row.id}
        rowTo={(row) => `/incoming-papers/${row.id}`}
        empty={{ title: t('incoming.register.empty'), text: t('incoming.register.empty-text'), acts: receive }}
      />
      {setting && <RemindDays onClose={() => setSetting(false)} />}
    </>
  )
}

function useColumns(): readonly Column<IncomingRow>[] {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: kinds } = useAnswer(paperKinds, {})
  return useMemo(() => {
    const clamped = (text: string) => (
      <span className="hc-paper-clamped" title={text}>
        {text}
      </span>
    )
    const told = ({ state, answer, reason, due }: IncomingRow) => {
      if (state === 'answered' && answer) return t('incoming.register.told.answered', { number: answer.number, day: format.day(answer.issuedOn) })
      if (state === 'closed') return t('incoming.register.told.closed', { reason: reason ?? '' })
      if (state === 'retracted') return t('incoming.register.told.retracted', { reason: reason ?? '' })
      return due === null ? '' : t('incoming.register.told.due', { day: format.day(due) })
    }
    const column = (id: string) => ({ id, header: t(`incoming.register.column.${id}`) })
    return [
      { ...column('arrivedOn'), width: 116, sort: true, cell: (row) => format.day(row.arrivedOn) },
      { ...column('arrivalNumber'), width: 70, lead: true, cell: (row) => row.arrivalNumber },
      { ...column('author'), width: 130, cell: (row) => clamped(row.paper.issuerName) },
      { ...column('number'), width: 112, cell: (row) => row.paper.number },
      { ...column('issuedOn'), width: 116, notOnPhone: true, cell: (row) => format.day(row.paper.issuedOn) },
      {
        ...column('what'),
        cell: (row) => clamped(`${kinds?.rows.find(({ code }) => code === row.paper.kind)?.name[language] ?? ''} ${row.paper.abstract}`.trim()),
      },
      { ...column('recipient'), width: 112, cell: (row) => [row.officerName, row.unitName].filter(Boolean).join('; ') },
      {
        id: 'course',
        header: t('incoming.register.column.course'),
        width: 124,
        cell: (row) => {
          const { shape, key } = tagOf(row)
          return (
            <span className="hc-incoming-course">
              <StatusTag shape={shape}>{t(key)}</StatusTag>
            </span>
          )
        },
      },
      { ...column('note'), width: 140, cell: (row) => clamped([row.note ?? '', told(row)].filter((part) => part !== '').join('; ')) },
    ]
  }, [t, format, language, kinds])
}

/** What is open, each count a way to its rows. */
function Standing() {
  const t = useT()
  const { data } = useAnswer(incomingStanding, {}, { keepFormer: true })
  return (
    <div className="hc-incoming-standing">
      <span className="hc-incoming-mark" />
      {data && (
        <>
          <Link to="/incoming-papers?state=registered,assigned">{t('incoming.register.standing.open', { count: data.open })}</Link>
          <Link to="/incoming-papers?due=overdue">{t('incoming.register.standing.overdue', { count: data.overdue })}</Link>
          <Link to="/incoming-papers?due=soon">{t('incoming.register.standing.soon', { count: data.soon })}</Link>
          <Link to="/incoming-papers?state=registered">{t('incoming.register.standing.unassigned', { count: data.unassigned })}</Link>
          <Link to="/incoming-papers?mine=true">{t('incoming.register.standing.mine')}</Link>
        </>
      )}
    </div>
  )
}

function RemindDays({ onClose }: { onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { data } = useAnswer(incomingStanding, {})
  const { errors, noting } = useSheetErrors()
  const act = useAct(setRemindDays, { refresh: [incomingStanding, listIncoming] })
  const [days, setDays] = useState<number | null>(null)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('incoming.act.days')}
      confirm={t('incoming.act.days')}
      reason="required"
      changes={[t('incoming.changes.days')]}
      told={[t('incoming.changes.nobody')]}
      onConfirm={(reason) =>
        noting(async () => {
          await act.send({ body: { version: data?.ruleVersion ?? 0, remindDays: days ?? data?.remindDays ?? 0, reason } })
          tell({ text: t('incoming.told.days') })
        })
      }
    >
      <NumberField
        name="remindDays"
        label={t('incoming.field.remindDays')}
        help={t('incoming.help.remindDays')}
        value={days ?? data?.remindDays ?? null}
        onChange={setDays}
        min={0}
        max={60}
        error={errors['remindDays']}
      />
    </ActSheet>
  )
}
