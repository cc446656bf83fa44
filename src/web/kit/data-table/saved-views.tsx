import { Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { recall, remember } from '../../memory.ts'
import { useT } from '../../use-t.ts'
import { Button, IconButton } from '../button.tsx'
import type { ListState } from './use-list-state.ts'
import './saved-views.css'

const View = z.object({ name: z.string(), values: z.record(z.string(), z.string()) })
type View = z.infer<typeof View>

/** Filters and order under a name, kept on this device. To share a view, its address is enough. */
export function SavedViews({ name, state, onOpen }: { name: string; state: ListState; onOpen: (values: View['values']) => void }) {
  const t = useT()
  const key = `hc.views.${name}`
  const [opened, setOpened] = useState(false)
  const [views, setViews] = useState(() => read(key))
  const [typed, setTyped] = useState('')
  const keep = (next: View[]) => {
    setViews(next)
    remember(key, JSON.stringify(next))
  }
  const save = () => {
    const called = typed.trim()
    if (called === '') return
    const { q, sort } = state
    const values = { ...state.filters, ...(q === undefined ? {} : { q }), ...(sort === undefined ? {} : { sort }) }
    keep([...views.filter((view) => view.name !== called), { name: called, values }])
    setTyped('')
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <IconButton icon="bookmark" label={t('table.views')} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.views')}>
        {views.length === 0 ? (
          <p className="hc-faint hc-small">{t('table.views-none')}</p>
        ) : (
          <ul className="hc-views">
            {views.map((view) => (
              <li key={view.name}>
                <button
                  type="button"
                  className="hc-view"
                  onClick={() => {
                    onOpen(view.values)
                    setOpened(false)
                  }}
                >
                  {view.name}
                </button>
                <IconButton icon="close" label={t('table.remove-view', { name: view.name })} onClick={() => keep(views.filter((other) => other !== view))} />
              </li>
            ))}
          </ul>
        )}
        <form
          className="hc-view-new"
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <TextInput label={t('table.view-name')} value={typed} maxLength={80} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit">{t('table.save-view')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function read(key: string): View[] {
  try {
    return z
      .array(View)
      .catch([])
      .parse(JSON.parse(recall(key) ?? '[]'))
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
