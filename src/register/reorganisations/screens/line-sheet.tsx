import { Drawer } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { useAsk } from '../../../web/kit/confirm.tsx'
import { fieldId } from '../../../web/kit/form/form-context.ts'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ActLine } from '../act-line.ts'
import type { PlacedFault } from './faults.ts'
import type { LineDraft } from './line-draft.ts'
import { LineFields } from './line-fields.tsx'
import { useLineForm } from './use-line-form.ts'

/** Remarks told on top; more of them are of one kind. */
const told = 6

export interface LineSheetProps {
  line: LineDraft
  isNew: boolean
  faults: readonly PlacedFault[]
  onDone: (line: ActLine) => void
  onClose: () => void
  /** Opens the next line with a fault, once this one is put down. */
  onNextFault?: (() => void) | undefined
}

/** One line of the act, typed in a sheet at the right; what the check found stands at its fields. */
export function LineSheet(props: LineSheetProps) {
  const t = useT()
  const { line, isNew, onClose } = props
  const ask = useAsk()
  const dirty = useRef<boolean>(false)
  const close = async () => {
    if (dirty.current && !(await ask({ title: t('acts.sheet.leave'), text: t('acts.sheet.leave-text'), confirm: t('acts.sheet.leave-confirm') }))) return
    onClose()
  }
  return (
    <Drawer
      opened
      onClose={() => void close()}
      position="right"
      size={600}
      title={t(isNew ? 'acts.sheet.add' : 'acts.sheet.edit', { kind: t(`act.kind.${line.kind}`) })}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      <Fields
        {...props}
        onDirty={(now) => {
          dirty.current = now
        }}
        onCancel={() => void close()}
      />
    </Drawer>
  )
}

function Fields({ line, faults, isNew, onDone, onNextFault, onDirty, onCancel }: LineSheetProps & { onDirty: (dirty: boolean) => void; onCancel: () => void }) {
  const t = useT()
  const form = useLineForm(line, faults)
  const [attempt, setAttempt] = useState(faults.length > 0 ? 1 : 0)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => onDirty(form.dirty), [onDirty, form.dirty])
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  const keep = (then?: () => void) => {
    const read = form.check()
    if (!read) return setAttempt((n) => n + 1)
    onDone(read)
    then?.()
  }
  return (
    <form
      noValidate
      className="hc-line-form"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      {form.remarks.length > 0 && (
        <div className="hc-form-errors" ref={box} tabIndex={-1} role="alert">
          <h2>{t('form.errors', { count: form.remarks.length })}</h2>
          <ul>
            {form.remarks.slice(0, told).map(({ path, text }) => (
              <li key={path + text}>
                <a
                  className="hc-link"
                  href={`#${fieldId(path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    const field = document.getElementById(fieldId(path))
                    field?.focus()
                    field?.scrollIntoView({ block: 'center' })
                  }}
                >
                  {text}
                </a>
              </li>
            ))}
            {form.remarks.length > told && <li>{t('acts.lines.more-faults', { count: form.remarks.length - told })}</li>}
          </ul>
        </div>
      )}
      <LineFields form={form} />
      <div className="hc-row hc-line-form-foot">
        <Button type="submit" weight="main">
          {t(isNew ? 'acts.sheet.done-add' : 'acts.sheet.done')}
        </Button>
        {onNextFault && <Button onClick={() => keep(onNextFault)}>{t('acts.sheet.next-fault')}</Button>}
        <NotNow onClick={onCancel} />
      </div>
    </form>
  )
}
