import { Modal, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Refusal } from '../../kernel/refusal.ts'
import { useT } from '../use-t.ts'
import { Button } from './button.tsx'
import { FormOfFields } from './form/form-context.ts'
import { ErrorState } from './states.tsx'
import './act-sheet.css'

export interface ActSheetProps {
  opened: boolean
  onClose: () => void
  /** The verb of the trade and its object: "Chốt số liệu 06 tháng đầu năm 2020". */
  title: string
  /** What will change. */
  changes: readonly string[]
  /** Who will be told; say so when nobody is. */
  told?: readonly string[]
  /** What can't be undone. */
  final?: readonly string[]
  /** A reason, where the law or the rule wants one. */
  reason?: 'required' | 'optional'
  /** The verb on the button. */
  confirm: string
  weight?: 'main' | 'danger'
  /** Does the act; the sheet stays open with the sentence when it is refused. */
  onConfirm: (reason: string) => Promise<unknown>
  children?: ReactNode
}

/** Before an act of weight: what changes, who is told, what can't be undone, and the reason where one is asked for. */
export function ActSheet({ opened, onClose, title, changes, told, final, reason, confirm, weight = 'main', onConfirm, children }: ActSheetProps) {
  const t = useT()
  const reasonId = useId()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  useEffect(() => {
    if (!opened) return
    setText('')
    setMissing(false)
    setError(undefined)
  }, [opened])
  const unread = useRef(new Map<string, string>())
  const fields = useMemo<FormOfFields>(
    () => ({
      label: () => () => undefined,
      unread: (name, code) => {
        unread.current.set(name, code)
        return () => unread.current.delete(name)
      },
    }),
    [],
  )
  const send = async () => {
    if (pending) return
    // A field says itself that it can't be read; what stood in it before must not be sent instead.
    if (unread.current.size > 0) return setError(new Refusal('invalid', 'request.invalid', {}))
    if (reason === 'required' && text.trim() === '') return setMissing(true)
    setPending(true)
    setError(undefined)
    try {
      await onConfirm(text.trim())
      onClose()
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal opened={opened} onClose={pending ? () => undefined : onClose} title={title} size={560} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <form
        noValidate
        className="hc-act"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Consequences heading={t('kit.act.changes')} lines={changes} />
        {told && <Consequences heading={t('kit.act.told')} lines={told} />}
        {final && final.length > 0 && <Consequences heading={t('kit.act.final')} lines={final} final />}
        <FormOfFields value={fields}>{children}</FormOfFields>
        {reason && (
          <Textarea
            id={reasonId}
            label={t('kit.act.reason')}
            description={reason === 'optional' ? t('form.optional') : undefined}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setMissing(false)
            }}
            required={reason === 'required'}
            withAsterisk={false}
            error={missing && t('kit.act.reason-missing')}
          />
        )}
        {error !== undefined && <ErrorState error={error} />}
        <div className="hc-act-buttons">
          <Button type="submit" weight={weight} pending={pending}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('kit.not-now')}</Button>
        </div>
      </form>
    </Modal>
  )
}

function Consequences({ heading, lines, final = false }: { heading: string; lines: readonly string[]; final?: boolean }) {
  return (
    <div className="hc-act-lines" data-final={final || undefined}>
      <h3>{heading}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
