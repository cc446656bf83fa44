import type { Actor } from '../../kernel/actor.ts'
import { type AgencyId, WordFormId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { unmatched } from './word-form.ts'
import { addEdition, addForm, closeForm, loadForm, withinReach, type WrittenForm } from './word-form.store.ts'

export interface KeptForm {
  id: WordFormId
  version: number
}

interface Saying {
  by: Actor
  at: Date
}

/** What the file holds was read before the transaction: every placeholder of it is described, and nothing else is. */
function describesAll({ fields }: WrittenForm, inFile: readonly string[]): void {
  const { missing, unknown } = unmatched(inFile, fields)
  if (missing.length > 0) refuseAt('invalid', 'fields', 'word-form.tags-missing', { tags: missing.join(', ') })
  if (unknown.length > 0) refuseAt('invalid', 'fields', 'word-form.tags-unknown', { tags: unknown.join(', ') })
}

const reachOf = (by: Actor) => ({ authority: by.authority, agencies: by.side === 'agency' ? by.agencies : null })

const facts = (agency: AgencyId | null, edition: number, { fileId, fields }: WrittenForm) => ({
  agency: agency ?? undefined,
  edition,
  file: fileId,
  placeholders: fields.map(({ tag, field }) => (field === null ? tag : `${tag}=${field}`)),
})

export async function createForm(
  tx: Tx,
  { by, at, agency, form, inFile }: Saying & { agency: AgencyId | null; form: WrittenForm; inFile: readonly string[] },
): Promise<KeptForm> {
  if (!withinReach(agency, reachOf(by).agencies)) refuseAt('invalid', 'agencyId', by.side === 'agency' ? 'word-form.agency-needed' : 'word-form.of-an-agency')
  describesAll(form, inFile)
  const id = WordFormId.parse(uuidv7(at))
  await addForm(tx, { authority: by.authority, officer: by.officer, at, id, agency, edition: 1 }, form)
  record(tx, {
    at,
    by,
    type: 'word-form.created',
    subject: { kind: 'word-form', id },
    facts: facts(agency, 1, form),
    personal: { name: form.name, about: form.about },
  })
  return { id, version: 1 }
}

export async function saveForm(
  tx: Tx,
  { by, at, id, version, form, inFile }: Saying & KeptForm & { form: WrittenForm; inFile: readonly string[] },
): Promise<KeptForm> {
  describesAll(form, inFile)
  const held = await loadForm(tx, reachOf(by), id, version)
  const edition = held.edition + 1
  await addEdition(tx, { authority: by.authority, officer: by.officer, at, id, agency: held.agencyId, edition }, version, form)
  record(tx, {
    at,
    by,
    type: 'word-form.changed',
    subject: { kind: 'word-form', id },
    facts: facts(held.agencyId, edition, form),
    personal: { name: form.name, about: form.about },
  })
  return { id, version: version + 1 }
}

export async function withdrawForm(tx: Tx, { by, at, id, version, reason }: Saying & KeptForm & { reason: string }): Promise<KeptForm> {
  const held = await loadForm(tx, reachOf(by), id, version)
  await closeForm(tx, by.authority, id, at, version, reason)
  record(tx, {
    at,
    by,
    type: 'word-form.withdrawn',
    subject: { kind: 'word-form', id },
    facts: { agency: held.agencyId ?? undefined },
    personal: { reason },
  })
  return { id, version: version + 1 }
}

/** Every placeholder has its text; one that is left out would stand in the paper as {{…}}. */
export function answered(tags: readonly string[], values: Readonly<Record<string, string>>): Record<string, string> {
  const empty = tags.filter((tag) => (values[tag] ?? '').trim() === '')
  const first = empty[0]
  if (first !== undefined)
    refuse('invalid', 'word-form.values-missing', {
      tags: empty.join(', '),
      errors: empty.map((tag) => ({ path: `values.${tag}`, code: 'field.required', details: {} })),
    })
  return Object.fromEntries(tags.map((tag) => [tag, values[tag] ?? '']))
}
