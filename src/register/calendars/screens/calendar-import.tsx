import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCounts } from '../../imports/screens/import-counts.tsx'
import { ImportErrors } from '../../imports/screens/import-errors.tsx'
import { ImportMapping } from '../../imports/screens/import-mapping.tsx'
import { ImportNotes } from '../../imports/screens/import-notes.tsx'
import { ImportPage } from '../../imports/screens/import-page.tsx'
import { ImportRows } from '../../imports/screens/import-rows.tsx'
import { ImportSheet } from '../../imports/screens/import-sheet.tsx'
import { showCalendar } from '../calendar.contract.ts'
import { calendarImportSheet, type CalendarMapping, type CalendarPreview, importCalendar, previewCalendarImport } from '../calendar-import.contract.ts'
import { CalendarField, neededFields } from '../import-column.ts'
import './calendar.css'

const refreshed = [showCalendar]

/** "Nhập từ tệp" of a calendar. */
export function CalendarImport() {
  const t = useT()
  const { download } = useCall()
  const list = { to: '/calendar', label: t('calendar.title') }
  return (
    <ImportPage
      title={t('calendar-import.title')}
      back={list}
      choose={{ title: t('calendar-import.choose'), label: t('calendar-import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <Check fileId={file} onStarted={onStarted} />}
      work={{
        title: t('calendar-import.title'),
        unit: t('calendar-import.unit'),
        listTo: list,
        refresh: refreshed,
        downloadSheet: (workId) => download(calendarImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <>
      <p>{t('calendar-import.columns')}</p>
      <dl className="hc-calendar-columns">
        {CalendarField.options.map((key) => (
          <div key={key}>
            <dt>{t(`calendar.field.${key}`)}</dt>
            <dd>{t(`calendar-import.column.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="hc-faint">{t('calendar.no-lunar')}</p>
    </>
  )
}

interface Choice {
  sheet?: string | undefined
  mapping?: CalendarMapping | undefined
}

function Check({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const [choice, setChoice] = useState<Choice>({})
  const asked = { fileId, ...choice }
  const { data, error, isPlaceholderData, refetch } = useAnswer(previewCalendarImport, { body: asked }, { keepFormer: true })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ImportNotes notes={data.notes} />
      <Section title={t('import.screen.columns')}>
        <ImportSheet sheets={data.sheets} sheet={data.sheet} onChange={(sheet) => setChoice({ sheet })} />
        <ImportMapping
          fields={CalendarField.options.map((key) => ({ key, label: t(`calendar.field.${key}`), required: neededFields.includes(key) }))}
          header={data.header}
          mapping={data.mapping}
          missing={data.missing}
          onChange={(mapping) => setChoice({ ...choice, mapping })}
        />
      </Section>
      {data.missing.length === 0 && <Foreseen preview={data} asked={asked} stale={isPlaceholderData} onStarted={onStarted} />}
    </>
  )
}

function Foreseen({
  preview,
  asked,
  stale,
  onStarted,
}: {
  preview: CalendarPreview
  asked: Choice & { fileId: FileId }
  stale: boolean
  onStarted: (work: WorkId) => void
}) {
  const t = useT()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const act = useAct(importCalendar)
  const { counts, mapping } = preview
  const words = { good: format.number(counts.created), bad: format.number(counts.refused) }
  const send = async () => onStarted((await act.send({ body: { ...asked, mapping, skipBadRows: counts.refused > 0 } })).workId)
  return (
    <Section title={t('import.screen.outcome', { count: preview.total, total: format.number(preview.total) })}>
      <ImportCounts counts={counts} />
      <ImportErrors errors={preview.errors} errorCount={preview.errorCount} />
      <ImportRows
        rows={preview.rows}
        columns={[
          { key: 'day', title: t('calendar.field.day'), cell: ({ facts }) => (facts ? format.day(facts.day) : '—') },
          { key: 'kind', title: t('calendar.field.kind'), cell: ({ facts }) => (facts ? t(`calendar.kind.${facts.kind}`) : '—') },
          { key: 'name', title: t('calendar.field.nameVi'), cell: ({ facts }) => facts?.name.vi ?? '—' },
          { key: 'source', title: t('calendar.field.source'), cell: ({ facts }) => facts?.source ?? '—' },
        ]}
      />
      {counts.created === 0 ? (
        <p>{t('calendar-import.nothing')}</p>
      ) : (
        <div className="hc-row">
          <Button weight="main" pending={stale} onClick={() => setOpened(true)}>
            {t('calendar-import.start', words)}
          </Button>
        </div>
      )}
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('calendar-import.start', words)}
        confirm={t('calendar-import.confirm')}
        onConfirm={send}
        changes={[t('calendar-import.changes', words), ...(counts.refused > 0 ? [t('calendar-import.skips', words)] : [])]}
        told={[t('calendar.sheet.told')]}
        final={[t('calendar.sheet.final')]}
      />
    </Section>
  )
}
