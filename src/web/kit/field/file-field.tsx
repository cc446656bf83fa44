import { Input } from '@mantine/core'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { IconButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { useSentence } from '../use-sentence.ts'
import { type FieldProps, useFieldFrame } from './field.tsx'
import './file-field.css'

export interface StoredFile {
  id: string
  name: string
  size: number
}

export interface FileFieldProps extends FieldProps<StoredFile | null> {
  /** `(file, onProgress, signal) => upload(uploadFile, {}, file, { key, onProgress, signal })` */
  upload: (file: File, onProgress: (part: number) => void, signal: AbortSignal) => Promise<StoredFile>
  /** Kinds in words for people, and for the browser's chooser: `{ words: 'PDF, DOCX', accept: '.pdf,.docx' }`. */
  kinds: { words: string; accept: string }
  maxBytes: number
}

/** A file, dropped or chosen, sent to the server at once with its progress; the form then carries only its id. */
export function FileField({ value, onChange, upload, kinds, maxBytes, error, ...field }: FileFieldProps) {
  const t = useT()
  const format = useFormat()
  const sentence = useSentence()
  const own = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const running = useRef<AbortController | undefined>(undefined)
  const [sending, setSending] = useState<{ name: string; size: number; part: number } | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const [over, setOver] = useState(false)
  const help = t('file-field.help', { kinds: kinds.words, size: format.size(maxBytes) })
  const { label, id = own, disabled } = useFieldFrame({ ...field, error })
  useEffect(() => () => running.current?.abort(), [])

  const send = async (file: File | undefined) => {
    if (!file) return
    setRefused(undefined)
    if (file.size === 0) return setRefused(t('file-field.empty', { name: file.name }))
    if (file.size > maxBytes) return setRefused(t('file-field.too-large', { name: file.name, size: format.size(file.size), limit: format.size(maxBytes) }))
    running.current?.abort()
    const control = new AbortController()
    running.current = control
    setSending({ name: file.name, size: file.size, part: 0 })
    try {
      onChange(await upload(file, (part) => setSending({ name: file.name, size: file.size, part }), control.signal))
    } catch (failure) {
      if (!control.signal.aborted) setRefused(sentence(failure).text)
    } finally {
      if (running.current === control) setSending(undefined)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }

  return (
    <Input.Wrapper id={id} label={label} description={field.help} error={refused ?? error}>
      <input
        ref={chooser}
        id={id}
        type="file"
        className="hc-unseen"
        accept={kinds.accept}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {sending ? (
        <div className="hc-file" aria-live="polite">
          <Icon name="upload" />
          <span className="hc-file-name">{sending.name}</span>
          <progress value={sending.part} max={1} aria-label={t('file-field.sending', { name: sending.name })} />
          <span className="hc-file-size">{Math.floor(sending.part * 100)} %</span>
          <IconButton icon="close" label={t('file-field.stop')} onClick={() => running.current?.abort()} />
        </div>
      ) : value ? (
        <div className="hc-file">
          <Icon name="paper" />
          <span className="hc-file-name">{value.name}</span>
          <span className="hc-file-size">{format.size(value.size)}</span>
          <IconButton icon="close" label={t('file-field.remove', { name: value.name })} onClick={() => onChange(null)} />
        </div>
      ) : (
        <label
          htmlFor={id}
          className="hc-file-drop"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Icon name="upload" />
          <span>
            <span className="hc-link">{t('file-field.choose')}</span> {t('file-field.or-drop')}
          </span>
          <span id={`${id}-help`} className="hc-faint hc-small">
            {help}
          </span>
        </label>
      )}
    </Input.Wrapper>
  )
}
