import { useState } from 'react'
import type { DeclarationId } from '../../../kernel/identity.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { declarationFile } from '../declaration.contract.ts'

export interface KeptFileProps {
  declarationId: DeclarationId
  part: 'declaration' | 'annex'
  file: { name: string; mediaType: string; size: number }
}

/** The kept file: a PDF opens beside the screen, everything else is downloaded. */
export function KeptFile({ declarationId, part, file }: KeptFileProps) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const seat = useSeat()
  const [pending, setPending] = useState(false)
  const params = { declarationId, part }
  const save = async () => {
    setPending(true)
    try {
      saveFile(await download(declarationFile, { params }))
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
      {file.mediaType === 'application/pdf' && (
        <a className="hc-link" href={addressOf(declarationFile, { params, query: { view: 'true', seat: seat?.id } })} target="_blank" rel="noopener">{t('declaration.act.view-file')} <Icon name="external" size={14} /></a>
      )}
      <Button icon="download" pending={pending} onClick={() => void save()}>{t('declaration.act.download-file')}</Button>
    </div>
  )
}
