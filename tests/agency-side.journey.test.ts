// What an agency sees of what concerns it: reminders issued to it, with the letter, and its own place in campaigns. Nothing of its neighbour's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../src/authority/reminders/reminder.contract.ts'
import { usual } from '../src/authority/reminders/reminder.ts'
import { createList } from '../src/conformity/conversion/campaign-list.contract.ts'
import * as campaigns from '../src/conformity/conversion/campaign.contract.ts'
import { listOwnCampaigns, type OwnCampaign } from '../src/conformity/conversion/own.contract.ts'
import { recordStages } from '../src/conformity/conversion/stage.contract.ts'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import { loadPublishedCalendars } from '../src/register/calendars/calendar.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { listNotifications } from '../src/register/inbox/inbox.contract.ts'
import { showSeatLeaving } from '../src/register/officers/leaving.contract.ts'
import { addBodies } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let own: Person
let neighbour: Person
let outsider: Person
let consultant: Person
let campaignId: string
let reminderId: string
let issuerId: string
const listed = demoAgencies()
  .filter(({ block }) => block === 'quan-huyen')
  .slice(0, 4)
const at = (n: number) => listed[n] ?? { id: '', name: '' }

interface Answer {
  statusCode: number
  body: string
  rawPayload: Buffer
  json: <T = { id: string; version: number; code: string }>() => T
}
const ok = <A extends Answer>(answer: A): A => {
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const show = (who: Person) => who.call(contract.showReminder, { params: { reminderId } })
const listOf = async (who: Person, query: object = {}) =>
  ok(await who.call(contract.listReminders, { query })).json<{ rows: contract.ReminderRow[]; total: number }>()
const reply = (who: Person, body: object = {}) =>
  who.call(contract.answerReminder, {
    params: { reminderId },
    body: { agencyId: at(0).id, number: '120/UBND-VP', date: '2020-06-16', note: 'Đang viết tài liệu', ...body },
  })

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T02:00:00Z' })
  officer = await product.person('programme-officer')
  await withAgencies(product)
  own = await product.person('iso-secretary', at(0).id)
  neighbour = await product.person('iso-secretary', at(1).id)
  outsider = await product.person('agency-head', demoAgencies().find(({ block }) => block === 'so-nganh')?.id)
  consultant = await product.person('consultant', at(0).id)
  issuerId = (await addBodies(product)).SKHCN
  ok(await officer.call(loadPublishedCalendars, { body: {} }))
  const list = ok(
    await officer.call(createList, {
      body: { name: '4 quận', datedOn: '2020-01-15', basis: 'Kế hoạch năm 2020', source: { kind: 'hand', agencies: listed.map(({ id }) => id) } },
    }),
  ).json()
  campaignId = ok(
    await officer.call(campaigns.createCampaign, {
      body: {
        name: 'Kế hoạch chuyển đổi năm 2020',
        kind: 'convert',
        fromEdition: 'TCVN ISO 9001:2008',
        toEdition: 'TCVN ISO 9001:2015',
        startsOn: '2019-01-01',
        endsOn: '2020-12-31',
        milestones: [{ stage: 'applying', by: '2020-03-31' }],
        note: 'Ghi chú nội bộ',
      },
    }),
  ).json().id
  ok(await officer.call(campaigns.addTarget, { params: { campaignId }, body: { listId: list.id, percent: 100, dueOn: '2020-12-31' } }))
  const writing = { stage: 'writing', reachedOn: '2020-03-01', agencies: [{ agencyId: at(0).id, sequence: 0 }] }
  ok(await officer.call(recordStages, { params: { campaignId }, body: writing }))
  reminderId = ok(
    await officer.call(contract.draftReminders, {
      body: { campaignId, issuerId, joint: true, agencies: [at(0).id, at(1).id], about: usual.about, paragraphs: [...usual.joint], answerDays: 10 },
    }),
  ).json().id
}, 60_000)
afterAll(() => product.close())

