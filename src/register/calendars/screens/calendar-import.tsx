import { useState } from 'react'
import type { FileId, WorkId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCheck, type SheetChoice } from '../../imports/screens/import-check.tsx'
import { ImportColumns } from '../../imports/screens/import-columns.tsx'
import { ImportPage } from '../../imports/screens/import-page.tsx'
import { ImportRows } from '../../imports/screens/import-rows.tsx'
import { showCalendar } from '../calendar.contract.ts'
import { calendarImportSheet, importCalendar, previewCalendarImport } from '../calendar-import.contract.ts'
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
    <ImportColumns
      intro={t('calendar-import.columns')}
      columns={CalendarField.options.map((key) => ({ key, title: t(`calendar.field.${key}`), holds: t(`calendar-import.column.${key}`) }))}
      after={t('calendar.no-lunar')}
    />
  )
}

function Check({ fileId, onStarted }: { fileId: FileId; onStarted: (work: WorkId) => void }) {
  const t = useT()
  const format = useFormat()
  const [choice, setChoice] = useState<SheetChoice<CalendarField>>({})
  const asked = { fileId, ...choice }
  const answer = useAnswer(previewCalendarImport, { body: asked }, { keepFormer: true })
  const act = useAct(importCalendar)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={CalendarField.options.map((key) => ({ key, label: t(`calendar.field.${key}`), required: neededFields.includes(key) }))}
      rows={({ rows }) => (
        <ImportRows
          rows={rows}
          columns={[
            { key: 'day', title: t('calendar.field.day'), cell: ({ facts }) => (facts ? format.day(facts.day) : '—') },
            { key: 'kind', title: t('calendar.field.kind'), cell: ({ facts }) => (facts ? t(`calendar.kind.${facts.kind}`) : '—') },
            { key: 'name', title: t('calendar.field.nameVi'), cell: ({ facts }) => facts?.name.vi ?? '—' },
            { key: 'source', title: t('calendar.field.source'), cell: ({ facts }) => facts?.source ?? '—' },
          ]}
        />
      )}
      words={(counted) => ({
        nothing: t('calendar-import.nothing'),
        start: t('calendar-import.start', counted),
        confirm: t('calendar-import.confirm'),
        changes: t('calendar-import.changes', counted),
        skips: t('calendar-import.skips', counted),
        told: t('calendar.sheet.told'),
        final: t('calendar.sheet.final'),
      })}
      send={({ mapping, counts }) => act.send({ body: { ...asked, mapping, skipBadRows: counts.refused > 0 } })}
      onStarted={onStarted}
    />
  )
}
