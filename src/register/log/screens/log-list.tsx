import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { RecordedEvent } from '../../history/history.contract.ts'
import { useEventWords } from '../../history/screens/event-words.ts'
import { exportLog, listEvents } from '../log.contract.ts'
import { EventDrawer } from './event-drawer.tsx'
import { subjectKinds } from './subject.ts'

type Tree = { readonly [key: string]: string | Tree }

/** Every type of act that has a sentence: "agency.established", … */
const typesIn = (tree: Tree, before = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${before}${key}`] : typesIn(value, `${before}${key}.`)))

/** Everything that was ever done, over all records. */
export function LogList() {
  const t = useT()
  const { i18n } = useTranslation()
  const format = useFormat()
  const words = useEventWords()
  const source = useListSource(listEvents)
  const [shown, setShown] = useState<RecordedEvent>()
  const columns = useMemo<readonly Column<RecordedEvent>[]>(
    () => [
      { id: 'recordedAt', header: t('log.field.recordedAt'), width: 160, cell: (row) => format.time(row.recordedAt) },
      { id: 'act', header: t('log.field.act'), lead: true, cell: (row) => words.act(row) },
      { id: 'kind', header: t('log.field.kind'), width: 150, cell: (row) => t(`log.kind.${row.subject.kind}`) },
      { id: 'by', header: t('log.field.by'), cell: (row) => words.by(row) },
      {
        id: 'assertedOn',
        header: t('log.field.assertedOn'),
        width: 130,
        hidden: true,
        cell: (row) => (row.assertedOn === null ? '—' : format.day(row.assertedOn)),
      },
      { id: 'seq', header: t('log.field.seq'), width: 90, align: 'right', hidden: true, cell: (row) => format.number(row.seq) },
      {
        id: 'open',
        header: t('log.field.open'),
        width: 110,
        cell: (row) => (
          <Button weight="quiet" onClick={() => setShown(row)}>
            {t('log.act.open')}
            <span className="hc-unseen">
              {' '}
              {words.act(row)}, {format.time(row.recordedAt)}
            </span>
          </Button>
        ),
      },
    ],
    [t, format, words],
  )
  const types = useMemo(
    () =>
      typesIn(i18n.getResource(i18n.language, 'translation', 'deed') as Tree)
        .map((type) => ({ value: type, label: t(`deed.${type}`) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [i18n, t],
  )
  const filters: readonly Filter[] = [
    { key: 'type', label: t('log.field.act'), kind: 'choice', several: true, choices: types },
    {
      key: 'kind',
      label: t('log.field.kind'),
      kind: 'choice',
      several: true,
      choices: subjectKinds.map((kind) => ({ value: kind, label: t(`log.kind.${kind}`) })),
    },
    { key: 'since', label: t('log.filter.since'), kind: 'day' },
    { key: 'until', label: t('log.filter.until'), kind: 'day' },
  ]
  return (
    <>
      <ListPage
        name="log"
        title={t('log.title')}
        acts={<Export />}
        above={<p className="hc-faint">{t('log.text')}</p>}
        source={source}
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        empty={{ title: t('log.empty') }}
      />
      <EventDrawer event={shown} onClose={() => setShown(undefined)} />
    </>
  )
}

function Export() {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const [pending, setPending] = useState(false)
  const save = async () => {
    setPending(true)
    try {
      const file = await download(exportLog, {})
      saveFile(file)
      tell({ text: t('log.exported', { name: file.name }) })
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Button icon="download" pending={pending} onClick={() => void save()}>
      {t('log.act.export')}
    </Button>
  )
}
