import { StatusTag, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import type { NewsletterState } from '../newsletter.ts'

export const shapeOf: Record<NewsletterState, StatusShape> = { draft: 'draft', published: 'done', withdrawn: 'ended', discarded: 'ended' }

export function NewsletterStateTag({ state }: { state: NewsletterState }) {
  const t = useT()
  return <StatusTag shape={shapeOf[state]}>{t(`newsletter.state.${state}`)}</StatusTag>
}
