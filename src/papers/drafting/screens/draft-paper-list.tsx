import { useMemo } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { type DraftPaperRow, listDraftPapers } from '../draft-paper.contract.ts'
import { DraftState } from '../life-cycle.ts'
import { shapeOfDraft } from './draft-tags.ts'

/** "Dự thảo": papers on their way to be issued; mine, those waiting for me, or all. */
export function DraftPaperList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const kinds = useAnswer(paperKinds, {})
  const source = useListSource(listDraftPapers)
  const columns = useMemo<readonly Column<DraftPaperRow>[]>(
    () => [
      { id: 'abstract', header: t('drafting.field.abstract'), lead: true, sort: true, cell: (row) => row.abstract },
      { id: 'kind', header: t('drafting.field.kind'), width: 140, sort: true, cell: (row) => row.kindName[language] },
      {
        id: 'state',
        header: t('drafting.field.state'),
        width: 210,
        sort: true,
        cell: (row) => (
          <>
            <StatusTag shape={shapeOfDraft[row.state]}>{t(`drafting.state.${row.state}`)}</StatusTag>
            {row.waitingRole !== null && <div className="hc-faint">{t('drafting.waits-for', { role: t(`role.${row.waitingRole}`) })}</div>}
            {row.number !== null && <div className="hc-faint">{row.number}</div>}
          </>
        ),
      },
      { id: 'issuer', header: t('drafting.field.issuer'), width: 220, notOnPhone: true, cell: (row) => row.issuer },
      { id: 'author', header: t('drafting.field.author'), width: 160, notOnPhone: true, cell: (row) => row.author },
      { id: 'changedAt', header: t('drafting.field.changedAt'), width: 150, sort: true, cell: (row) => format.time(row.changedAt) },
    ],
    [t, format, language],
  )
  const acts = (
    <>
      <Button to="/paper-templates">{t('drafting.templates.title')}</Button>
      {holds('draft.write') && (
        <Button weight="main" icon="plus" to="/draft-papers/new">
          {t('drafting.act.begin')}
        </Button>
      )}
    </>
  )
  return (
    <ListPage
      name="draft-papers"
      title={t('drafting.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={[
        { key: 'waiting', label: t('drafting.filter.waiting'), kind: 'choice', choices: [{ value: 'true', label: t('drafting.filter.waiting-me') }] },
        { key: 'mine', label: t('drafting.filter.mine'), kind: 'choice', choices: [{ value: 'true', label: t('drafting.filter.mine-only') }] },
        {
          key: 'state',
          label: t('drafting.field.state'),
          kind: 'choice',
          several: true,
          choices: DraftState.options.map((state) => ({ value: state, label: t(`drafting.state.${state}`) })),
        },
        {
          key: 'kind',
          label: t('drafting.field.kind'),
          kind: 'choice',
          several: true,
          choices: (kinds.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/draft-papers/${row.id}`}
      empty={{ title: t('drafting.list.empty'), text: t('drafting.list.empty-text'), acts }}
    />
  )
}