describe('a reminder', () => {
  test('that is being drafted is not known to those it is for', async () => {
    for (const who of [own, neighbour]) {
      expect((await listOf(who)).rows).toEqual([])
      expect(coded(await show(who))).toEqual([404, 'reminder.not-found'])
      expect(coded(await who.call(contract.reminderPaper, { params: { reminderId }, query: { format: 'pdf' } }))).toEqual([404, 'reminder.file-not-found'])
    }
    expect(coded(await reply(own, { date: '2020-06-15' }))).toEqual([404, 'reminder.not-found'])
  })

  test('once issued is seen by each addressee with its own place only, as Word and PDF', async () => {
    const body = { version: 1, number: '311/SKHCN-TĐC', issuedOn: '2020-06-15', signerName: 'Nguyễn Văn An', signerTitle: 'PHÓ GIÁM ĐỐC' }
    ok(await officer.call(contract.issueReminder, { params: { reminderId }, body }))
    const { rows, total } = await listOf(own)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      id: reminderId,
      state: 'issued',
      number: '311/SKHCN-TĐC',
      agencies: 1,
      answered: 0,
      first: at(0).name,
      answerBy: '2020-06-29',
    })
    const seen = ok(await show(own)).json<contract.ReminderView>()
    expect(seen.agencies.map(({ name }) => name)).toEqual([at(0).name])
    expect(seen.shown.paragraphs.join(' ')).not.toContain('{{')
    expect(seen.paperId).toBeNull()
    for (const format of ['docx', 'pdf'] as const) {
      const file = ok(await own.call(contract.reminderPaper, { params: { reminderId }, query: { format } }))
      expect(file.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
    }
    expect((await listOf(own, { state: 'answered' })).total).toBe(0)
    expect((await listOf(own, { q: 'don doc' })).total).toBe(1)
    expect((await listOf(own, { q: 'khong co' })).total).toBe(0)
  })

  test('is not seen by an agency it is not for, nor by a consultant', async () => {
    expect((await listOf(outsider)).rows).toEqual([])
    expect(coded(await show(outsider))).toEqual([404, 'reminder.not-found'])
    expect(coded(await outsider.call(contract.reminderPaper, { params: { reminderId }, query: { format: 'docx' } }))).toEqual([404, 'reminder.file-not-found'])
    expect(coded(await reply(outsider))).toEqual([400, 'reminder.answer-dated-later'])
    expect(coded(await reply(outsider, { date: '2020-06-15' }))).toEqual([404, 'reminder.not-found'])
    expect((await show(consultant)).statusCode).toBe(403)
  })

  test('is answered by the agency with number, date and file; the office sees it so', async () => {
    product.setNow('2020-06-17T02:00:00Z')
    const kept = ok(await own.upload(uploadFile, { name: 'tra-loi.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') })).json()
    expect(coded(await reply(own, { date: '2020-06-18' }))).toEqual([400, 'reminder.answer-dated-later'])
    expect(coded(await reply(own, { date: '2020-06-14' }))).toEqual([400, 'reminder.answer-dated-before-issue'])
    expect(coded(await reply(neighbour))).toEqual([404, 'reminder.not-found'])
    expect(coded(await reply(neighbour, { agencyId: at(1).id, fileId: kept.id }))).toEqual([400, 'file.not-found'])
    ok(await reply(own, { fileId: kept.id }))
    expect((await listOf(own)).rows[0]).toMatchObject({ state: 'answered', answered: 1 })
    expect((await listOf(neighbour)).rows[0]).toMatchObject({ state: 'issued', answered: 0 })
    const office = ok(await show(officer)).json<contract.ReminderView>()
    expect(office.agencies[0]).toMatchObject({
      answeredOn: '2020-06-17',
      answerNumber: '120/UBND-VP',
      answerDate: '2020-06-16',
      answerSide: 'agency',
      answerFile: 'tra-loi.pdf',
    })
    expect(office.agencies[1]).toMatchObject({ answeredOn: null, answerSide: null })
    const file = (who: Person) => who.call(contract.reminderAnswerFile, { params: { reminderId, agencyId: at(0).id } })
    for (const who of [officer, own]) expect(ok(await file(who)).rawPayload.toString()).toContain('%PDF')
    for (const who of [neighbour, outsider]) expect(coded(await file(who))).toEqual([404, 'reminder.file-not-found'])
  })

  test('is answered once, and put right with a reason only; closed it takes no answer', async () => {
    expect(coded(await reply(own))).toEqual([409, 'reminder.answered-already'])
    ok(await reply(own, { number: '121/UBND-VP', correction: 'Ghi nhầm số' }))
    const rows = [{ reminderId, agencyId: at(1).id }]
    ok(await officer.call(contract.recordAnswers, { body: { answeredOn: '2020-06-17', rows } }))
    const office = ok(await show(officer)).json<contract.ReminderView>()
    expect(office).toMatchObject({ state: 'answered' })
    expect(office.agencies.map(({ answerNumber, answerSide, answerFile }) => [answerNumber, answerSide, answerFile])).toEqual([
      ['121/UBND-VP', 'agency', 'tra-loi.pdf'],
      [null, 'authority', null],
    ])
    ok(await officer.call(contract.closeReminder, { params: { reminderId }, body: { version: office.version, outcome: 'Đã báo cáo đủ' } }))
    expect((await listOf(own)).rows[0]).toMatchObject({ state: 'closed' })
    expect(ok(await show(own)).json<contract.ReminderView>().outcome).toBeNull()
    expect(coded(await reply(own, { correction: 'Sửa nữa' }))).toEqual([409, 'reminder.not-from-here'])
  })
})

