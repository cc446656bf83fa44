import { type ComponentType, createContext, useContext } from 'react'
import type { AgencyId, PaperId } from '../kernel/identity.ts'
import type { Calls } from './call.ts'
import type { T } from './use-t.ts'

export type FoundGroup = 'agencies' | 'papers' | 'people' | 'acts'

export interface Found {
  id: string
  title: string
  note?: string
  to: string
}

export interface FoundInGroup {
  group: FoundGroup
  found: readonly Found[]
}

export interface InboxItem {
  id: string
  title: string
  note?: string
  at: string
  to?: string
  unread: boolean
}

export interface Inbox {
  items: readonly InboxItem[]
  /** How many wait for this person; the number on the bell. */
  waiting: number
  error?: unknown
  retry: () => void
}

export interface FollowedExportProps {
  workId: string
  onClose: () => void
}

export interface PaperUsesProps {
  paperId: string
}

export interface PaperPublicProps {
  /** `held`: its record was not retracted; `mediaType` of its file, null without one. */
  paper: { id: PaperId; number: string; version: number; mediaType: string | null; held: boolean }
}

export interface SecondmentBesideProps {
  secondmentId: string
  version: number
  /** The activity it counts as already. */
  activityId: string | null
}

/** What the frame shows of the rooms without knowing them, and a room of those above it. Slices fill it in `rooms.tsx`; what is absent is not shown. */
export interface Sources {
  /** Answers the search palette; called with at least two letters. */
  search?: (calls: Calls, asked: { words: string; knownAt: string | undefined }, signal: AbortSignal, t: T) => Promise<readonly FoundInGroup[]>
  /** A hook. */
  useInbox?: () => Inbox
  /** A hook: how many wait behind an entry of the left side, by its path. */
  useCounts?: () => Readonly<Record<string, number>>
  /** What rooms above the register show on the page of an agency. */
  AgencyBeside?: ComponentType<{ agencyId: AgencyId }>
  /** On the page of a secondment: the activity it counts as. Loaded when it is drawn. */
  SecondmentBeside?: ComponentType<SecondmentBesideProps>
  /** Below the tools of a list whose file is being made. Loaded when it is drawn. */
  FollowedExport?: ComponentType<FollowedExportProps>
  /** On the page of a paper: what rests on it. Loaded when it is drawn. */
  PaperUses?: ComponentType<PaperUsesProps>
  /** On the page of a paper: whether citizens read it on the portal. Loaded when it is drawn. */
  PaperPublic?: ComponentType<PaperPublicProps>
}

export const SourcesContext = createContext<Sources>({})
export const useSources = (): Sources => useContext(SourcesContext)
