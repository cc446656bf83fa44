import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { dayOfView, parseSearch } from '../search-params.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address below /app: `/agencies/123?tab=papers`. */
  to: string
  /** Whether the as-of date of this view and what was known when go along; they do unless said otherwise. */
  keepsDay?: boolean
  /** Counts as the open page at this very address only, not at those below it. */
  exact?: boolean
  children: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

/** A link inside the product. */
export function Link({ to, keepsDay = true, exact = false, className = 'hc-link', children, ...others }: LinkProps) {
  const [path = '/', query = ''] = to.split('?')
  const own = parseSearch(query)
  const search = (former: Readonly<Record<string, unknown>>) => ({ ...(keepsDay ? dayOfView(former) : {}), ...own })
  return (
    <RouterLink to={path} search={search as never} className={className} activeOptions={{ exact, includeSearch: false }} {...(others as object)}>
      {children}
    </RouterLink>
  )
}
