/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'

/** A table that may be wider than a phone scrolls within itself, by keyboard too. */
export function Wide({ children }: { children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <div class="wide" tabIndex={0}>
      {children}
    </div>
  )
}
