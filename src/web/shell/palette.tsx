import { Combobox, Modal, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fold } from '../../kernel/fold.ts'
import { useGo } from '../address.ts'
import { useAsOf } from '../as-of.ts'
import { Highlighted } from '../kit/highlighted.tsx'
import { Icon, type IconName } from '../kit/icon.tsx'
import { ErrorState } from '../kit/states.tsx'
import { type NavigationEntry, opens } from '../room.ts'
import { useRooms } from '../rooms-context.ts'
import { useCall, useSeat } from '../session/session.tsx'
import { type Found, type FoundGroup, useSources } from '../sources.ts'
import { useT } from '../use-t.ts'
import './palette.css'

type Group = FoundGroup | 'rooms'
interface Lines {
  group: Group
  found: readonly Found[]
}

const icons: Record<Group, IconName> = { rooms: 'right', agencies: 'agency', papers: 'paper', people: 'person', acts: 'check' }

/** Ctrl+K: agencies, papers, people and acts by a few letters without diacritics, and the rooms themselves. */
export function Palette({ opened, onClose, entries }: { opened: boolean; onClose: () => void; entries: readonly NavigationEntry[] }) {
  const t = useT()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.search')}
      size={640}
      yOffset="10vh"
      closeOnClickOutside
      classNames={{ header: 'hc-unseen', body: 'hc-palette' }}
      withCloseButton={false}
    >
      <Search onClose={onClose} entries={entries} />
    </Modal>
  )
}

function Search({ onClose, entries }: { onClose: () => void; entries: readonly NavigationEntry[] }) {
  const t = useT()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ opened: true })
  const { groups, error, retry, pending } = useFound(typed, entries)
  const first = groups.map((lines) => `${lines.group} ${lines.found.length}`).join()
  // The first line is always ready for Enter.
  useEffect(() => {
    if (first !== '') combobox.selectFirstOption()
  }, [first, combobox.selectFirstOption])
  const open = (to: string) => {
    onClose()
    go(to)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <div className="hc-palette-field">
        <Icon name="search" size={20} />
        <Combobox.EventsTarget withAriaAttributes={false}>
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-expanded={groups.length > 0}
            aria-haspopup="listbox"
            aria-autocomplete="list"
            aria-controls={combobox.listId ?? ''}
            aria-label={t('shell.search')}
            value={typed}
            maxLength={200}
            placeholder={t('shell.search-in')}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <button type="button" className="hc-palette-close" onClick={onClose}>
          <kbd>Esc</kbd>
          <span className="hc-unseen">{t('kit.close')}</span>
        </button>
      </div>
      {error !== null && <ErrorState error={error} retry={retry} />}
      <Combobox.Options className="hc-palette-list" aria-label={t('shell.found')} hidden={groups.length === 0}>
        {groups.map(({ group, found }) => (
          <Combobox.Group key={group} label={t(`shell.group.${group}`)}>
            {found.map((one) => (
              <Combobox.Option key={one.id} value={one.to} className="hc-palette-line">
                <Icon name={icons[group]} />
                <span>
                  <Highlighted text={one.title} words={typed.trim()} />
                </span>
                {one.note !== undefined && <span className="hc-faint hc-small">{one.note}</span>}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      <p className="hc-palette-foot" role="status">
        {pending ? t('shell.searching') : groups.length > 0 ? t('shell.palette-help') : t('shell.found-nothing', { words: typed })}
      </p>
    </Combobox>
  )
}

/** What the rooms answer, and the rooms whose names match; asked only from two letters on. */
function useFound(typed: string, entries: readonly NavigationEntry[]): { groups: readonly Lines[]; error: unknown; retry: () => void; pending: boolean } {
  const t = useT()
  const calls = useCall()
  const seat = useSeat()
  const { search } = useSources()
  const { knownAt } = useAsOf()
  const [words] = useDebouncedValue(typed.trim(), 180)
  const asks = search !== undefined && fold(words).length >= 2
  // What was found for other words is never offered: Enter would open it.
  const current = words === typed.trim()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['palette', seat?.id, words, knownAt],
    queryFn: ({ signal }) => search?.(calls, { words, knownAt }, signal, t) ?? [],
    enabled: asks && current,
  })
  const acts = useActs().filter((one) => fold(typed) !== '' && fold(one.title).includes(fold(typed)))
  const rooms = entries
    .filter((entry) => fold(t(entry.label)).includes(fold(typed)))
    .map((entry): Found => ({ id: entry.path, title: t(entry.label), to: entry.path }))
  const groups: Lines[] = [...(asks && current ? (data ?? []) : []), { group: 'acts' as const, found: acts }, { group: 'rooms' as const, found: rooms }].filter(
    (lines) => lines.found.length > 0,
  )
  const waits = search !== undefined && fold(typed).length >= 2 && (!current || isFetching)
  return { groups, error: current ? error : null, retry: () => void refetch(), pending: waits }
}

/** What the seat may begin: the rooms that record something new. */
function useActs(): readonly Found[] {
  const t = useT()
  const seat = useSeat()
  return useRooms()
    .filter((room) => /\/(new|import)$/.test(room.path) && opens(room.act, seat?.role))
    .map((room) => ({ id: room.path, title: t(room.label), to: room.path }))
}
