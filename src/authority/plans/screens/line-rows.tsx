import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import type { FieldHandle } from '../../../web/kit/form/use-draft-form.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { activityKinds } from '../../programme/activity.contract.ts'
import { AgencyPicker } from '../../programme/screens/agency-picker.tsx'
import { InspectionForm } from '../plan-line.ts'
import { blankLine, type TypedLine } from '../typed-line.ts'

interface LineRowsProps {
  lines: readonly TypedLine[]
  inspection: boolean
  at: <T>(path: string) => FieldHandle<T>
  onChange: (lines: TypedLine[]) => void
}

const cells = ['task', 'quantity', 'unit', 'owner', 'cooperating', 'from', 'to', 'product', 'budget'] as const
type CellName = (typeof cells)[number]

/** Lines as a table that is written by keys: Enter adds a line below, Alt with an arrow moves the line. */
export function LineRows({ lines, inspection, at, onChange }: LineRowsProps) {
  const t = useT()
  const table = useRef<HTMLTableElement>(null)
  const [wanted, setWanted] = useState<{ n: number; cell: string }>()
  const [open, setOpen] = useState<number>()
  useEffect(() => {
    if (!wanted) return
    table.current?.querySelector<HTMLElement>(`[data-cell="${wanted.n} ${wanted.cell}"]`)?.focus()
    setWanted(undefined)
  }, [wanted])

  const add = (after: number, heading: string | null = null) => {
    onChange([...lines.slice(0, after + 1), blankLine(heading), ...lines.slice(after + 1)])
    setWanted({ n: after + 1, cell: heading === null ? 'task' : 'heading' })
  }
  /** The heading stays where it stood: it belongs to the place, the words to the line. */
  const move = (n: number, by: -1 | 1, cell: string) => {
    const [one, other] = [lines[n], lines[n + by]]
    if (!one || !other) return
    const moved = [...lines]
    moved[n] = { ...other, heading: one.heading }
    moved[n + by] = { ...one, heading: other.heading }
    onChange(moved)
    setWanted({ n: n + by, cell })
  }
  const remove = (n: number) => {
    const heading = lines[n]?.heading ?? null
    onChange(lines.filter((_, other) => other !== n).map((line, m) => (m === n && line.heading === null ? { ...line, heading } : line)))
  }
  const keys = (n: number, cell: string) => (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(n, event.key === 'ArrowUp' ? -1 : 1, cell)
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      add(n)
    }
  }
  return (
    <>
      <div className="hc-plan-editor">
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col">{t('plan.field.no')}</th>
              {cells.map((cell) => (
                <th key={cell} scope="col" className={`hc-plan-cell-${cell}`}>
                  {t(`plan.field.${cell}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {lines.map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new line has no id before it is saved, and the cells hold no state but the form's
            <tbody key={`line-${n}`}>
              {line.heading !== null && (
                <tr>
                  <td />
                  <td colSpan={cells.length} className="hc-plan-heading">
                    <input
                      aria-label={t('plan.field.section')}
                      placeholder={t('plan.field.section')}
                      value={line.heading}
                      data-cell={`${n} heading`}
                      maxLength={300}
                      onChange={(event) => at<string>(`lines.${n}.heading`).onChange(event.currentTarget.value)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter') return
                        event.preventDefault()
                        setWanted({ n, cell: 'task' })
                      }}
                    />
                  </td>
                  <td>
                    <IconButton icon="close" label={t('plan.act.remove-section')} onClick={() => at(`lines.${n}.heading`).onChange(null)} />
                  </td>
                </tr>
              )}
              <tr>
                <td className="hc-plan-no">{n + 1}</td>
                {cells.map((cell) => (
                  <Cell key={cell} n={n} cell={cell} handle={at<string>(`lines.${n}.${cell}`)} onKeyDown={keys(n, cell)} />
                ))}
                <td className="hc-plan-row-acts">
                  <IconButton icon="up" label={t('plan.act.up', { n: n + 1 })} onClick={() => move(n, -1, 'task')} />
                  <IconButton icon="down" label={t('plan.act.down', { n: n + 1 })} onClick={() => move(n, 1, 'task')} />
                  <IconButton icon="more" label={t('plan.act.more', { n: n + 1 })} onClick={() => setOpen(open === n ? undefined : n)} />
                  <IconButton icon="close" label={t('plan.act.remove', { n: n + 1 })} onClick={() => remove(n)} />
                </td>
              </tr>
              {open === n && (
                <tr>
                  <td />
                  <td colSpan={cells.length + 1}>
                    <More n={n} line={line} inspection={inspection} at={at} />
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </div>
      <div className="hc-row">
        <Button icon="plus" onClick={() => add(lines.length - 1)}>
          {t('plan.act.add-line')}
        </Button>
        <Button icon="plus" onClick={() => add(lines.length - 1, '')}>
          {t('plan.act.add-section')}
        </Button>
      </div>
    </>
  )
}

interface CellProps {
  n: number
  cell: CellName
  handle: FieldHandle<string>
  onKeyDown: (event: KeyboardEvent) => void
}

function Cell({ n, cell, handle, onKeyDown }: CellProps) {
  const t = useT()
  const shared = {
    'aria-label': `${t(`plan.field.${cell}`)}, ${n + 1}`,
    'aria-invalid': handle.error !== undefined,
    'data-cell': `${n} ${cell}`,
    title: handle.error,
    id: `field-${handle.name}`,
    value: handle.value,
    onKeyDown,
  }
  return (
    <td className={`hc-plan-cell-${cell}`}>
      {cell === 'task' ? (
        <textarea
          {...shared}
          rows={Math.max(1, Math.ceil(handle.value.length / 42))}
          maxLength={2000}
          onChange={(event) => handle.onChange(event.currentTarget.value)}
        />
      ) : (
        <input {...shared} maxLength={500} onChange={(event) => handle.onChange(event.currentTarget.value)} />
      )}
      {handle.error !== undefined && <div className="hc-plan-fault">{handle.error}</div>}
    </td>
  )
}

function More({ n, line, inspection, at }: { n: number; line: TypedLine; inspection: boolean; at: LineRowsProps['at'] }) {
  const t = useT()
  const language = useLanguage()
  const { data } = useAnswer(activityKinds, {})
  return (
    <div className="hc-plan-more">
      <TextField {...at<string>(`lines.${n}.budgetSource`)} label={t('plan.field.budgetSource')} maxLength={200} />
      <SelectField
        {...at<string | null>(`lines.${n}.activityKind`)}
        label={t('plan.field.activityKind')}
        clearable
        choices={(data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      {(inspection || line.form !== null) && (
        <SelectField
          {...at<string | null>(`lines.${n}.form`)}
          label={t('plan.field.form')}
          clearable
          choices={InspectionForm.options.map((form) => ({ value: form, label: t(`plan.form.${form}`) }))}
        />
      )}
      <AgencyPicker {...at<TypedLine['agencies']>(`lines.${n}.agencies`)} label={t('plan.field.agencies')} />
    </div>
  )
}
