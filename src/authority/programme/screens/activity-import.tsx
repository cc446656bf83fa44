import { ImportColumns } from '../../../register/imports/screens/import-columns.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { listActivities, programmeStrip } from '../activity.contract.ts'
import { activityImportSheet } from '../activity-import.contract.ts'
import { importFields } from '../activity-import.ts'
import { ActivityImportCheck } from './activity-import-check.tsx'

const changed = [listActivities, programmeStrip]

/** "Nhập hoạt động từ tệp". */
export function ActivityImport() {
  const t = useT()
  const { download } = useCall()
  return (
    <ImportPage
      title={t('activity.import.title')}
      back={{ to: '/activities', label: t('activity.list.title') }}
      choose={{ title: t('activity.import.choose'), label: t('activity.import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <ActivityImportCheck fileId={file} onStarted={onStarted} />}
      work={{
        title: t('activity.import.work'),
        unit: t('activity.import.unit'),
        listTo: { to: '/activities', label: t('activity.list.title') },
        refresh: changed,
        downloadSheet: (workId) => download(activityImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <ImportColumns
      intro={t('activity.import.columns')}
      columns={importFields.map(({ key, names: [title] }) => ({ key, title, holds: t(`activity.import.column.${key}`) }))}
    />
  )
}
