import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { DraftPaperId } from '../../kernel/identity.ts'
import { Refusal, refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { createDraftPaper, saveDraftPaper } from './draft-paper.contract.ts'
import {
  addDraft,
  type Beginning,
  contentOf,
  keepUnsaved,
  type LoadedDraft,
  loadDraft,
  loadStart,
  saveText,
  searched,
  type Strange,
} from './draft-paper.store.ts'
import { startingText } from './draft-start.ts'
import { agenciesIn, type DraftText, papersIn, repeatedPassage } from './draft-text.ts'
import { type DraftAct, may } from './life-cycle.ts'
import { changedPassages, mergeTexts } from './merge-texts.ts'
import { type Fault, faultsOfFields, type TemplateField } from './template.ts'

export interface By {
  actor: Actor
  at: Date
}

export interface Saved {
  id: DraftPaperId
  version: number
}

export function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults
  if (first) throw new Refusal('invalid', first.code, { ...first.details, errors: faults.map((fault) => ({ ...fault })) })
}

/** The draft in the version that was seen, and in a state from which the act leads on. */
export function ready(draft: LoadedDraft, version: number, act: DraftAct): void {
  if (draft.version !== version) refuseChanged(draft, undefined)
  if (!may(act, draft.state)) refuse('conflict', 'draft-paper.not-from-here', { state: draft.state })
}

/** Who saved meanwhile, when, and which passages. */
function refuseChanged({ version, revision, last, base }: LoadedDraft, conflicts: readonly string[] | undefined): never {
  return refuse('conflict', conflicts ? 'draft-paper.merge-conflict' : 'record.changed-meanwhile', {
    version,
    revision,
    by: last.by,
    at: last.savedAt,
    fields: conflicts ?? (base ? changedPassages(base, last.content) : []),
  })
}

function check(text: DraftText, fields: readonly TemplateField[], strange: Strange): void {
  const twice = repeatedPassage(text)
  if (twice !== undefined) refuseAt('invalid', 'text', 'draft-paper.passage-twice', { name: twice })
  refuseFaults(faultsOfFields(fields, text))
  if (strange.papers.length > 0) refuse('not-found', 'paper.not-found', { id: strange.papers[0] })
  if (strange.agencies.length > 0) refuse('not-found', 'agency.not-found', { id: strange.agencies[0] })
}

/** As a list names it: fields that are plain words filled in, the others left open. */
export const listedAs = (text: DraftText): string =>
  text.abstract
    .replace(/\{\{\s*(\w+)\s*\}\}/g, (_, key: string) => {
      const value = text.fields[key]
      return typeof value === 'string' || typeof value === 'number' ? String(value) || '…' : '…'
    })
    .replace(/\s+/g, ' ')
    .trim()

const naming = (text: DraftText) => ({ papers: papersIn(text), agencies: agenciesIn(text) })

type Begin = z.output<(typeof createDraftPaper)['body']> & {
  id?: DraftPaperId
  /** Another room's words in the text it begins with: the lines of a plan as the table of its decision. */
  shape?: (text: DraftText) => DraftText
  /** What that room writes in the same statement. */
  beside?: (tx: Tx) => Beginning
}

export async function beginDraft(tx: Tx, { actor, at }: By, asked: Begin): Promise<Saved> {
  const { id = DraftPaperId.parse(uuidv7(at)), templateCode, issuerId, unit, topic, carriesId, fields, abstract, shape, beside } = asked
  const values = Object.values(fields)
  const named = naming({ fields, bases: [], blocks: [], annexes: [] } as unknown as DraftText)
  const { template, issuer, carriedKnown, strange } = await loadStart(tx, actor.authority, { templateCode, issuerId, carriesId, ...named })
  if (!template) return refuseAt('not-found', 'templateCode', 'paper-template.not-found', { code: templateCode })
  if (!issuer) return refuseAt('not-found', 'issuerId', 'body.not-found')
  if (carriesId !== null && !carriedKnown) refuseAt('not-found', 'carriesId', 'draft-paper.not-found')
  if (carriesId !== null && template.kind !== 'submission') refuseAt('invalid', 'carriesId', 'draft-paper.carries-submission')
  const started = startingText(template.content, issuer, { abstract, fields, unit })
  const text = shape ? shape(started) : started
  check(text, template.content.fields, strange)
  await addDraft(
    beside ? beside(tx) : tx,
    { authority: actor.authority, officer: actor.officer, seat: actor.seat },
    { id, kind: template.kind, template, issuerId, unit, topic, carriesId, text, abstract: listedAs(text) },
    at,
  )
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.begun',
    subject: { kind: 'draft-paper', id },
    facts: {
      kind: template.kind,
      template: template.code,
      edition: template.edition,
      issuer: issuerId,
      unit,
      topic,
      carries: carriesId,
      fields: values.length,
      text: contentOf(text).digest,
    },
    personal: { abstract: listedAs(text) },
  })
  return { id, version: 1 }
}

type Save = z.output<(typeof saveDraftPaper)['body']>

/** A text written on the revision that still is the last is saved as it is; otherwise it is put together when that was asked for. */
function decided(draft: LoadedDraft, { version, base, text, merge }: Save): { text: DraftText; merged: boolean } {
  if (draft.version === version && draft.revision === base) return { text, merged: false }
  // Nobody wrote meanwhile: only an act moved the version on.
  if (!merge || draft.base === undefined) return refuseChanged(draft, undefined)
  if (draft.revision === base) return { text, merged: false }
  const result = mergeTexts(draft.base, text, draft.last.content)
  if (result.conflicts.length > 0) refuseChanged(draft, result.conflicts)
  return { text: result.text, merged: true }
}

export async function saveDraft(tx: Tx, { actor, at }: By, id: DraftPaperId, asked: Save): Promise<Saved & { revision: number; merged: boolean }> {
  const draft = await loadDraft(tx, actor.authority, id, { base: asked.base, ...naming(asked.text) })
  if (!may('save', draft.state)) refuse('conflict', 'draft-paper.not-from-here', { state: draft.state })
  const { text, merged } = decided(draft, asked)
  check(text, draft.fields, draft.strange)
  const unit = asked.unit === undefined ? draft.unit : asked.unit
  const topic = asked.topic === undefined ? draft.topic : asked.topic
  const { digest } = contentOf(text)
  if (digest === draft.last.sha256 && unit === draft.unit && topic === draft.topic) refuse('invalid', 'draft-paper.nothing-changed')
  const revision = draft.revision + 1
  const abstract = listedAs(text)
  await saveText(
    tx,
    { authority: actor.authority, officer: actor.officer, seat: actor.seat },
    { id, version: draft.version },
    { text, revision, note: asked.note, at },
    { abstract, searchNorm: searched(abstract, null), unit, topic },
  )
  record(tx, {
    at,
    by: actor,
    type: 'draft-paper.saved',
    subject: { kind: 'draft-paper', id },
    facts: { revision, text: digest, passages: changedPassages(draft.last.content, text).length, merged, unit, topic },
    personal: { abstract, note: asked.note },
  })
  return { id, version: draft.version + 1, revision, merged }
}

/** No act: what is being written is nobody's business until it is saved, so nothing is recorded of it. */
export async function autosave(tx: Tx, { actor, at }: By, id: DraftPaperId, unsaved: { base: number; text: DraftText | null }): Promise<{ savedAt: string }> {
  const kept = await keepUnsaved(tx, { authority: actor.authority, seat: actor.seat }, id, unsaved, at)
  if (!kept) refuse('conflict', 'draft-paper.not-writable')
  return { savedAt: at.toISOString() }
}
