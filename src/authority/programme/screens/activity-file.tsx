import { useState } from 'react'
import type { ActivityId } from '../../../kernel/identity.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { activityFile } from '../activity.contract.ts'

/** The kept file: a PDF opens beside the screen, everything else is downloaded. */
export function ActivityFile({ activityId, file, held }: { activityId: ActivityId; file: { name: string; mediaType: string; size: number }; held: boolean }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const seat = useSeat()
  const [pending, setPending] = useState(false)
  const save = async () => {
    setPending(true)
    try {
      saveFile(await download(activityFile, { params: { activityId } }))
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <div className="hc-row">
      <Icon name="paper" />
      <span>{file.name} <span className="hc-faint">({format.size(file.size)})</span></span>
      {held && file.mediaType === 'application/pdf' && (
        <a className="hc-link" href={addressOf(activityFile, { params: { activityId }, query: { view: 'true', seat: seat?.id } })} target="_blank" rel="noopener">{t('activity.act.view-file')} <Icon name="external" size={14} /></a>
      )}
      {held && <Button icon="download" pending={pending} onClick={() => void save()}>{t('activity.act.download-file')}</Button>}
    </div>
  )
}
