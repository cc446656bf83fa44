import type { KeyboardEvent, ReactNode } from 'react'
import { IconButton } from '../../../web/kit/button.tsx'
import { useT } from '../../../web/use-t.ts'

/** The list with the entry moved by one place; the same list where there is no place. */
export function moved<T>(all: readonly T[], n: number, by: 1 | -1): T[] {
  const to = n + by
  if (to < 0 || to >= all.length) return [...all]
  const next = [...all]
  const [one] = next.splice(n, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

export const without = <T,>(all: readonly T[], n: number): T[] => all.filter((_, at) => at !== n)
export const replaced = <T,>(all: readonly T[], n: number, one: T): T[] => all.map((other, at) => (at === n ? one : other))

/** A passage with the buttons that move and remove it; Alt and the arrows move it by keys. */
export function RowFrame({
  name,
  first,
  last,
  onMove,
  onRemove,
  children,
}: {
  name: string
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
  children: ReactNode
}) {
  const t = useT()
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <fieldset className="hc-passage" onKeyDown={keys}>
      <legend className="hc-passage-head">
        <span>{name}</span>
      </legend>
      <div className="hc-passage-acts">
        <IconButton icon="up" label={t('drafting.act.up', { name })} onClick={() => onMove(-1)} {...(first ? { 'aria-disabled': true } : {})} />
        <IconButton icon="down" label={t('drafting.act.down', { name })} onClick={() => onMove(1)} {...(last ? { 'aria-disabled': true } : {})} />
        <IconButton icon="close" label={t('drafting.act.remove', { name })} onClick={onRemove} />
      </div>
      {children}
    </fieldset>
  )
}
