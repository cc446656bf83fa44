import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { parseSearch } from '../search-params.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address below /app: `/agencies/123?tab=papers`. */
  to: string
  /** Whether the as-of date of this view goes along; it does unless said otherwise. */
  keepsDay?: boolean
  children: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

/** A link inside the product. */
export function Link({ to, keepsDay = true, className = 'hc-link', children, ...others }: LinkProps) {
  const [path = '/', query = ''] = to.split('?')
  const own = parseSearch(query)
  const search = (former: Readonly<Record<string, unknown>>) => ({ ...(keepsDay && former['on'] !== undefined ? { on: former['on'] } : {}), ...own })
  return (
    <RouterLink to={path} search={search as never} className={className} {...(others as object)}>
      {children}
    </RouterLink>
  )
}
