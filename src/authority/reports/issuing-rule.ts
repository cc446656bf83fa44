import { z } from 'zod'
import { BodyId } from '../../kernel/identity.ts'
import type { Issuer } from './report-facts.ts'

/** Who issues the reports of a template from a day on, and what follows from it. */
export const IssuingRule = z.object({
  issuerId: BodyId,
  addressees: z.array(z.string()),
  recipients: z.array(z.string()),
  signingForm: z.string(),
  signerTitle: z.string(),
  /** Symbol of the body that drafts it. */
  unit: z.string().nullable(),
})
export type IssuingRule = z.infer<typeof IssuingRule>

/** The issuer as its paper names it. A report that somebody else issues for once goes by that body's own data. */
export function asIssued(issuer: Issuer, rule: IssuingRule | null): Issuer {
  if (rule?.issuerId !== issuer.id) return issuer
  const { addressees, recipients, signingForm, signerTitle, unit } = rule
  return { ...issuer, signingForm, signerTitle, recipients, addressees, ...(unit === null ? {} : { unit }) }
}
