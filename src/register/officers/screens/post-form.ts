import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { OfficialNumberText } from '../../../kernel/official-number.ts'
import { line, lines } from '../../../kernel/text.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { AppointingPaper, type PostFacts, PostKind } from '../post.ts'
import type { PostRow } from '../post.contract.ts'

/** The form leaves out what is empty. */
const maybe = <T extends z.ZodType>(item: T) => item.nullish().transform((said) => said ?? null)

export const paperFields = { paperNumber: maybe(OfficialNumberText), paperDate: maybe(Day) }
export interface PaperValues {
  paperNumber: string
  paperDate: Day | null
}
export const isWholePaper = (said: { paperNumber: unknown; paperDate: unknown }): boolean => (said.paperNumber === null) === (said.paperDate === null)
export const paperIncomplete = { path: ['paperDate'], error: 'field.required' }
export const paperOf = ({ paperNumber, paperDate }: { paperNumber: string | null; paperDate: Day | null }): AppointingPaper | null =>
  paperNumber === null || paperDate === null ? null : AppointingPaper.parse({ number: paperNumber, date: paperDate })

/** The agency is searched for, so the field holds its name, too. */
export const postFields = {
  agencyId: maybe(z.object({ id: AgencyId })),
  kind: PostKind,
  title: line(200),
  unit: maybe(line(200)),
  validFrom: Day,
  validTo: maybe(Day),
  ...paperFields,
  besideReason: maybe(lines(2000)),
}

export interface PostFormValues extends PaperValues {
  agencyId: AgencyChoice | null
  kind: PostKind | null
  title: string
  unit: string
  validFrom: Day | null
  validTo: Day | null
  besideReason: string
}

export const blankPost: PostFormValues = {
  agencyId: null,
  kind: null,
  title: '',
  unit: '',
  validFrom: null,
  validTo: null,
  paperNumber: '',
  paperDate: null,
  besideReason: '',
}

export const valuesOfPost = (post: PostRow): PostFormValues => ({
  agencyId: post.agencyId === null ? null : { id: post.agencyId, name: post.agencyName ?? '' },
  kind: post.kind,
  title: post.title,
  unit: post.unit ?? '',
  validFrom: post.validFrom,
  validTo: post.validTo,
  paperNumber: post.paper?.number ?? '',
  paperDate: post.paper?.date ?? null,
  besideReason: '',
})

interface Said {
  agencyId: { id: AgencyId } | null
  kind: PostKind
  title: string
  unit: string | null
  validFrom: Day
  validTo: Day | null
  paperNumber: string | null
  paperDate: Day | null
  besideReason: string | null
}

/** What the form says, as the server takes it. */
export const postOf = (said: Said): PostFacts & { besideReason?: string } => ({
  agencyId: said.agencyId?.id ?? null,
  kind: said.kind,
  title: said.title,
  unit: said.unit,
  validFrom: said.validFrom,
  validTo: said.validTo,
  paper: paperOf(said),
  ...(said.besideReason === null ? {} : { besideReason: said.besideReason }),
})
