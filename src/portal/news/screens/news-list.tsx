import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listNews, type NewsRow } from '../news.contract.ts'
import { NewsState } from '../news.ts'
import { NewsStateTag } from './news-state.tsx'

/** News in every state, with the articles that reports wrote. */
export function NewsList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const source = useListSource(listNews, {})
  const columns = useMemo<readonly Column<NewsRow>[]>(
    () => [
      { id: 'title', header: t('news.field.title'), sort: true, lead: true, cell: (row) => row.title },
      { id: 'state', header: t('news.field.state'), width: 180, cell: (row) => <NewsStateTag {...row} /> },
      {
        id: 'author',
        header: t('news.field.author'),
        width: 190,
        cell: (row) => (row.kind === 'report' ? <span className="hc-faint">{t('news.kind.report')}</span> : row.author),
      },
      {
        id: 'publishedAt',
        header: t('news.field.publishedAt'),
        width: 170,
        sort: true,
        cell: (row) => (row.publishedAt === null ? '—' : format.time(row.publishedAt)),
      },
      { id: 'changedAt', header: t('news.field.changedAt'), width: 170, sort: true, hidden: true, cell: (row) => format.time(row.changedAt) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('news.field.state'),
      kind: 'choice',
      several: true,
      choices: NewsState.options.map((state) => ({ value: state, label: t(`news.state.${state}`) })),
    },
  ]
  const create = holds('news.write') && (
    <Button weight="main" icon="plus" to="/portal/news/new">
      {t('news.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="news"
      title={t('news.list.title')}
      acts={create}
      source={source}
      columns={columns}
      filters={filters}
      sort="-changedAt"
      rowKey={(row) => row.id}
      rowTo={(row) => (row.kind === 'report' ? `/reports/${row.id}` : `/portal/news/${row.id}`)}
      empty={{ title: t('news.list.empty'), text: t('news.list.empty-text'), acts: create }}
    />
  )
}
