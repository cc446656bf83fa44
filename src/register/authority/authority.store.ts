import { sql } from 'kysely'
import { z } from 'zod'
import { type AuthorityId, BodyId, OrganisationId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { AuthoritySettings, BodyLevel, IssuingBody } from './set-up.ts'

const columnsOf = (body: Omit<IssuingBody, 'level'>) => ({
  name: body.name,
  symbol: body.symbol,
  placeName: body.placeName,
  signingForm: body.signingForm,
  signerTitle: body.signerTitle,
  recipients: body.recipients,
  seriesHere: body.seriesHere,
  ...(body.signsHere === undefined ? {} : { signsHere: body.signsHere }),
})

export async function addAuthority(
  tx: Tx,
  a: { id: AuthorityId; office: OrganisationId; name: string; placeName: string; demonstration: boolean; at: Date },
): Promise<void> {
  await tx
    .insertInto('authority')
    .values({ authorityId: a.id, officeId: a.office, name: a.name, placeName: a.placeName, demonstration: a.demonstration, setUpAt: a.at })
    .execute()
}

const SavedAuthority = z.object({ version: z.int(), office: OrganisationId })

/** Undefined when somebody else was faster. */
export async function saveAuthority(
  tx: Tx,
  authority: AuthorityId,
  seen: number,
  names: AuthoritySettings,
): Promise<z.infer<typeof SavedAuthority> | undefined> {
  const row = await tx
    .updateTable('authority')
    .set((eb) => ({ ...names, version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where('version', '=', seen)
    .returning(['version', 'officeId as office'])
    .executeTakeFirst()
  return row && SavedAuthority.parse(row)
}

const HeldAuthority = AuthoritySettings.extend(SavedAuthority.shape)

export async function loadAuthority(tx: Tx, authority: AuthorityId): Promise<z.infer<typeof HeldAuthority>> {
  const row = await tx
    .selectFrom('authority')
    .select(['name', 'placeName', 'lateAfterDays', 'version', 'officeId as office'])
    .where('authorityId', '=', authority)
    .executeTakeFirst()
  return row ? HeldAuthority.parse(row) : refuse('not-found', 'authority.not-found')
}

/** The chain from the top down, each below the one before. */
export async function addChain(tx: Tx, authority: AuthorityId, bodies: readonly IssuingBody[], at: Date): Promise<BodyId[]> {
  const ids = bodies.map(() => BodyId.parse(uuidv7(at)))
  await tx
    .insertInto('issuingBody')
    .values(
      bodies.map((body, n) => ({
        authorityId: authority,
        id: ids[n] ?? '',
        level: body.level,
        parentId: ids[n - 1] ?? null,
        ...columnsOf(body),
      })),
    )
    .execute()
  return ids
}

const nameTaken = (error: unknown, name: string) =>
  refuseOn(error, 'issuing_body_authority_id_level_name_key', 'body.name-taken', detailsAt('name', 'body.name-taken', { name }))

/** Only a body of a higher level stands above another. */
export async function addBodyBelow(tx: Tx, authority: AuthorityId, parent: BodyId | null, body: IssuingBody, at: Date): Promise<BodyId> {
  const id = BodyId.parse(uuidv7(at))
  const above = BodyLevel.options.slice(0, BodyLevel.options.indexOf(body.level))
  try {
    const { rows } = await sql`
      INSERT INTO issuing_body (authority_id, id, level, parent_id, name, symbol, place_name, signing_form, signer_title, recipients, series_here, signs_here)
      SELECT ${authority}::int, ${id}::uuid, ${body.level}::text, ${parent}::uuid, ${body.name}::text, ${body.symbol}::text, ${body.placeName}::text,
        ${body.signingForm}::text, ${body.signerTitle}::text, ${body.recipients}::text[], ${body.seriesHere}::text[], ${body.signsHere ?? false}::boolean
      WHERE ${parent}::uuid IS NULL OR EXISTS (
        SELECT 1 FROM issuing_body p WHERE p.authority_id = ${authority} AND p.id = ${parent}::uuid AND p.level = ANY (${above}::text[]))
      RETURNING id`.execute(tx)
    if (rows.length === 0) refuse('not-found', 'body.parent-unknown')
  } catch (error) {
    nameTaken(error, body.name)
    throw error
  }
  return id
}

/** The new version; undefined when somebody else was faster. */
export async function saveBody(tx: Tx, authority: AuthorityId, id: BodyId, seen: number, body: Omit<IssuingBody, 'level'>): Promise<number | undefined> {
  try {
    const row = await tx
      .updateTable('issuingBody')
      .set((eb) => ({ ...columnsOf(body), version: eb('version', '+', 1) }))
      .where('authorityId', '=', authority)
      .where('id', '=', id)
      .where('version', '=', seen)
      .returning('version')
      .executeTakeFirst()
    return row?.version
  } catch (error) {
    nameTaken(error, body.name)
    throw error
  }
}

const Held = IssuingBody.omit({ level: true }).extend({ version: z.int() })

export async function loadBody(tx: Tx, authority: AuthorityId, id: BodyId): Promise<z.infer<typeof Held>> {
  const row = await tx
    .selectFrom('issuingBody')
    .select(['name', 'symbol', 'placeName', 'signingForm', 'signerTitle', 'recipients', 'seriesHere', 'signsHere', 'version'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? Held.parse(row) : refuse('not-found', 'body.not-found')
}
