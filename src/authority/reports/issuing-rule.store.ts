import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type AskedRule, RuleRow } from './issuing-rule.contract.ts'

/** The rule of a template on a day, as one JSON value of the caller's load; null where none was set. */
export const issuingJson = (authority: AuthorityId, template: RawBuilder<unknown>, on: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT json_build_object('issuerId', g.issuer_id, 'addressees', g.addressees, 'recipients', g.recipients, 'signingForm', g.signing_form, 'signerTitle', g.signer_title,
      'unit', (SELECT u.symbol FROM issuing_body u WHERE u.authority_id = g.authority_id AND u.id = g.unit_id))
    FROM report_issuing g WHERE g.authority_id = ${authority} AND g.template = ${template} AND g.valid_from <= ${on} ORDER BY g.valid_from DESC, g.no DESC LIMIT 1)`

/** Every rule of a template, the one that holds longest last. */
export async function viewRules(tx: Tx, authority: AuthorityId, template: string): Promise<RuleRow[]> {
  const { rows } = await sql`
    SELECT g.no, g.valid_from AS "from", json_build_object('id', b.id, 'name', b.name) AS issuer, g.addressees, g.recipients, g.signing_form AS "signingForm",
      g.signer_title AS "signerTitle", CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS unit, g.source, o.name AS by,
      ${isoInstant('g.recorded_at')} AS "recordedAt"
    FROM report_issuing g JOIN issuing_body b ON b.authority_id = g.authority_id AND b.id = g.issuer_id
    LEFT JOIN issuing_body u ON u.authority_id = g.authority_id AND u.id = g.unit_id
    JOIN officer o ON o.authority_id = g.authority_id AND o.id = g.officer_id
    WHERE g.authority_id = ${authority} AND g.template = ${template} ORDER BY g.valid_from DESC, g.no DESC`.execute(tx)
  return z.array(RuleRow).parse(rows)
}

/** How many rules a template has; the next is one more. */
export async function countRules(tx: Tx, authority: AuthorityId, template: string): Promise<number> {
  const { rows } = await sql<{ known: boolean; last: number }>`
    SELECT EXISTS (SELECT FROM report_template t WHERE t.authority_id = ${authority} AND t.code = ${template}) AS known,
      coalesce((SELECT max(g.no) FROM report_issuing g WHERE g.authority_id = ${authority} AND g.template = ${template}), 0) AS last`.execute(tx)
  return rows[0]?.known ? rows[0].last : refuse('not-found', 'report.template-missing', { template })
}

/** Two officers who set it at once make the same further row: the second is told. */
export async function addRule(tx: Tx, by: Actor, template: string, no: number, { from, ...rule }: AskedRule, at: Date): Promise<void> {
  try {
    await tx
      .insertInto('reportIssuing')
      .values({ authorityId: by.authority, template, no, validFrom: from, ...rule, officerId: by.officer, recordedAt: at })
      .execute()
  } catch (error) {
    refuseOn(error, 'report_issuing_pkey', 'record.changed-meanwhile', { version: no })
    refuseOn(error, 'report_issuing_authority_id_issuer_id_fkey', 'report.issuer-unknown', detailsAt('issuerId', 'report.issuer-unknown', {}))
    refuseOn(error, 'report_issuing_authority_id_unit_id_fkey', 'report.unit-unknown', detailsAt('unitId', 'report.unit-unknown', {}))
    throw error
  }
}
