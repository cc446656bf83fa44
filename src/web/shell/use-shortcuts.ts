import { useEffect, useRef } from 'react'

/** Ctrl+K searches everywhere, "/" searches the list on the screen, "?" shows the keys. Letters typed into fields stay letters. */
export function useShortcuts(acts: { search: () => void; help: () => void }): void {
  const now = useRef(acts)
  now.current = acts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        now.current.search()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') now.current.help()
      const search = event.key === '/' ? document.querySelector<HTMLInputElement>('input[data-list-search]') : null
      if (search) {
        event.preventDefault()
        search.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
