import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { dayOf } from '../../kernel/day.ts'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import { OrganisationId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lastDeed } from '../history/facade.ts'
import type { Language } from '../officers/account.ts'
import { addFirstPerson } from '../officers/facade.ts'
import { addAuthority, addBodyBelow, addChain, loadAuthority, loadBody, saveAuthority, saveBody } from './authority.store.ts'
import type { AuthoritySettings, IssuingBody } from './set-up.ts'
import type { SetUp } from './set-up.contract.ts'

/** What other rooms lay down in a new authority: blocks, naming rules, report templates. */
export type Seed = (tx: Tx, authority: AuthorityId, at: Date) => Promise<void>

export interface SetUpCommand extends Omit<SetUp, 'code' | 'administrator'> {
  administrator: { name: string; username: string; email?: string | undefined; language?: Language | undefined; passwordHash: string; alsoOfficer: boolean }
  demonstration: boolean
  seeds: readonly Seed[]
  at: Date
}

/** One transaction: authority, chain, defaults, first administrator; an installation is set up wholly or not at all. */
export async function setUpAuthority(tx: Tx, command: SetUpCommand): Promise<Actor> {
  const { authority, administrator, at } = command
  const office = OrganisationId.parse(uuidv7(at))
  await addAuthority(tx, { ...authority, office, demonstration: command.demonstration, at })
  await addChain(tx, authority.id, command.bodies, at)
  for (const seed of command.seeds) await seed(tx, authority.id, at)
  const roles: [Role, ...Role[]] = administrator.alsoOfficer ? ['system-administrator', 'programme-officer'] : ['system-administrator']
  const { login, officer, seats } = await addFirstPerson(tx, { authority: authority.id, person: administrator, roles, from: dayOf(at), at })
  const actor: Actor = {
    authority: authority.id,
    side: 'authority',
    role: 'system-administrator',
    seat: seats[0],
    login,
    officer,
    name: administrator.name,
    agency: null,
    agencies: [],
    organisation: office,
  }
  record(tx, {
    at,
    by: actor,
    type: 'authority.set-up',
    subject: { kind: 'authority', id: office },
    facts: {
      authority: authority.id,
      name: authority.name,
      demonstration: command.demonstration,
      bodies: command.bodies.map((b) => ({ level: b.level, name: b.name, symbol: b.symbol })),
      roles,
    },
    personal: { administrator: administrator.name, username: administrator.username },
  })
  return actor
}

/** The new version. The names count from now on; what was issued, frozen or published keeps the former ones. */
export async function changeAuthority(tx: Tx, command: { by: Actor; at: Date; seen: number; names: AuthoritySettings }): Promise<number> {
  const { by, at, names } = command
  const saved = await saveAuthority(tx, by.authority, command.seen, names)
  if (saved === undefined) {
    const { version, office, ...held } = await loadAuthority(tx, by.authority)
    refuse('conflict', 'record.changed-meanwhile', { version, ...(await lastDeed(tx, by, office)), fields: changedFields(held, names) })
  }
  record(tx, { at, by, type: 'authority.changed', subject: { kind: 'authority', id: saved.office }, facts: { ...names } })
  return saved.version
}

export async function changeBody(tx: Tx, command: { by: Actor; at: Date; id: BodyId; seen: number; body: Omit<IssuingBody, 'level'> }): Promise<number> {
  const { by, at, id, body } = command
  const version = await saveBody(tx, by.authority, id, command.seen, body)
  if (version === undefined) {
    const { version: current, ...held } = await loadBody(tx, by.authority, id)
    // Against what was sent, not against what was seen: what the two agree on needs no second look.
    refuse('conflict', 'record.changed-meanwhile', { version: current, ...(await lastDeed(tx, by, id)), fields: changedFields(held, body) })
  }
  record(tx, { at, by, type: 'body.changed', subject: { kind: 'body', id }, facts: { ...body } })
  return version
}

export async function addBody(tx: Tx, command: { by: Actor; at: Date; parent: BodyId | null; body: IssuingBody }): Promise<BodyId> {
  const id = await addBodyBelow(tx, command.by.authority, command.parent, command.body, command.at)
  record(tx, { at: command.at, by: command.by, type: 'body.added', subject: { kind: 'body', id }, facts: { ...command.body, parent: command.parent } })
  return id
}