describe('who leaves', () => {
  test('leaves campaigns and letters behind: the officer what was begun, the agency what waits for its answer', async () => {
    const drafting = await officer.call(contract.draftReminders, {
      body: {
        campaignId,
        issuerId,
        joint: false,
        agencies: [at(2).id, at(3).id],
        about: usual.about,
        paragraphs: [...usual.single],
        answerDays: 10,
      },
    })
    const { id, version } = ok(drafting).json()
    const other = await product.person('system-administrator')
    const left = async (seatId: string) =>
      ok(await other.call(showSeatLeaving, { params: { seatId } })).json<{ left: { kind: string; count: number; items: { title: string }[] }[] }>().left
    expect((await left(officer.seat)).map(({ kind, count }) => [kind, count])).toEqual([
      ['campaign-target', 1],
      ['reminder-draft', 2],
    ])
    const waiting = await product.person('iso-secretary', at(2).id)
    expect(await left(waiting.seat)).toEqual([])
    // Who is told at the issue, in the inbox and by mail, is said before; another agency's people are not.
    await product.db.owner.query("UPDATE officer SET email = 'thu.ky@example.test' WHERE id = $1", [waiting.officer])
    const stranger = await product.person('iso-secretary', at(3).id)
    expect(ok(await officer.call(contract.showReminder, { params: { reminderId: id } })).json()).toMatchObject({ told: { agencies: 1, people: 1, mailed: 1 } })
    const body = { version, number: '312/SKHCN-TĐC', issuedOn: '2020-06-17', signerTitle: 'GIÁM ĐỐC' }
    ok(await officer.call(contract.issueReminder, { params: { reminderId: id }, body }))
    const inbox = async (who: Person) => ok(await who.call(listNotifications)).json<{ rows: object[] }>().rows
    expect(await inbox(waiting)).toMatchObject([
      { kind: 'reminder.issued', details: { number: '312/SKHCN-TĐC', day: expect.stringMatching(/^\d\d\/\d\d\/2020$/) as string }, link: `/reminders/${id}` },
    ])
    expect(await inbox(stranger)).toEqual([])
    const { rows: mail } = await product.db.owner.query<{ recipient: string; subject: string }>('SELECT recipient, subject FROM mail_message')
    expect(mail).toEqual([{ recipient: 'thu.ky@example.test', subject: 'Hợp Chuẩn: công văn đôn đốc 312/SKHCN-TĐC' }])
    expect(ok(await officer.call(contract.showReminder, { params: { reminderId: id } })).json()).toMatchObject({ told: null })
    expect(await left(waiting.seat)).toMatchObject([{ kind: 'reminder-answer', count: 1, items: [{ title: '312/SKHCN-TĐC' }] }])
    expect((await left(officer.seat)).map(({ kind, count }) => [kind, count])).toEqual([
      ['campaign-target', 1],
      ['reminder-draft', 1],
      ['reminder-open', 1],
    ])
  })
})

describe('a campaign', () => {
  const of = async (who: Person, query: object = {}) => ok(await who.call(listOwnCampaigns, { query })).json<{ rows: OwnCampaign[] }>().rows

  test('tells an agency its own stage, what it is asked for and on which list', async () => {
    const [one] = await of(own)
    expect(one).toMatchObject({
      id: campaignId,
      stage: 'writing',
      since: '2020-03-01',
      behind: { stage: 'applying', since: '2020-04-01' },
      targets: [{ percent: 100, dueOn: '2020-12-31', list: { name: '4 quận', datedOn: '2020-01-15', basis: 'Kế hoạch năm 2020' } }],
    })
    expect(JSON.stringify(one)).not.toContain('nội bộ')
    expect((await of(neighbour))[0]).toMatchObject({ stage: 'not_started', since: null })
  })

  test('tells nothing to who is on no list, nor of another agency', async () => {
    expect(await of(outsider)).toEqual([])
    expect(await of(own, { agencyId: at(1).id })).toEqual([])
    expect(await of(officer)).toEqual([])
    expect((await consultant.call(listOwnCampaigns, {})).statusCode).toBe(403)
  })
})
