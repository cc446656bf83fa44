import { ImportColumns } from '../../../register/imports/screens/import-columns.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { listOutgoing } from '../outgoing.contract.ts'
import { listPapers, paperIssuers } from '../paper.contract.ts'
import { paperImportSheet } from '../paper-import.contract.ts'
import { importFields } from '../paper-import.ts'
import { PaperImportCheck } from './paper-import-check.tsx'

const changed = [listPapers, listOutgoing, paperIssuers]

/** "Nhập văn bản từ tệp". */
export function PaperImport() {
  const t = useT()
  const { download } = useCall()
  return (
    <ImportPage
      title={t('paper.import.title')}
      back={{ to: '/papers', label: t('paper.page.back') }}
      choose={{ title: t('paper.import.choose'), label: t('paper.import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <PaperImportCheck fileId={file} onStarted={onStarted} />}
      work={{
        title: t('paper.import.work'),
        unit: t('paper.import.unit'),
        listTo: { to: '/papers', label: t('paper.list.title') },
        refresh: changed,
        downloadSheet: (workId) => download(paperImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <ImportColumns
      intro={t('paper.import.columns')}
      columns={importFields.map(({ key, names: [title] }) => ({ key, title, holds: t(`paper.import.column.${key}`) }))}
    />
  )
}
