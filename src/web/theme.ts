import { createTheme, Modal, Drawer, Popover, Menu, Portal, Tooltip, Button, Input, type MantineColorsTuple } from '@mantine/core'

/** Mantine wants ten shades in JavaScript; the values live in `styles/tokens.css` alone. */
const shades = (name: string): MantineColorsTuple =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `var(--mantine-color-${name}-${n})`) as unknown as MantineColorsTuple

// Locking the scroll would inject a <style>; base.css does it by a rule.
const overlay = { lockScroll: false, transitionProps: { duration: 120 }, overlayProps: { color: '#1f231f', backgroundOpacity: 0.35 } }

/**
 * Give no responsive style props (`w={{ base: 1, sm: 2 }}`) and use none of Grid, SimpleGrid, Flex and AppShell of Mantine: they write
 * <style> elements, which the content security policy refuses. The kit lays out with CSS files.
 */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: shades('accent'), gray: shades('gray') },
  fontFamily: 'var(--hc-font)',
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Within a landmark of its own (app.tsx): what floats must not lie outside all of them.
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    Modal: Modal.extend({ defaultProps: { ...overlay, radius: 3, shadow: 'none', closeOnClickOutside: false } }),
    Drawer: Drawer.extend({ defaultProps: { ...overlay, shadow: 'none' } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 100 }, shadow: 'none' } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 100 }, shadow: 'none', withInitialFocusPlaceholder: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { transitionProps: { duration: 100 }, openDelay: 300, multiline: true } }),
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 500 } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } }),
  },
})
