import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { AuthorityId, LoginId, OfficerId, OrganisationId, SeatId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import type { Db } from '../db/database.ts'

const Row = z.object({ seat: SeatId, officer: OfficerId, login: LoginId, name: z.string(), role: Role, authority: AuthorityId, office: OrganisationId })

/**
 * The person a command of the command line acts as: the named login, or the first administrator. Whoever can run
 * commands on the server has its database anyway; the name is for the record.
 */
export async function commandActor(auth: Db, at: Date, options: { username?: string | undefined; authority?: number | undefined }): Promise<Actor | undefined> {
  const today: Day = dayOf(at)
  const row = await auth
    .selectFrom('seat as s')
    .innerJoin('auth.login as l', 'l.id', 's.loginId')
    .innerJoin('authority as a', 'a.authorityId', 's.authorityId')
    .select(['s.id as seat', 's.officerId as officer', 'l.id as login', 'l.name', 's.role', 's.authorityId as authority', 'a.officeId as office'])
    .where('s.agencyId', 'is', null)
    .where('s.validFrom', '<=', today)
    .where((eb) => eb.or([eb('s.validTo', 'is', null), eb('s.validTo', '>', today)]))
    .where('l.endedAt', 'is', null)
    .$if(options.username !== undefined, (q) => q.where('l.username', '=', options.username?.toLowerCase() ?? ''))
    .$if(options.username === undefined, (q) => q.where('s.role', '=', 'system-administrator'))
    .$if(options.authority !== undefined, (q) => q.where('s.authorityId', '=', options.authority ?? 0))
    .orderBy('s.authorityId')
    .orderBy('s.validFrom')
    .orderBy('s.id')
    .executeTakeFirst()
  if (!row) return undefined
  const { seat, officer, login, name, role, authority, office } = Row.parse(row)
  return { authority, side: 'authority', role, seat, login, officer, name, agency: null, agencies: [], organisation: office }
}
