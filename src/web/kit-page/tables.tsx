import { slashed } from '../../kernel/day.ts'
import { useMemo } from 'react'
import { Button } from '../kit/button.tsx'
import type { Column } from '../kit/data-table/column.ts'
import { DataTable } from '../kit/data-table/data-table.tsx'
import type { Filter } from '../kit/data-table/filter.ts'
import { Section } from '../kit/page.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { useTell } from '../kit/told.tsx'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { emptyList, failingList, type SampleRow, sampleList, slowList } from './samples.ts'

export function Tables() {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const columns = useMemo<readonly Column<SampleRow>[]>(
    () => [
      { id: 'name', header: t('kit-page.column.name'), lead: true, sort: true, cell: (row) => row.name },
      { id: 'block', header: t('kit-page.column.block'), width: 170, cell: (row) => t(`kit-page.block.${row.block}`) },
      {
        id: 'state',
        header: t('kit-page.column.state'),
        width: 190,
        cell: (row) => <StatusTag shape={row.state}>{t(`kit-page.state.${row.state}`)}</StatusTag>,
      },
      { id: 'number', header: t('kit-page.column.number'), width: 150, sort: true, cell: (row) => row.number ?? '—' },
      { id: 'on', header: t('kit-page.column.on'), width: 120, sort: true, hidden: true, cell: (row) => (row.on ? slashed(row.on) : '—') },
      { id: 'procedures', header: t('kit-page.column.procedures'), width: 130, align: 'right', sort: true, cell: (row) => format.number(row.procedures) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'block',
      label: t('kit-page.column.block'),
      kind: 'choice',
      several: true,
      choices: (['department', 'district', 'vertical'] as const).map((value) => ({ value, label: t(`kit-page.block.${value}`) })),
    },
    { key: 'since', label: t('kit-page.column.since'), kind: 'day' },
  ]
  const shared = { label: t('kit-page.table'), columns, rowKey: (row: SampleRow) => row.id, rowTo: () => '/kit' }
  return (
    <>
      <Section title={t('kit-page.table')}>
        <DataTable
          {...shared}
          name="kit"
          source={sampleList}
          filters={filters}
          sort="name"
          empty={{ title: t('kit-page.empty-title') }}
          bulk={(rows, clear) => (
            <Button
              onClick={() => {
                tell({ text: t('kit-page.told-bulk', { count: rows.length }), undo: () => Promise.resolve() })
                clear()
              }}
            >
              {t('kit-page.bulk')}
            </Button>
          )}
        />
      </Section>
      <div className="hc-kit-columns">
        <Section title={t('kit-page.table-empty')}>
          <DataTable
            {...shared}
            name="kit-empty"
            source={emptyList}
            inAddress={false}
            searchable={false}
            empty={{
              title: t('kit-page.empty-title'),
              text: t('kit-page.empty-text'),
              acts: (
                <Button weight="main" icon="plus">
                  {t('kit-page.empty-act')}
                </Button>
              ),
            }}
          />
        </Section>
        <Section title={t('kit-page.table-failed')}>
          <DataTable {...shared} name="kit-failing" source={failingList} inAddress={false} searchable={false} empty={{ title: '' }} />
        </Section>
        <Section title={t('kit-page.table-loading')}>
          <DataTable {...shared} name="kit-slow" source={slowList} inAddress={false} searchable={false} empty={{ title: '' }} />
        </Section>
      </div>
    </>
  )
}
