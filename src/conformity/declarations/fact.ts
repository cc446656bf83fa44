import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { Side } from '../../kernel/rights.ts'

export const FactId = z.uuid().brand<'FactId'>()
export type FactId = z.infer<typeof FactId>

/** Dated facts beside the state: gửi, tiếp nhận, nhận xét, niêm yết, đăng trang tin. */
export const FactKind = z.enum(['sent', 'received', 'remark', 'posted', 'web-link'])
export type FactKind = z.infer<typeof FactKind>

/** What the agency tells of itself; receiving and remarking is the authority's. The authority may note all, for agencies that keep nothing here. */
const ofAgency: readonly FactKind[] = ['sent', 'posted', 'web-link']
export const factsOfSide = (side: Side): readonly FactKind[] => (side === 'authority' ? FactKind.options : ofAgency)

/** An address on the open web and nothing that runs; never `javascript:`, never with a name and password inside. */
export const WebAddress = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => {
      if (!/^https?:\/\/[^\s<>"'\\]+$/i.test(text) || !URL.canParse(text)) return false
      const { protocol, hostname, username, password } = new URL(text)
      return /^https?:$/.test(protocol) && hostname.includes('.') && username === '' && password === ''
    },
    { error: 'fact.not-an-address' },
  )
  .transform((text) => new URL(text).href)

export interface FactFault {
  field: string
  code: string
  details: Record<string, string>
}

interface Told {
  kind: FactKind
  happenedOn: Day
  address: string | null
  note: string | null
}

export function faultsOfFact({ kind, happenedOn, address, note }: Told, { side, today, issuedOn }: { side: Side; today: Day; issuedOn: Day }): FactFault[] {
  const faults: FactFault[] = []
  if (!factsOfSide(side).includes(kind)) faults.push({ field: 'kind', code: 'fact.not-yours', details: { kind } })
  if (happenedOn > today) faults.push({ field: 'happenedOn', code: 'fact.in-future', details: { day: happenedOn, today } })
  if (happenedOn < issuedOn) faults.push({ field: 'happenedOn', code: 'fact.before-issue', details: { day: happenedOn, issued: issuedOn } })
  if (kind === 'web-link' && address === null) faults.push({ field: 'address', code: 'fact.address-wanted', details: {} })
  if (kind !== 'web-link' && address !== null) faults.push({ field: 'address', code: 'fact.no-address-here', details: {} })
  if (kind === 'remark' && note === null) faults.push({ field: 'note', code: 'fact.remark-wanted', details: {} })
  return faults
}
