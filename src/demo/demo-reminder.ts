import { draftReminders, issueReminder, prepareIssue } from '../authority/reminders/reminder.commands.ts'
import { viewReminder } from '../authority/reminders/reminder.queries.ts'
import { usual } from '../authority/reminders/reminder.ts'
import { KeptStage, rankOf } from '../conformity/conversion/stage.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import type { BodyId, CampaignId } from '../kernel/identity.ts'
import { createPaperPress } from '../papers/layout/facade.ts'
import { reachOf } from '../platform/access/authorize.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { reachedAt } from '../platform/config/reached-at.ts'
import type { Services } from '../platform/services/services.ts'
import { demoAccounts } from './demo-accounts.ts'
import { demoAgencies, demoNotice } from './hcmc-2020.ts'
import { draw } from './seed.ts'

const at = new Date('2020-06-16T04:00:00Z')

/** No such letter was published: the first number of the demonstration's own series. */
const asked = { version: 1, number: '01/SKHCN-TĐC', issuedOn: Day.parse('2020-06-16'), signerName: null, signerTitle: 'GIÁM ĐỐC' }

/**
 * A letter that was issued to communes below the district whose people have accounts, so that the first page of an agency shows
 * what waits there. The district itself had declared. The letter says that it is an illustration.
 */
export async function issueDemoReminder({ database, files, config }: Services, actor: Actor, of: { campaign: CampaignId; issuer: BodyId }): Promise<void> {
  const district = demoAccounts.find(({ role }) => role === 'agency-head')?.agency
  const behind = demoAgencies().filter(
    ({ key, parent }) =>
      parent === district &&
      draw('stage-of', key) % 3 === 0 &&
      rankOf(KeptStage.options[draw('stage', key) % KeptStage.options.length] ?? 'not_started') < rankOf('applying'),
  )
  const reach = reachOf(actor)
  const by = { actor, at }
  const press = createPaperPress({ size: 1 })
  try {
    const { id } = await inTransaction(database, reach, 'write', (tx) =>
      draftReminders(tx, by, {
        campaignId: of.campaign,
        issuerId: of.issuer,
        joint: true,
        agencies: behind.map((agency) => agency.id),
        about: usual.about,
        paragraphs: [...usual.joint, `${demoNotice}.`],
        answerDays: 10,
        answerBy: null,
      }),
    )
    const reminder = await inTransaction(database, reach, 'read', (tx) => viewReminder(tx, actor.authority, id, at))
    const read = <T>(work: Parameters<typeof inTransaction<T>>[3]) => inTransaction(database, reach, 'read', work)
    const prepared = await prepareIssue({ press, files, read, base: reachedAt(config) }, by, reminder, asked)
    await inTransaction(database, reach, 'write', (tx) => issueReminder(tx, by, id, asked, prepared))
  } finally {
    await press.close()
  }
}
