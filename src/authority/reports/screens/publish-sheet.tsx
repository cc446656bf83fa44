import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { listReports, publishReport, type ReportView, showReport } from '../report.contract.ts'
import { useFieldErrors } from './use-field-errors.tsx'

const hour = /^([01]?\d|2[0-3]):[0-5]\d$/

/** Day and hour of Vietnam as an instant; undefined for "now". */
const instant = (day: Day | null, time: string): string | undefined =>
  day === null ? undefined : `${day}T${(time === '' ? '00:00' : time).padStart(5, '0')}:00+07:00`

/** Công bố lên cổng: a copy of text and PDF; nothing public changes otherwise. */
export function PublishSheet({ report, opened, onClose }: { report: ReportView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(publishReport, { refresh: [showReport, listReports] })
  const [title, setTitle] = useState(report.title)
  const [sourceLine, setSourceLine] = useState(report.sourceLine)
  const [day, setDay] = useState<Day | null>(null)
  const [time, setTime] = useState('')
  const number = report.versions[0]?.issue?.number ?? ''
  const timeFault = time !== '' && !hour.test(time)
  const publish = noting(async () => {
    if (timeFault) return
    const publishedAt = instant(day, time)
    await act.send({
      params: { reportId: report.id },
      body: { version: seen, title, sourceLine, ...(publishedAt === undefined ? {} : { publishedAt }) },
    })
    tell({ text: t('report.told.published') })
  })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.publish.title')}
      confirm={t('report.act.publish')}
      onConfirm={publish}
      changes={[t('report.publish.copies', { number }), ...(report.article ? [t('report.publish.again')] : [])]}
      told={[t('report.publish.told')]}
    >
      <TextField name="title" label={t('report.field.title')} value={title} onChange={setTitle} maxLength={300} error={errors['title']} />
      <TextField
        name="sourceLine"
        label={t('report.field.sourceLine')}
        value={sourceLine}
        onChange={setSourceLine}
        maxLength={300}
        error={errors['sourceLine']}
      />
      <DateField
        name="publishedAt"
        label={t('report.field.publishedOn')}
        value={day}
        onChange={setDay}
        help={t('report.publish.time-help')}
        mark="optional"
        error={errors['publishedAt']}
      />
      <TextField
        name="publishedTime"
        label={t('report.field.publishedTime')}
        value={time}
        onChange={setTime}
        mark="optional"
        error={timeFault ? t('report.publish.time-form') : undefined}
      />
    </ActSheet>
  )
}
