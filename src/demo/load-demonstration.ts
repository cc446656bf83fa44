import type { Actor } from '../kernel/actor.ts'
import { refuse } from '../kernel/refusal.ts'
import { copyRegister, switchRegister } from '../portal/declarations/publication.commands.ts'
import { addPublishedCalendars } from '../register/calendars/facade.ts'
import { viewBodies } from '../register/authority/body.queries.ts'
import { setUpAuthority } from '../register/authority/authority.commands.ts'
import type { OfficerId } from '../kernel/identity.ts'
import { createAccount } from '../register/officers/account.commands.ts'
import { addPerson } from '../register/officers/person.commands.ts'
import { recordSecondment } from '../register/officers/secondment.commands.ts'
import { demoPeople, demoPersonIds, demoSecondment } from './demo-people.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { inTransaction, type Tx } from '../platform/db/transaction.ts'
import { keepsFiles } from '../platform/set-up/standing.ts'
import type { Services } from '../platform/services/services.ts'
import { seeds } from '../seeds.ts'
import { keepAccounts } from './keep-accounts.ts'
import { type AccountSheet, accountSheets, demoAccounts, demoEngagement, demoPassword } from './demo-accounts.ts'
import { demoChain } from './demo-chain.ts'
import { loadCampaigns } from './demo-campaigns.ts'
import { demoAuthority, demoInstant, loadActivities, loadAgencies, loadDeclarations, loadDirections, loadDrafts, loadPapers } from './demo-records.ts'
import { demoAgencies, demoFacts } from './hcmc-2020.ts'
import { issueDemoReminder } from './demo-reminder.ts'
import { loadDraftedPapers } from './demo-drafted-papers.ts'
import { loadIncoming } from './demo-incoming.ts'
import { loadPaperLinks } from './demo-links.ts'
import { loadPlans } from './demo-plans.ts'
import { loadPortal } from './demo-portal.ts'
import { publishDemoReport } from './demo-report.ts'

const administrator = demoAccounts[0] ?? refuse('invalid', 'field.required')

async function loadPeople(tx: Tx, by: Actor, at: Date, passwordHash: string): Promise<void> {
  const idOf = new Map(demoAgencies().map((agency) => [agency.key, agency.id]))
  for (const account of demoAccounts) {
    if (account === administrator) continue
    const agency = account.agency === null ? null : (idOf.get(account.agency) ?? null)
    await createAccount(tx, {
      by,
      at,
      name: account.name,
      username: account.username,
      email: null,
      role: account.role,
      title: account.title,
      agency,
      passwordHash,
      ...(account.role === 'consultant' ? { term: demoEngagement } : {}),
    })
  }
}

/** People with posts and one secondment: invented, and marked so on every screen they stand on. */
async function loadPosts(tx: Tx, by: Actor, at: Date): Promise<void> {
  const idOf = new Map(demoAgencies().map((agency) => [agency.key, agency.id]))
  const made: OfficerId[] = []
  for (const [place, { name, remark, agency, kind, title, unit, from, to }] of demoPeople.entries()) {
    const facts = { agencyId: agency === null ? null : (idOf.get(agency) ?? null), kind, title, unit, validFrom: from, validTo: to, paper: null }
    made.push((await addPerson(tx, { by, at, name, remark, facts, ids: demoPersonIds(place) })).id)
  }
  const officer = made[demoSecondment.person] ?? refuse('invalid', 'person.not-found')
  const { purpose, from: validFrom, to: validTo } = demoSecondment
  await recordSecondment(tx, { by, at, officer, facts: { hostAgencyId: null, host: null, purpose, product: null, paper: null, validFrom, validTo } })
}

/**
 * Fills an empty installation with the first half of 2020 through the product's own commands, in one transaction: a start
 * that is cut off leaves it empty. The report follows, because Word and PDF are made outside transactions.
 */
export async function loadDemonstration(services: Services): Promise<AccountSheet[]> {
  const { database } = services
  const at = demoInstant
  const passwordHash = await hashPassword(demoPassword)
  const { actor, issuer, reminding } = await inTransaction(database, { side: 'authority', authority: demoAuthority }, 'write', async (tx) => {
    const by = await setUpAuthority(tx, {
      authority: { id: demoAuthority, name: demoFacts.authority.name, placeName: demoFacts.authority.name },
      bodies: [...demoChain],
      demonstration: true,
      seeds,
      at,
      administrator: { name: administrator.name, username: administrator.username, passwordHash, alsoOfficer: false },
    })
    const issuers = new Map((await viewBodies(tx, demoAuthority)).map((body) => [body.symbol, body.id]))
    const bodyOf = (symbol: string) => issuers.get(symbol) ?? refuse('invalid', 'body.not-found')
    await loadAgencies(tx, { by, at })
    await loadPeople(tx, by, at, passwordHash)
    await loadPosts(tx, by, at)
    await loadPapers(tx, { by, at }, issuers)
    await loadPaperLinks(tx, { by, at })
    await loadActivities(tx, { by, at })
    await loadPortal(tx, { by, at })
    await loadDirections(tx, { by, at })
    await loadPlans(tx, { by, at }, bodyOf('UBND'))
    await loadDraftedPapers(tx, { by, at }, bodyOf('SKHCN'))
    await loadDeclarations(tx, { by, at })
    await addPublishedCalendars(tx, { by, at })
    await loadIncoming(tx, { by, at }, { bodyId: bodyOf('TĐC'), unitId: bodyOf('NSCL') })
    await loadDrafts(tx, { by, at })
    const reminding = await loadCampaigns(tx, { by, at }, bodyOf('SKHCN'))
    await switchRegister(tx, { actor: by, at }, { open: true, version: 0 })
    return { actor: by, reminding, issuer: bodyOf('TĐC') }
  })
  await publishDemoReport(services, actor, issuer)
  await issueDemoReminder(services, actor, reminding)
  await copyRegister(services, demoAuthority)
  return accountSheets()
}

/** The same, chosen on the set-up page: the accounts are shown there, and kept for later. */
export async function demonstrateFromBrowser(services: Services): Promise<AccountSheet[]> {
  // An empty database beside kept files is a wrong setting, not a new installation.
  if (await keepsFiles(services.config.dataDir)) refuse('conflict', 'set-up.folder-in-use')
  const accounts = await loadDemonstration(services)
  await keepAccounts(services.config.dataDir, accounts).catch((error: unknown) => services.log.error({ err: error }, 'demo-accounts.json was not written'))
  return accounts
}
