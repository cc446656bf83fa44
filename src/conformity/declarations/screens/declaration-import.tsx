import { z } from 'zod'
import { FileId, WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { FileField } from '../../../web/kit/field/file-field.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { useT } from '../../../web/use-t.ts'
import { uploadFile } from '../../../register/files/file.contract.ts'
import { ImportWork } from '../../../register/imports/screens/import-work.tsx'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { listDeclarations } from '../declaration.contract.ts'
import { declarationImportSheet } from '../declaration-import.contract.ts'
import { importFields } from '../declaration-import.ts'
import { ImportCheck } from './import-check.tsx'
import './declaration.css'

/** In the address, so that a reload or a link comes back to the same step. */
const Step = z.object({ file: FileId.optional(), work: WorkId.optional() })

const changed = [listDeclarations, showProgress, listStandings, showCourse]

/** "Nhập danh sách công bố": file → columns and what is wrong → import → result sheet. */
export function DeclarationImport() {
  const t = useT()
  const { download } = useCall()
  const [{ file, work }, set] = useSearchState(Step)
  const again = () => set({ file: undefined, work: undefined }, { push: true })
  return (
    <Page
      title={t('declaration.import.title')} back={{ to: '/declarations', label: t('declaration.page.back') }}
      {...(file !== undefined && work === undefined ? { acts: <Button onClick={again}>{t('import.screen.another-file')}</Button> } : {})}
    >
      {work !== undefined ? (
        <ImportWork
          workId={work} title={t('declaration.import.work')} unit={t('declaration.import.unit')} listTo={{ to: '/declarations', label: t('declaration.list.title') }}
          again={again} downloadSheet={() => download(declarationImportSheet, { params: { workId: work } })} refresh={changed}
        />
      ) : file !== undefined ? <ImportCheck fileId={file} onStarted={(workId) => set({ work: workId }, { push: true })} />
        : <Choose onKept={(kept) => set({ file: kept }, { push: true })} />}
    </Page>
  )
}

function Choose({ onKept }: { onKept: (file: FileId) => void }) {
  const t = useT()
  const { upload } = useCall()
  const intention = useIntention()
  return (
    <Section title={t('declaration.import.choose')}>
      <FileField
        label={t('declaration.import.file')} value={null} onChange={() => undefined} kinds={{ words: 'XLSX, CSV', accept: '.xlsx,.csv' }} maxBytes={20_000_000}
        upload={async (file, onProgress, signal) => {
          const kept = await upload(uploadFile, {}, file, { key: intention.key, onProgress, signal })
          intention.renew()
          onKept(kept.id)
          return kept
        }}
      />
      <p>{t('declaration.import.columns')}</p>
      <ul className="hc-declaration-columns">{importFields.map(({ key, names: [name] }) => <li key={key}><strong>{name}</strong> <span className="hc-faint">{t(`declaration.import.column.${key}`)}</span></li>)}</ul>
    </Section>
  )
}
