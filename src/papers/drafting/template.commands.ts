import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical-json.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Template } from './template.ts'
import { addEdition, loadLatestEdition } from './template.store.ts'

interface Asked {
  by: Actor
  at: Date
  template: Template
  source: string
  /** The edition that was seen; 0 for a new template. */
  seen: number
}

/** A change is a new edition: drafts keep the one they began with. */
export async function saveTemplate(tx: Tx, { by, at, template, source, seen }: Asked): Promise<{ code: string; version: number }> {
  const { code, kind, name, content } = template
  const latest = await loadLatestEdition(tx, by.authority, code, kind)
  if (!latest.kindKnown) refuseAt('invalid', 'kind', 'paper.kind-unknown', { kind })
  if (seen === 0 && latest.edition !== null) refuseAt('conflict', 'code', 'paper-template.code-taken', { code })
  if (seen > 0 && latest.edition === null) refuse('not-found', 'paper-template.not-found', { code })
  if (seen > 0 && latest.edition !== seen) refuse('conflict', 'record.changed-meanwhile', { version: latest.edition })
  const edition = seen + 1
  await addEdition(tx, by.authority, { template, edition, source, officer: by.officer, at })
  record(tx, {
    at,
    by,
    type: seen === 0 ? 'paper-template.created' : 'paper-template.changed',
    subject: { kind: 'authority', id: by.organisation },
    facts: { template: code, kind, edition, fields: content.fields.map(({ key }) => key), content: sha256(canonical(content)) },
    personal: { name, source },
  })
  return { code, version: edition }
}
