import { useState } from 'react'
import type { z } from 'zod'
import type { AnyEndpoint, Endpoint } from '../../../kernel/endpoint.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { FileQuery, FileView } from '../file.contract.ts'

export interface KeptFileProps<P extends z.ZodType> {
  /** The record's own route to its file: a file is never handed out by itself. */
  from: Endpoint<P, typeof FileQuery, z.ZodUndefined, z.ZodUndefined>
  params: z.input<P>
  file: Omit<FileView, 'id'>
  /** Without it the file is named, not handed out: the record was retracted. */
  held?: boolean
}

/** The file of a record: a PDF opens beside the screen, everything else is downloaded. */
export function KeptFile<P extends z.ZodType>({ from, params, file, held = true }: KeptFileProps<P>) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const seat = useSeat()
  const [pending, setPending] = useState(false)
  // The props have checked `params`; whether those of any endpoint may be left out cannot be known here.
  const route: AnyEndpoint = from
  const save = async () => {
    setPending(true)
    try {
      saveFile(await download(route, { params }))
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <div className="hc-row">
      <Icon name="paper" />
      <span>
        {file.name} <span className="hc-faint">({format.size(file.size)})</span>
      </span>
      {held && file.mediaType === 'application/pdf' && (
        <a className="hc-link" href={addressOf(from, { params, query: { view: 'true', seat: seat?.id } })} target="_blank" rel="noopener">
          {t('file.act.view')} <Icon name="external" size={14} />
        </a>
      )}
      {held && (
        <Button icon="download" pending={pending} onClick={() => void save()}>
          {t('file.act.download')}
        </Button>
      )}
    </div>
  )
}
