import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { WorkView } from '../../works/work.contract.ts'
import { exportedFile, ExportResult } from '../export.contract.ts'

/** What an export made, and its file to take. */
export function ExportedFile({ work }: { work: WorkView }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const [pending, setPending] = useState(false)
  const result = ExportResult.safeParse(work.result)
  if (!result.success) return null
  const { list, rows, size } = result.data
  const take = async () => {
    setPending(true)
    try {
      saveFile(await download(exportedFile, { params: { workId: work.id } }))
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <div className="hc-row">
      <Button weight="main" icon="download" pending={pending} onClick={() => void take()}>
        {t('export.screen.download')}
      </Button>
      <span>{t('export.screen.made', { list: t(`export.list.${list}`), rows: format.number(rows), size: format.size(size) })}</span>
    </div>
  )
}
