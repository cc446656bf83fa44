import { useMemo } from 'react'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { exportPeople, listPeople, type PersonRow, startPeopleExport } from '../person.contract.ts'
import { PostKind } from '../post.ts'

/** Everybody the programme knows, by given name, with and without an account. */
export function PersonList() {
  const t = useT()
  const language = useLanguage()
  const holds = useHolds()
  const { asked } = useAsOf()
  const source = useListSource(listPeople, {
    query: asked,
    ...(holds('officer.export') ? { file: exportPeople, longFile: startPeopleExport, fileQuery: { language } } : {}),
  })
  const columns = useMemo<readonly Column<PersonRow>[]>(
    () => [
      {
        id: 'name',
        header: t('person.field.name'),
        width: 280,
        sort: true,
        lead: true,
        cell: (row) => (row.remark === null ? row.name : `${row.name} (${row.remark})`),
      },
      {
        id: 'posts',
        header: t('person.field.posts'),
        cell: (row) =>
          row.posts.length === 0 ? (
            <span className="hc-faint">{t('person.list.no-post')}</span>
          ) : (
            row.posts.map(({ title, unit, agencyName }) => [title, unit, agencyName ?? t('person.list.office')].filter(Boolean).join(', ')).join('; ')
          ),
      },
      {
        id: 'seconded',
        header: t('person.page.secondments'),
        width: 200,
        notOnPhone: true,
        cell: (row) =>
          row.secondedTo === null ? '—' : row.secondedTo === '' ? t('person.list.seconded-unknown') : t('person.list.seconded', { host: row.secondedTo }),
      },
      {
        id: 'account',
        header: t('person.field.account'),
        width: 170,
        notOnPhone: true,
        cell: (row) => t(row.account ? 'person.account.with' : 'person.account.without'),
      },
    ],
    [t],
  )
  const filters: readonly Filter[] = [
    {
      key: 'kind',
      label: t('person.field.kind'),
      kind: 'choice',
      several: true,
      choices: PostKind.options.map((kind) => ({ value: kind, label: t(`post.kind.${kind}`) })),
    },
    {
      key: 'account',
      label: t('person.field.account'),
      kind: 'choice',
      choices: (['with', 'without'] as const).map((one) => ({ value: one, label: t(`person.account.${one}`) })),
    },
    {
      key: 'state',
      label: t('person.field.state'),
      kind: 'choice',
      choices: (['current', 'former'] as const).map((state) => ({ value: state, label: t(`person.state.${state}`) })),
    },
  ]
  const add = holds('officer.write') && (
    <Button weight="main" icon="plus" to="/people/new">
      {t('person.act.add')}
    </Button>
  )
  return (
    <ListPage
      name="people"
      title={t('person.list.title')}
      acts={
        <>
          <Button weight="quiet" to="/secondments">
            {t('secondment.list.title')}
          </Button>
          {add}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      sort="name"
      rowKey={(row) => row.officerId}
      rowTo={(row) => `/people/${row.officerId}`}
      empty={{ title: t('person.list.empty'), text: t('person.list.empty-text'), acts: add }}
    />
  )
}
