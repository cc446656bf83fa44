import { StatusTag, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import type { NewsState } from '../news.ts'

const shapes: Record<NewsState, StatusShape> = {
  draft: 'draft',
  submitted: 'going',
  approved: 'going',
  published: 'done',
  withdrawn: 'ended',
  discarded: 'ended',
}

/** Published with a time to come still waits. */
export function stateOf({ state, publishedAt }: { state: NewsState; publishedAt: string | null }): { shape: StatusShape; key: string } {
  const waits = state === 'published' && publishedAt !== null && Date.parse(publishedAt) > Date.now()
  return waits ? { shape: 'soon', key: 'news.state.scheduled' } : { shape: shapes[state], key: `news.state.${state}` }
}

export function NewsStateTag(news: { state: NewsState; publishedAt: string | null }) {
  const t = useT()
  const { shape, key } = stateOf(news)
  return <StatusTag shape={shape}>{t(key)}</StatusTag>
}
