import { useMemo } from 'react'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { Link } from '../../../web/kit/link.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { useStandingWords } from '../../links/screens/standing-words.tsx'
import { exportOutgoing, listOutgoing, type OutgoingRow } from '../outgoing.contract.ts'
import { PaperTopic } from '../paper.ts'
import { paperKinds } from '../paper.contract.ts'
import './paper.css'

/** "Sổ văn bản đi" as the clerk keeps it by hand: the same columns, and every number of the year accounted for. */
export function OutgoingRegister() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const standingWords = useStandingWords()
  const { data: kinds } = useAnswer(paperKinds, {})
  const { data: bodies } = useAnswer(listBodies, {})
  const source = useListSource(listOutgoing, holds('paper.export') ? { file: exportOutgoing, fileQuery: { language } } : {})
  const columns = useMemo<readonly Column<OutgoingRow>[]>(() => {
    const noteOf = ({ state, note, standing, reservedFor, until }: OutgoingRow) => {
      const became = standing && standing.state !== 'issued' ? standingWords(standing) : ''
      if (state === 'given') return [became, note ?? ''].filter((part) => part !== '').join('; ')
      if (state === 'spoiled') return t('paper.outgoing.note.spoiled', { reason: note ?? '' })
      const kept = t('paper.outgoing.note.reserved', { for: reservedFor ?? '', reason: note ?? '' })
      return until === null ? kept : `${kept}; ${t('paper.outgoing.note.until', { until: format.day(until) })}`
    }
    return [
      {
        id: 'number',
        header: t('paper.outgoing.column.number'),
        width: 130,
        lead: true,
        cell: (row) => (row.paperId === null ? row.number : <Link to={`/papers/${row.paperId}`}>{row.number}</Link>),
      },
      { id: 'day', header: t('paper.outgoing.column.day'), width: 124, sort: true, cell: (row) => format.day(row.day) },
      {
        id: 'what',
        header: t('paper.outgoing.column.what'),
        cell: (row) => {
          const kind = kinds?.rows.find(({ code }) => code === row.kind)?.name[language] ?? ''
          if (row.state !== 'given') return <span className="hc-faint">{t(`paper.outgoing.state.${row.state}`)}</span>
          return (
            <span className="hc-paper-clamped" title={row.abstract ?? ''}>
              {kind} {row.abstract}
            </span>
          )
        },
      },
      { id: 'signer', header: t('paper.outgoing.column.signer'), width: 130, cell: (row) => row.signerName ?? '' },
      {
        id: 'recipients',
        header: t('paper.outgoing.column.recipients'),
        width: 150,
        notOnPhone: true,
        cell: (row) => (
          <span className="hc-paper-clamped" title={row.recipients.join('; ')}>
            {row.recipients.join('; ')}
          </span>
        ),
      },
      { id: 'filing', header: t('paper.outgoing.column.filing'), width: 100, notOnPhone: true, cell: (row) => row.filingUnits.join(', ') },
      {
        id: 'copies',
        header: t('paper.outgoing.column.copies'),
        width: 70,
        align: 'right',
        notOnPhone: true,
        cell: (row) => (row.copies === null ? '' : format.number(row.copies)),
      },
      { id: 'note', header: t('paper.outgoing.column.note'), width: 150, cell: (row) => noteOf(row) },
    ]
  }, [t, format, language, kinds, standingWords])
  const running = new Date().getFullYear()
  const filters: readonly Filter[] = [
    {
      key: 'issuerId',
      label: t('paper.filter.issuer'),
      kind: 'choice',
      choices: (bodies?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
    },
    {
      key: 'kind',
      label: t('paper.filter.kind'),
      kind: 'choice',
      several: true,
      choices: (kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    {
      key: 'year',
      label: t('paper.outgoing.filter.year'),
      kind: 'choice',
      choices: Array.from({ length: 12 }, (_, n) => String(running - n)).map((year) => ({ value: year, label: year })),
    },
    { key: 'issuedFrom', label: t('paper.filter.issuedFrom'), kind: 'day' },
    { key: 'issuedTo', label: t('paper.filter.issuedTo'), kind: 'day' },
    { key: 'signer', label: t('paper.outgoing.filter.signer'), kind: 'text' },
    {
      key: 'topic',
      label: t('paper.field.topic'),
      kind: 'choice',
      several: true,
      choices: PaperTopic.options.map((topic) => ({ value: topic, label: t(`paper.topic.${topic}`) })),
    },
  ]
  const record = holds('paper.record') && (
    <Button weight="main" icon="plus" to="/papers/new">
      {t('paper.act.record')}
    </Button>
  )
  return (
    <ListPage
      name="outgoing-papers"
      title={t('paper.outgoing.title')}
      acts={
        <>
          <PrintButton />
          {record}
        </>
      }
      above={<span className="hc-outgoing-mark" />}
      source={source}
      columns={columns}
      filters={filters}
      sort="-day"
      rowKey={(row) => row.key}
      empty={{ title: t('paper.outgoing.empty'), text: t('paper.outgoing.empty-text'), acts: record }}
    />
  )
}
