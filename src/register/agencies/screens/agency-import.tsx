import { z } from 'zod'
import { FileId, WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { FileField } from '../../../web/kit/field/file-field.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { useT } from '../../../web/use-t.ts'
import { uploadFile } from '../../files/file.contract.ts'
import { ImportWork } from '../../imports/screens/import-work.tsx'
import { listAgencies, suggestAgencies } from '../agency.contract.ts'
import { agencyImportSheet } from '../agency-import.contract.ts'
import { importColumns } from '../import-column.ts'
import { AgencyImportCheck } from './agency-import-check.tsx'
import './agency.css'

/** In the address, so that a reload, a link or the inbox comes back to the same step. */
const Step = z.object({ file: FileId.optional(), work: WorkId.optional() })

const changed = [listAgencies, suggestAgencies]

/** "Nhập từ tệp": the file → its columns and what would become of each row → the work and its result sheet. */
export function AgencyImport() {
  const t = useT()
  const { download } = useCall()
  const [{ file, work }, set] = useSearchState(Step)
  const again = () => set({ file: undefined, work: undefined }, { push: true })
  return (
    <Page
      title={t('agency-import.title')} back={{ to: '/agencies', label: t('agency.page.back') }}
      {...(file !== undefined && work === undefined ? { acts: <Button onClick={again}>{t('import.screen.another-file')}</Button> } : {})}
    >
      {work !== undefined ? (
        <ImportWork
          workId={work} title={t('agency-import.title')} unit={t('agency-import.unit')} listTo={{ to: '/agencies', label: t('agency.page.back') }}
          again={again} downloadSheet={() => download(agencyImportSheet, { params: { workId: work } })} refresh={changed}
        />
      ) : file !== undefined ? <AgencyImportCheck fileId={file} onStarted={(workId) => set({ work: workId }, { push: true })} />
        : <Choose onKept={(kept) => set({ file: kept }, { push: true })} />}
    </Page>
  )
}

function Choose({ onKept }: { onKept: (file: FileId) => void }) {
  const t = useT()
  const { upload } = useCall()
  const intention = useIntention()
  return (
    <Section title={t('agency-import.choose')}>
      <FileField
        label={t('agency-import.file')} value={null} onChange={() => undefined} kinds={{ words: 'XLSX, CSV', accept: '.xlsx,.csv' }} maxBytes={20_000_000}
        upload={async (file, onProgress, signal) => {
          const kept = await upload(uploadFile, {}, file, { key: intention.key, onProgress, signal })
          intention.renew()
          onKept(kept.id)
          return kept
        }}
      />
      <p>{t('agency-import.columns')}</p>
      <dl className="hc-agency-columns">{importColumns.map(({ key }) => <div key={key}><dt>{t(`agency.field.${key}`)}</dt><dd>{t(`agency-import.column.${key}`)}</dd></div>)}</dl>
    </Section>
  )
}
