import type { ReactNode } from 'react'
import { z } from 'zod'
import { FileId, WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useT } from '../../../web/use-t.ts'
import { ImportFile, type ImportFileProps } from './import-file.tsx'
import { ImportWork, type ImportWorkProps } from './import-work.tsx'

/** In the address, so that a reload, a link or the inbox comes back to the same step. */
const Step = z.object({ file: FileId.optional(), work: WorkId.optional() })

export interface ImportPageProps {
  title: string
  back: { to: string; label: string }
  choose: Omit<ImportFileProps, 'onKept'>
  /** What the kept file holds as it was understood, and the act that starts the work. */
  check: (file: FileId, onStarted: (work: WorkId) => void) => ReactNode
  work: Omit<ImportWorkProps, 'workId' | 'again' | 'downloadSheet'> & { downloadSheet: (work: WorkId) => ReturnType<ImportWorkProps['downloadSheet']> }
}

/** "Nhập từ tệp": the file → its columns and what would become of each row → the work and its result sheet. */
export function ImportPage({ title, back, choose, check, work: { downloadSheet, ...shown } }: ImportPageProps) {
  const t = useT()
  const [{ file, work }, set] = useSearchState(Step)
  const again = () => set({ file: undefined, work: undefined }, { push: true })
  return (
    <Page
      title={title}
      back={back}
      {...(file !== undefined && work === undefined ? { acts: <Button onClick={again}>{t('import.screen.another-file')}</Button> } : {})}
    >
      {work !== undefined ? (
        <ImportWork {...shown} workId={work} again={again} downloadSheet={() => downloadSheet(work)} />
      ) : file !== undefined ? (
        check(file, (started) => set({ work: started }, { push: true }))
      ) : (
        <ImportFile {...choose} onKept={(kept) => set({ file: kept }, { push: true })} />
      )}
    </Page>
  )
}
