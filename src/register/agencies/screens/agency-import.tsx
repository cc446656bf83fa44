import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { ImportColumns } from '../../imports/screens/import-columns.tsx'
import { ImportPage } from '../../imports/screens/import-page.tsx'
import { listAgencies, suggestAgencies } from '../agency.contract.ts'
import { agencyImportSheet } from '../agency-import.contract.ts'
import { importColumns } from '../import-column.ts'
import { AgencyImportCheck } from './agency-import-check.tsx'
import './agency.css'

const changed = [listAgencies, suggestAgencies]

/** "Nhập từ tệp" of agencies. */
export function AgencyImport() {
  const t = useT()
  const { download } = useCall()
  const list = { to: '/agencies', label: t('agency.page.back') }
  return (
    <ImportPage
      title={t('agency-import.title')}
      back={list}
      choose={{ title: t('agency-import.choose'), label: t('agency-import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <AgencyImportCheck fileId={file} onStarted={onStarted} />}
      work={{
        title: t('agency-import.title'),
        unit: t('agency-import.unit'),
        listTo: list,
        refresh: changed,
        downloadSheet: (workId) => download(agencyImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <ImportColumns
      intro={t('agency-import.columns')}
      columns={importColumns.map(({ key }) => ({ key, title: t(`agency.field.${key}`), holds: t(`agency-import.column.${key}`) }))}
    />
  )
}
