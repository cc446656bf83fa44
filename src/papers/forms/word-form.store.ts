import { sql } from 'kysely'
import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, type FileId, type OfficerId, type WordFormId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Placeholder } from './word-form.ts'

/** What an edition says. */
export interface WrittenForm {
  name: string
  about: string | null
  fileId: FileId
  fields: readonly Placeholder[]
}

interface Writing {
  authority: AuthorityId
  officer: OfficerId
  at: Date
  id: WordFormId
  agency: AgencyId | null
  edition: number
}

const editionOf = ({ authority, officer, at, id, agency, edition }: Writing, { fileId, fields }: WrittenForm) => ({
  authorityId: authority,
  formId: id,
  edition,
  agencyId: agency,
  fileId,
  fields: JSON.stringify(fields),
  officerId: officer,
  recordedAt: at,
})

const searchNorm = ({ name, about }: WrittenForm) => fold(`${name} ${about ?? ''}`)

export async function addForm(tx: Tx, writing: Writing, form: WrittenForm): Promise<void> {
  const { authority, officer, at, id, agency, edition } = writing
  await tx
    .with('formAdded', (db) =>
      db.insertInto('wordForm').values({
        authorityId: authority,
        id,
        agencyId: agency,
        name: form.name,
        about: form.about ?? '',
        searchNorm: searchNorm(form),
        edition,
        officerId: officer,
        changedAt: at,
      }),
    )
    .insertInto('wordFormEdition')
    .values(editionOf(writing, form))
    .execute()
}

const Held = z.object({ version: z.int(), edition: z.int(), withdrawn: z.boolean(), agencyId: AgencyId.nullable() })
export type HeldForm = z.infer<typeof Held>

/** The form as it stands, if it is within reach and still what was seen. */
export async function loadForm(tx: Tx, of: { authority: AuthorityId; agencies: readonly AgencyId[] | null }, id: WordFormId, seen: number): Promise<HeldForm> {
  const row = await tx
    .selectFrom('wordForm')
    .select(['version', 'edition', 'agencyId', sql<boolean>`withdrawn_at IS NOT NULL`.as('withdrawn')])
    .where('authorityId', '=', of.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const held = row && Held.parse(row)
  if (!held || !withinReach(held.agencyId, of.agencies)) return refuse('not-found', 'word-form.not-found')
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  if (held.withdrawn) refuse('conflict', 'word-form.withdrawn')
  return held
}

/** The authority's own forms are its own; an agency's are that agency's. */
export const withinReach = (agency: AgencyId | null, agencies: readonly AgencyId[] | null): boolean =>
  agencies === null ? agency === null : agency !== null && agencies.includes(agency)

export async function addEdition(tx: Tx, writing: Writing, version: number, form: WrittenForm): Promise<void> {
  const { authority, at, id, edition } = writing
  await tx
    .with('formChanged', (db) =>
      db
        .updateTable('wordForm')
        .set({ name: form.name, about: form.about ?? '', searchNorm: searchNorm(form), edition, changedAt: at, version: version + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id),
    )
    .insertInto('wordFormEdition')
    .values(editionOf(writing, form))
    .execute()
}

export async function closeForm(tx: Tx, authority: AuthorityId, id: WordFormId, at: Date, version: number, reason: string): Promise<void> {
  await tx
    .updateTable('wordForm')
    .set({ withdrawnAt: at, reason, changedAt: at, version: version + 1 })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
