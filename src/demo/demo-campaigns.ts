import { draftReminders } from '../authority/reminders/reminder.commands.ts'
import { usual } from '../authority/reminders/reminder.ts'
import { addTarget, createCampaign } from '../conformity/conversion/campaign.commands.ts'
import { CampaignBody } from '../conformity/conversion/campaign.contract.ts'
import { createList } from '../conformity/conversion/campaign-list.commands.ts'
import { ListBody } from '../conformity/conversion/campaign-list.contract.ts'
import { recordStages } from '../conformity/conversion/stage.commands.ts'
import { StagesBody } from '../conformity/conversion/stage.contract.ts'
import { KeptStage, rankOf } from '../conformity/conversion/stage.ts'
import { Day } from '../kernel/day.ts'
import { type BodyId, CampaignId, type CampaignListId, TargetId } from '../kernel/identity.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { demoAgencies, demoChoice, demoNotice, demoPapers } from './hcmc-2020.ts'
import type { Doing } from './demo-records.ts'
import { demoId, draw } from './seed.ts'

/** The communes are known from the list of October 2019 on. */
const listedOn = Day.parse('2020-01-02')

/** Days on which a drawn agency reached a stage; none is published. */
const reached: Readonly<Record<Exclude<KeptStage, 'not_started'>, Day>> = {
  planned: Day.parse('2019-10-15'),
  training: Day.parse('2019-11-20'),
  writing: Day.parse('2019-12-16'),
  applying: Day.parse('2020-02-10'),
  audited: Day.parse('2020-05-12'),
  reviewed: Day.parse('2020-06-02'),
}

/**
 * The campaign of 2020 with the two targets of the report: all bodies on the list of the PAR index, 70 % of the communes. Stages were
 * not published. Seed rule: of the bodies without a declaration and of every third commune, by a SHA-256 drawing over their keys, each
 * stands at one of the seven stages; all others have not begun.
 */
export async function loadCampaigns(tx: Tx, doing: Doing, issuer: BodyId): Promise<{ campaign: CampaignId; issuer: BodyId }> {
  const by = { actor: doing.by, at: doing.at }
  const agencies = demoAgencies()
  const papers = demoPapers()
  const paper = (number: string) => papers.filter((one) => one.number === number).map(({ id }) => id)
  const { id: campaign } = await createCampaign(
    tx,
    by,
    CampaignBody.parse({
      name: 'Chiến dịch chuyển đổi sang TCVN ISO 9001:2015 đến hết năm 2020',
      kind: 'convert',
      fromEdition: 'TCVN ISO 9001:2008',
      toEdition: 'TCVN ISO 9001:2015',
      startsOn: '2018-10-01',
      endsOn: '2020-12-31',
      basis: paper('1451/QĐ-UBND'),
      guidance: paper('287/SKHCN-TĐC'),
      milestones: [
        { stage: 'planned', by: '2019-03-31' },
        { stage: 'applying', by: '2020-03-31' },
      ],
      note: demoNotice,
    }),
    CampaignId.parse(demoId('campaign', '2015', 0)),
  )
  const lists = [
    {
      key: 'bodies-63',
      name: '63 cơ quan của chương trình (sở, ngành; quận, huyện; chi cục; ban; ngành dọc)',
      percent: 100,
      basis: `${demoNotice}: chỉ tiêu được công bố là danh sách đánh giá chỉ số CCHC năm 2020, thành phần danh sách không được công bố`,
      members: agencies.filter(({ block }) => block !== 'phuong-xa'),
    },
    {
      key: 'communes-322',
      name: '322 phường, xã, thị trấn',
      percent: 70,
      basis: `${demoNotice}; danh mục đơn vị hành chính 06/10/2019`,
      members: agencies.filter(({ block }) => block === 'phuong-xa'),
    },
  ]
  for (const [place, { key, percent, ...list }] of lists.entries()) {
    const listId = await keepList(tx, by, list)
    await addTarget(tx, by, campaign, { listId, percent, dueOn: Day.parse('2020-12-31') }, TargetId.parse(demoId('target', key, place)))
  }
  const drawnToStage = [...demoChoice().missing, ...agencies.filter(({ key, block }) => block === 'phuong-xa' && draw('stage-of', key) % 3 === 0)]
  for (const stage of KeptStage.options) {
    if (stage === 'not_started') continue
    const at = drawnToStage.filter(({ key }) => KeptStage.options[draw('stage', key) % KeptStage.options.length] === stage)
    if (at.length === 0) continue
    await recordStages(
      tx,
      by,
      campaign,
      StagesBody.parse({
        stage,
        reachedOn: reached[stage],
        evidence: { kind: 'note', text: demoNotice },
        agencies: at.map(({ id }) => ({ agencyId: id, sequence: 0 })),
      }),
    )
  }
  await draftReminder(tx, by, campaign, issuer)
  return { campaign, issuer }
}

/** A draft to the bodies that have not reached the milestone, so that the way of a reminder can be walked. */
async function draftReminder(tx: Tx, by: Parameters<typeof createList>[1], campaignId: CampaignId, issuerId: BodyId): Promise<void> {
  const agencies = demoChoice().missing.filter(
    ({ key }) => rankOf(KeptStage.options[draw('stage', key) % KeptStage.options.length] ?? 'not_started') < rankOf('applying'),
  )
  await draftReminders(tx, by, {
    campaignId,
    issuerId,
    joint: true,
    agencies: agencies.map(({ id }) => id),
    about: usual.about,
    paragraphs: [...usual.joint, `${demoNotice}.`],
    answerDays: 10,
    answerBy: null,
  })
}

interface DemoList {
  name: string
  basis: string
  members: readonly ReturnType<typeof demoAgencies>[number][]
}

async function keepList(tx: Tx, by: Parameters<typeof createList>[1], { name, basis, members }: DemoList): Promise<CampaignListId> {
  const body = ListBody.parse({ name, datedOn: listedOn, basis, source: { kind: 'hand', agencies: members.map(({ id }) => id) } })
  return (await createList(tx, by, body, { members: members.map((member) => ({ id: member.id, name: member.name })), errors: [], detail: {} })).id
}
