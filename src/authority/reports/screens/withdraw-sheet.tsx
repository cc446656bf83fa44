import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listReports, type ReportView, showReport, withdrawArticle } from '../report.contract.ts'
import { useFieldErrors } from './use-field-errors.tsx'

/** Gỡ tin: what readers find at the address from now on, and what stays. */
export function WithdrawSheet({ report, opened, onClose }: { report: ReportView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const { seen, noting } = useFieldErrors(report.version)
  const act = useAct(withdrawArticle, { refresh: [showReport, listReports] })
  const withdraw = (reason: string) =>
    noting(async () => {
      await act.send({ params: { reportId: report.id }, body: { version: seen, reason } })
      tell({ text: t('report.told.withdrawn') })
    })()
  const at = report.article === null ? '' : format.time(report.article.publishedAt)
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.withdraw.title')}
      confirm={t('report.act.withdraw')}
      weight="danger"
      reason="required"
      onConfirm={withdraw}
      changes={[t('report.withdraw.gone', { at }), t('report.withdraw.lists'), t('report.withdraw.stays')]}
      told={[t('report.withdraw.told')]}
    />
  )
}
