import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listNewsletters, type NewsletterRow } from '../newsletter.contract.ts'
import { newsletterName, NewsletterState } from '../newsletter.ts'
import { NewsletterStateTag } from './newsletter-state.tsx'

/** Newsletters in every state, with whether each is counted among the activities. */
export function NewsletterList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const source = useListSource(listNewsletters, {})
  const columns = useMemo<readonly Column<NewsletterRow>[]>(
    () => [
      { id: 'title', header: t('newsletter.field.title'), sort: true, lead: true, cell: (row) => `${newsletterName(row)}: ${row.title}` },
      { id: 'issuedOn', header: t('newsletter.field.issuedOn'), width: 150, sort: true, cell: (row) => format.day(row.issuedOn) },
      { id: 'state', header: t('newsletter.field.state'), width: 140, cell: (row) => <NewsletterStateTag state={row.state} /> },
      { id: 'counted', header: t('newsletter.field.counted'), width: 120, cell: (row) => t(row.counted ? 'newsletter.counted.yes' : 'newsletter.counted.no') },
      { id: 'channels', header: t('newsletter.field.channels'), width: 260, cell: (row) => (row.channels.length === 0 ? '—' : row.channels.join('; ')) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('newsletter.field.state'),
      kind: 'choice',
      several: true,
      choices: NewsletterState.options.map((state) => ({ value: state, label: t(`newsletter.state.${state}`) })),
    },
  ]
  const create = holds('news.write') && (
    <Button weight="main" icon="plus" to="/portal/newsletters/new">
      {t('newsletter.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="newsletters"
      title={t('newsletter.list.title')}
      acts={create}
      source={source}
      columns={columns}
      filters={filters}
      sort="-issuedOn"
      rowKey={(row) => row.id}
      rowTo={(row) => `/portal/newsletters/${row.id}`}
      empty={{ title: t('newsletter.list.empty'), text: t('newsletter.list.empty-text'), acts: create }}
    />
  )
}
