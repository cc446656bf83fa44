import { ActionIcon, Button as MantineButton, Tooltip } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'

export type Weight = 'main' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'style' | 'color' | 'disabled' | 'type'> {
  children: ReactNode
  /** `main`: the one main act of a screen. `danger`: what cannot be undone. */
  weight?: Weight
  icon?: IconName
  /** Opens an address instead. */
  to?: string
  type?: 'button' | 'submit'
  pending?: boolean
  disabled?: boolean
  /** Why it is disabled, shown to whoever asks. */
  because?: string | undefined
  /** Takes the focus when its dialogue or popover opens. */
  'data-autofocus'?: boolean
}

const look = {
  main: { variant: 'filled' },
  plain: { variant: 'default' },
  quiet: { variant: 'subtle' },
  danger: { variant: 'filled', color: 'red' },
} as const

/** A verb of the trade on a button; with `to` it is a link that looks like one. */
export function Button({ children, weight = 'plain', icon, onClick, to, type = 'button', pending = false, disabled = false, because, ...others }: ButtonProps) {
  const face = { ...look[weight], leftSection: icon && <Icon name={icon} /> }
  if (to !== undefined) {
    return (
      <MantineButton {...face} renderRoot={({ className, ...props }) => <Link to={to} className={className} {...props} />}>
        {children}
      </MantineButton>
    )
  }
  const button = (
    <MantineButton
      {...face}
      {...others}
      type={type}
      loading={pending}
      // Not `disabled`: such a button cannot be focused, and nobody would learn why.
      aria-disabled={disabled}
      {...(disabled ? { 'data-disabled': true } : {})}
      onClick={(event) => (disabled || pending ? event.preventDefault() : onClick?.(event))}
    >
      {children}
    </MantineButton>
  )
  return disabled && because !== undefined ? (
    <Tooltip label={because} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'style' | 'color' | 'disabled'> {
  icon: IconName
  /** The accessible name, shown as a tip. */
  label: string
}

/** For acts everybody knows by their picture; everything else gets a word. Works as the target of a menu or popover. */
export function IconButton({ icon, label, ...button }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} {...button}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  )
}
