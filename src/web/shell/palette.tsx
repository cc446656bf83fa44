import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { fold } from '../../kernel/fold.ts'
import { useGo } from '../address.ts'
import { Highlighted } from '../kit/highlighted.tsx'
import { Icon, type IconName } from '../kit/icon.tsx'
import { ErrorState } from '../kit/states.tsx'
import type { NavigationEntry } from '../room.ts'
import { useCall, useSeat } from '../session/session.tsx'
import { type Found, type FoundGroup, useSources } from '../sources.ts'
import { useT } from '../use-t.ts'
import './palette.css'

type Group = FoundGroup | 'rooms'
interface Line extends Found {
  group: Group
}

const icons: Record<Group, IconName> = { rooms: 'right', agencies: 'agency', papers: 'paper', people: 'person', acts: 'check' }

/** Ctrl+K: agencies, papers, people and acts by a few letters without diacritics, and the rooms themselves. */
export function Palette({ opened, onClose, entries }: { opened: boolean; onClose: () => void; entries: readonly NavigationEntry[] }) {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('shell.search')} size={640} yOffset="10vh" closeOnClickOutside padding={0} classNames={{ header: 'hc-unseen' }} withCloseButton={false}>
      <Search onClose={onClose} entries={entries} />
    </Modal>
  )
}

function Search({ onClose, entries }: { onClose: () => void; entries: readonly NavigationEntry[] }) {
  const t = useT()
  const id = useId()
  const go = useGo()
  const calls = useCall()
  const seat = useSeat()
  const { search } = useSources()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 180)
  const [at, setAt] = useState(0)
  const asks = search !== undefined && fold(words).length >= 2
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['palette', seat?.id, words], queryFn: ({ signal }) => search?.(calls, words, signal) ?? [], enabled: asks, placeholderData: (former) => former,
  })
  const rooms = entries.filter((entry) => fold(t(entry.label)).includes(fold(typed))).map((entry): Line => ({ group: 'rooms', id: entry.path, title: t(entry.label), to: entry.path }))
  const lines = [...(asks ? (data ?? []).flatMap(({ group, found }) => found.map((one): Line => ({ ...one, group }))) : []), ...rooms]
  const active = lines[Math.min(at, lines.length - 1)]
  const open = (line: Line | undefined) => {
    if (!line) return
    onClose()
    go(line.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open(active)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setAt((former) => (Math.min(former, lines.length - 1) + (event.key === 'ArrowDown' ? 1 : -1) + lines.length) % Math.max(1, lines.length))
  }
  useEffect(() => document.getElementById(`${id}-${active?.group}-${active?.id}`)?.scrollIntoView({ block: 'nearest' }), [id, active?.group, active?.id])
  return (
    <div className="hc-palette">
      <div className="hc-palette-field">
        <Icon name="search" size={20} />
        <input
          data-autofocus type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls={`${id}-list`} aria-label={t('shell.search')} {...(active ? { 'aria-activedescendant': `${id}-${active.group}-${active.id}` } : {})}
          value={typed} maxLength={200} placeholder={t('shell.search-in')} autoComplete="off" onChange={(event) => { setTyped(event.currentTarget.value); setAt(0) }} onKeyDown={onKeyDown}
        />
        <button type="button" className="hc-palette-close" onClick={onClose}><kbd>Esc</kbd><span className="hc-unseen">{t('kit.close')}</span></button>
      </div>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {lines.length > 0 && <ul id={`${id}-list`} role="listbox" aria-label={t('shell.found')} className="hc-palette-list" data-stale={isFetching || undefined}>
        {lines.map((line, n) => (
          <li key={`${line.group}-${line.id}`} id={`${id}-${line.group}-${line.id}`} role="option" aria-selected={line === active} data-first={lines[n - 1]?.group !== line.group || undefined} onClick={() => open(line)} onMouseMove={() => setAt(n)}>
            {lines[n - 1]?.group !== line.group && <span className="hc-palette-group">{t(`shell.group.${line.group}`)}</span>}
            <span className="hc-palette-line"><Icon name={icons[line.group]} /><span><Highlighted text={line.title} words={words} /></span>{line.note !== undefined && <span className="hc-faint hc-small">{line.note}</span>}</span>
          </li>
        ))}
      </ul>}
      <p className="hc-palette-foot" role="status">{lines.length === 0 ? (isFetching ? t('kit.loading') : t('shell.found-nothing', { words: typed })) : t('shell.palette-help')}</p>
    </div>
  )
}
