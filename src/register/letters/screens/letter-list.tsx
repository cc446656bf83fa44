import { useMemo } from 'react'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type LetterRow, LetterState, listLetters } from '../letter.contract.ts'

const shapes: Record<LetterState, StatusShape> = { waiting: 'going', held: 'soon', sent: 'done', 'given-up': 'danger' }

/** What the product mails: what waits for the mail server, what it took, what it refused. */
export function LetterList() {
  const t = useT()
  const format = useFormat()
  const source = useListSource(listLetters)
  const columns = useMemo<readonly Column<LetterRow>[]>(
    () => [
      { id: 'recipient', header: t('letter.field.recipient'), width: 240, lead: true, cell: (row) => row.recipient },
      { id: 'subject', header: t('letter.field.subject'), cell: (row) => row.subject },
      {
        id: 'state',
        header: t('letter.field.state'),
        width: 150,
        cell: (row) => <StatusTag shape={shapes[row.state]}>{t(`letter.state.${row.state}`)}</StatusTag>,
      },
      { id: 'lastError', header: t('letter.field.lastError'), cell: (row) => row.lastError ?? '—' },
      { id: 'attempts', header: t('letter.field.attempts'), width: 90, align: 'right', hidden: true, cell: (row) => format.number(row.attempts) },
      { id: 'createdAt', header: t('letter.field.createdAt'), width: 170, cell: (row) => format.time(row.createdAt) },
      { id: 'sentAt', header: t('letter.field.sentAt'), width: 170, cell: (row) => (row.sentAt === null ? '—' : format.time(row.sentAt)) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('letter.field.state'),
      kind: 'choice',
      several: true,
      choices: LetterState.options.map((state) => ({ value: state, label: t(`letter.state.${state}`) })),
    },
  ]
  return (
    <ListPage
      name="letters"
      title={t('letter.list.title')}
      source={source}
      columns={columns}
      filters={filters}
      searchable={false}
      rowKey={(row) => row.id}
      empty={{ title: t('letter.list.empty'), text: t('letter.list.empty-text') }}
    />
  )
}
