import { useState } from 'react'
import { useAct, useAnswer, useRefresh } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { compareReport, freezeReport, listReports, previewReport, type ReportView, showFigures, showReport } from '../report.contract.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { usePeriodName } from './report-words.tsx'
import { TypedNumbers } from './typed-numbers.tsx'

/** Chốt số liệu: what is kept, what stays open, what can't be undone; the digest of the figures shown here travels with the act. */
export function FreezeSheet({ report, opened, onClose, onFrozen }: { report: ReportView; opened: boolean; onClose: () => void; onFrozen: () => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const tell = useTell()
  const refresh = useRefresh()
  const periodName = usePeriodName()
  const act = useAct(freezeReport, { refresh: [showReport, listReports, showFigures, previewReport, compareReport] })
  const { data: live } = useAnswer(showFigures, { params: { reportId: report.id }, query: {} }, { enabled: opened })
  // Ticked for the words as they stand: other words have other numbers.
  const [checkedAt, setCheckedAt] = useState<number>()
  const checked = checkedAt === report.version
  const typed = live?.unbound ?? []
  const no = report.latest + 1
  const main = live?.figures.find((figure) => figure.value.kind === 'progress' && figure.key === figure.section)
  const freeze = async (reason: string) => {
    try {
      await act.send({
        params: { reportId: report.id },
        body: { version: report.version, digest: live?.digest ?? '', checked, ...(reason === '' ? {} : { reason }) },
      })
    } catch (error) {
      // What was refused because it moved is shown as it is now, before the person decides again.
      await refresh([showReport, showFigures, previewReport])
      throw error
    }
    tell({ text: t('report.told.frozen', { no }) })
    onFrozen()
  }
  return (
    <ActSheet
      opened={opened && live !== undefined}
      onClose={onClose}
      title={t('report.freeze.title', { period: periodName(report.period) })}
      confirm={t('report.act.freeze')}
      changes={[
        ...(main ? [t('report.freeze.seen', { label: main.label[language], shown: main.shown })] : []),
        t('report.freeze.keeps', { on: format.day(report.dataDate), no }),
        t('report.freeze.files', { no }),
        t('report.freeze.wording'),
      ]}
      told={[t('report.freeze.told')]}
      final={[t('report.freeze.final')]}
      {...(report.latest > 0 ? { reason: 'required' as const } : {})}
      onConfirm={freeze}
    >
      <TypedNumbers typed={typed} checked={checked} onChecked={(on) => setCheckedAt(on ? report.version : undefined)} />
      {report.latest > 0 && <DifferencePanel reportId={report.id} no={report.latest} />}
    </ActSheet>
  )
}
