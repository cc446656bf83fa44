import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, IncomingId, OfficerId, PaperId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import { Day } from '../../kernel/day.ts'

/** Enough to choose from; whoever wants all opens the list itself. */
export const mostFound = 8

export const Found = z.strictObject({
  agencies: z.array(
    z.strictObject({
      id: AgencyId,
      name: z.string(),
      shortName: z.string(),
      code: z.string().nullable(),
      parentName: z.string().nullable(),
      endedOn: Day.nullable().describe('set for an agency that is no longer there'),
    }),
  ),
  papers: z.array(z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string(), abstract: z.string() })),
  arrivals: z
    .array(z.strictObject({ id: IncomingId, arrivalNumber: z.string(), arrivedOn: Day, number: z.string(), issuerName: z.string(), abstract: z.string() }))
    .describe('incoming papers by their number of arrival: "215", "số đến 215", "215/2020"'),
  people: z.array(
    z.strictObject({
      officerId: OfficerId,
      name: z.string(),
      posts: z.array(z.strictObject({ role: Role, title: z.string(), agencyName: z.string().nullable() })),
    }),
  ),
})
export type Found = z.infer<typeof Found>

export const search = endpoint({
  name: 'search',
  summary: "Agencies, papers and people by some letters, with or without marks; the agency's side finds agencies only",
  method: 'GET',
  path: '/search',
  access: 'search.use',
  query: z.strictObject({
    q: z.string().trim().min(2).max(200),
    knownAt: z.iso.datetime({ offset: true }).optional().describe('agencies and papers as known at this instant'),
  }),
  reply: Found,
})
