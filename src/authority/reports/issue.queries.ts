import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { viewNext } from '../../papers/numbering/facade.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { FrozenContent } from './frozen.ts'
import { ReportState } from './report.ts'
import { Wording } from './wording.ts'

export interface ToIssue {
  version: number
  state: ReportState
  latest: number
  wording: Wording
  frozen: FrozenContent
  sha256: string
  /** The number it is likely to bear; undefined where its series is kept elsewhere. */
  next: string | undefined
}

/** The report with its last frozen version and the next number of its series. */
export async function loadToIssue(tx: Tx, { authority }: Pick<Actor, 'authority'>, id: ReportId, issuedOn: Day): Promise<ToIssue> {
  const row = await tx
    .selectFrom('report as r')
    .leftJoin('reportVersion as v', (join) => join.onRef('v.authorityId', '=', 'r.authorityId').onRef('v.reportId', '=', 'r.id').onRef('v.no', '=', 'r.latest'))
    .select(['r.version', 'r.state', 'r.latest', 'r.wording', 'v.content', 'v.contentSha256'])
    .where('r.authorityId', '=', authority)
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'report.not-found')
  const { content, contentSha256: sha256 } = row
  if (content === null || sha256 === null) return refuse('conflict', 'report.not-frozen')
  const frozen = FrozenContent.parse(JSON.parse(content))
  const { next } = await viewNext(tx, authority, { issuerId: frozen.frame.issuer.id, kind: frozen.template.paperKind.code, issuedOn })
  return {
    version: row.version,
    state: ReportState.parse(row.state),
    latest: row.latest,
    wording: Wording.parse(row.wording),
    frozen,
    sha256,
    next: next?.number,
  }
}
