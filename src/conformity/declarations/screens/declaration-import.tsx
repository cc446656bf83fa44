import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { ImportColumns } from '../../../register/imports/screens/import-columns.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { listDeclarations } from '../declaration.contract.ts'
import { declarationImportSheet } from '../declaration-import.contract.ts'
import { importFields } from '../declaration-import.ts'
import { DeclarationImportCheck } from './import-check.tsx'
import './declaration.css'

const changed = [listDeclarations, showProgress, listStandings, showCourse]

/** "Nhập danh sách công bố". */
export function DeclarationImport() {
  const t = useT()
  const { download } = useCall()
  return (
    <ImportPage
      title={t('declaration.import.title')}
      back={{ to: '/declarations', label: t('declaration.page.back') }}
      choose={{ title: t('declaration.import.choose'), label: t('declaration.import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <DeclarationImportCheck fileId={file} onStarted={onStarted} />}
      work={{
        title: t('declaration.import.work'),
        unit: t('declaration.import.unit'),
        listTo: { to: '/declarations', label: t('declaration.list.title') },
        refresh: changed,
        downloadSheet: (workId) => download(declarationImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <ImportColumns
      intro={t('declaration.import.columns')}
      columns={importFields.map(({ key, names: [title] }) => ({ key, title, holds: t(`declaration.import.column.${key}`) }))}
    />
  )
}
