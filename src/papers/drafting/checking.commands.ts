import type { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { DraftPaperId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { withRoundOpened, withVerdict } from '../review/facade.ts'
import { decide } from '../review/review.ts'
import type { returnDraftPaper, signDraftPaper } from './draft-paper.contract.ts'
import { changeDraft, type LoadedDraft, loadDraft } from './draft-paper.store.ts'
import { missingIn } from './template.ts'
import { type By, ready, refuseFaults, type Saved } from './writing.commands.ts'

const subjectOf = (id: DraftPaperId) => ({ kind: 'draft-paper' as const, id })

export const refuseMissing = ({ fields, last }: Pick<LoadedDraft, 'fields' | 'last'>): void => refuseFaults(missingIn(fields, last.content))

interface Said {
  version: number
  remark?: string | undefined
  override?: string | undefined
}

/** Trình: the last saved text, complete, goes before the first of those who check. */
export async function submitDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, { version, remark }: Said): Promise<Saved> {
  const draft = await loadDraft(tx, actor.authority, id, { on: dayOf(at) })
  ready(draft, version, 'submit')
  refuseMissing(draft)
  const { revision, steps, round } = draft
  const opened = withRoundOpened(tx, { by: actor, at, subject: subjectOf(id), before: round, revision, steps, author: draft.last.officerId, remark })
  await changeDraft(opened, actor.authority, id, version, at, { state: 'submitted' })
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.submitted',
    subject: subjectOf(id),
    facts: { revision, text: draft.last.sha256, steps, round: (round?.round ?? 0) + 1 },
    personal: { remark },
  })
  return { id, version: version + 1 }
}

export async function withdrawDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, { version, remark }: Said): Promise<Saved> {
  const draft = await loadDraft(tx, actor.authority, id)
  ready(draft, version, 'withdraw')
  const before = draft.round ?? refuse('conflict', 'review.not-open')
  const told = withVerdict(tx, { by: actor, at, subject: subjectOf(id), remark }, before, { ...before, state: 'withdrawn' }, 'withdrawn')
  await changeDraft(told, actor.authority, id, version, at, { state: 'draft' })
  record(tx, { at, by: actor, type: 'draft-paper.withdrawn', subject: subjectOf(id), facts: { revision: draft.revision }, personal: { remark } })
  return { id, version: version + 1 }
}

/** Trả lại, from whoever checks it now, or from whoever was to sign it. */
export async function returnDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, asked: z.output<(typeof returnDraftPaper)['body']>): Promise<Saved> {
  const { version, remark, remarks, override } = asked
  const draft = await loadDraft(tx, actor.authority, id)
  ready(draft, version, 'return')
  const before = draft.round ?? refuse('conflict', 'review.not-open')
  const after = decide(before, actor, 'returned', override)
  const told = withVerdict(tx, { by: actor, at, subject: subjectOf(id), remark, remarks, override }, before, after, 'returned')
  await changeDraft(told, actor.authority, id, version, at, { state: 'returned' })
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.returned',
    subject: subjectOf(id),
    facts: { revision: draft.revision, step: before.step, remarks: remarks.length, override: override !== undefined },
    personal: { remark, override },
  })
  return { id, version: version + 1 }
}

export async function passDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, { version, remark, override }: Said): Promise<Saved> {
  const draft = await loadDraft(tx, actor.authority, id)
  ready(draft, version, 'pass')
  const before = draft.round ?? refuse('conflict', 'review.not-open')
  const after = decide(before, actor, 'passed', override)
  const told = withVerdict(tx, { by: actor, at, subject: subjectOf(id), remark, override }, before, after, 'passed')
  await changeDraft(told, actor.authority, id, version, at, after.state === 'passed' ? { state: 'approved' } : {})
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.passed',
    subject: subjectOf(id),
    facts: {
      revision: draft.revision,
      text: draft.last.sha256,
      step: before.step,
      role: actor.role,
      last: after.state === 'passed',
      override: override !== undefined,
    },
    personal: { remark, override },
  })
  return { id, version: version + 1 }
}

/** Signed inside, where the issuing body wants it: exactly the text that was shown, by somebody who did not write it. */
export async function signDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, asked: z.output<(typeof signDraftPaper)['body']>): Promise<Saved> {
  const { version, sha256, override, signerName = actor.name } = asked
  const draft = await loadDraft(tx, actor.authority, id)
  ready(draft, version, 'sign')
  if (!draft.issuer.signsHere) refuse('conflict', 'draft-paper.signed-outside', { issuer: draft.issuer.name })
  if (sha256 !== draft.last.sha256) refuse('conflict', 'draft-paper.text-changed')
  refuseMissing(draft)
  if (draft.last.officerId === actor.officer && override === undefined) refuseAt('invalid', 'override', 'review.own-text')
  const signedOn = dayOf(at)
  await changeDraft(tx, actor.authority, id, version, at, { state: 'signed', signedOn, signerName })
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.signed',
    subject: subjectOf(id),
    assertedOn: signedOn,
    facts: { revision: draft.revision, text: sha256, signedOn, override: override !== undefined },
    personal: { signerName, override },
  })
  return { id, version: version + 1 }
}

export async function discardDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, { version, reason }: { version: number; reason: string }): Promise<Saved> {
  const draft = await loadDraft(tx, actor.authority, id)
  ready(draft, version, 'discard')
  await changeDraft(tx, actor.authority, id, version, at, { state: 'discarded', reason })
  record(tx, { at, by: actor, type: 'draft-paper.discarded', subject: subjectOf(id), facts: { revision: draft.revision }, personal: { reason } })
  return { id, version: version + 1 }
}
