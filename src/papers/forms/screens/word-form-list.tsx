import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { Link } from '../../../web/kit/link.tsx'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listWordForms, type WordFormRow } from '../word-form.contract.ts'

/** "Mẫu Word riêng": the files an office fills again and again. */
export function WordFormList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const atAgency = useSeat()?.agencyId != null
  const source = useListSource(listWordForms)
  const columns = useMemo<readonly Column<WordFormRow>[]>(
    () => [
      { id: 'name', header: t('word-form.field.name'), lead: true, cell: (row) => <Link to={`/word-forms/${row.id}`}>{row.name}</Link> },
      { id: 'about', header: t('word-form.field.about'), notOnPhone: true, cell: (row) => row.about },
      ...(atAgency
        ? [{ id: 'agency', header: t('word-form.field.agency'), width: 200, notOnPhone: true, cell: (row: WordFormRow) => row.agencyName ?? '' }]
        : []),
      { id: 'placeholders', header: t('word-form.field.placeholders'), width: 110, align: 'right', cell: (row) => format.number(row.placeholders) },
      {
        id: 'changedAt',
        header: t('word-form.field.changedAt'),
        width: 190,
        cell: (row) => (row.withdrawn ? t('word-form.state.withdrawn') : format.time(row.changedAt)),
      },
    ],
    [t, format, atAgency],
  )
  const filters: readonly Filter[] = [
    { key: 'withdrawn', label: t('word-form.filter.withdrawn'), kind: 'choice', choices: [{ value: 'true', label: t('word-form.filter.withdrawn-too') }] },
  ]
  const create = holds('form.write') && (
    <Button weight="main" icon="plus" to="/word-forms/new">
      {t('word-form.act.new')}
    </Button>
  )
  return (
    <ListPage
      name="word-forms"
      title={t('word-form.title')}
      acts={create}
      source={source}
      columns={columns}
      filters={filters}
      rowKey={(row) => row.id}
      empty={{ title: t('word-form.empty'), text: t('word-form.empty-text'), acts: create }}
    />
  )
}
