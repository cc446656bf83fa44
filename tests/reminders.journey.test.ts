// A reminder from "who is behind" to its end: drafted for all or for each, issued under a number, answered, reported upwards, closed.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftReminders, listReminders, recordAnswers, showReminder } from '../src/authority/reminders/reminder.contract.ts'
import * as contract from '../src/authority/reminders/reminder.contract.ts'
import { usual } from '../src/authority/reminders/reminder.ts'
import { createList } from '../src/conformity/conversion/campaign-list.contract.ts'
import * as campaigns from '../src/conformity/conversion/campaign.contract.ts'
import { recordStages } from '../src/conformity/conversion/stage.contract.ts'
import { recordDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import { AuthorityId } from '../src/kernel/identity.ts'
import { listPapers, paperFile, showPaper } from '../src/papers/registers/paper.contract.ts'
import { loadPublishedCalendars } from '../src/register/calendars/calendar.contract.ts'
import { addBodies } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { pages, parts, words } from './support/paper-text.ts'
import { putAgencies, withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let other: Person
let campaignId: string
let issuerId: string
const edition = 'TCVN ISO 9001:2015'
const all = demoAgencies()
/** The districts are the campaign; the first applies already, the second has declared. */
const listed = all.filter(({ block }) => block === 'quan-huyen').slice(0, 8)
const at = (n: number) => listed[n] ?? { id: '', name: '' }
const stranger = {
  id: randomUUID(),
  code: 'HN1',
  name: 'Sở Nội vụ',
  shortName: 'SNV',
  kind: 'department',
  block: 'so-nganh',
  parentId: null,
  validFrom: '2000-01-01',
}

interface Answer {
  statusCode: number
  body: string
  rawPayload: Buffer
  json: <T = { id: string; version: number; code: string; details: Record<string, unknown> }>() => T
}
const ok = <A extends Answer>(answer: A): A => {
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const made = (answer: Answer) => ok(answer).json<{ id: string; version: number; count: number }>()

const draftBody = (more: object = {}) => ({
  campaignId,
  issuerId,
  joint: true,
  agencies: [at(2).id, at(3).id, at(4).id],
  about: usual.about,
  paragraphs: [...usual.joint],
  answerDays: 10,
  ...more,
})
const draft = (more: object = {}, who = officer, key: string = randomUUID()) => who.call(draftReminders, { body: draftBody(more), key })
const show = async (id: string) => ok(await officer.call(showReminder, { params: { reminderId: id } })).json<contract.ReminderView>()
const issue = (id: string, more: object = {}, who = officer, key: string = randomUUID()) =>
  who.call(contract.issueReminder, {
    params: { reminderId: id },
    body: { version: 1, number: '311/SKHCN-TĐC', issuedOn: '2020-06-15', signerName: 'Nguyễn Văn An', signerTitle: 'PHÓ GIÁM ĐỐC', ...more },
    key,
  })
const answer = (rows: readonly { reminderId: string; agencyId: string }[], more: object = {}) =>
  officer.call(recordAnswers, { body: { answeredOn: '2020-06-18', rows, ...more } })
const letter = async (id: string, format: 'docx' | 'pdf') => ok(await officer.call(contract.reminderPaper, { params: { reminderId: id }, query: { format } }))
const wordOf = async (id: string) => words((await parts((await letter(id, 'docx')).rawPayload)).get('word/document.xml') ?? '')
const pdfOf = (bytes: Buffer) => pages(bytes).join('\n').replace(/\s+/g, ' ')
const count = async (sql: string) => (await product.db.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T02:00:00Z' })
  officer = await product.person('programme-officer')
  other = await product.person('division-head')
  await withAgencies(product)
  issuerId = (await addBodies(product)).SKHCN
  const foreign = AuthorityId.parse(1)
  await product.db.owner.query("INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES ($1,$2,'Hà Nội','Hà Nội',now())", [
    foreign,
    randomUUID(),
  ])
  await product.db.owner.query(
    "INSERT INTO agency_block (authority_id, code, name_vi, name_en, position, valid_from) VALUES ($1,'so-nganh','Sở','Departments',0,'2000-01-01')",
    [foreign],
  )
  await putAgencies({ ...product, authority: foreign }, [stranger])
  const list = made(
    await officer.call(createList, {
      body: { name: '8 quận', datedOn: '2020-01-15', basis: 'Kế hoạch năm 2020', source: { kind: 'hand', agencies: listed.map(({ id }) => id) } },
    }),
  )
  campaignId = made(
    await officer.call(campaigns.createCampaign, {
      body: {
        name: 'Kế hoạch chuyển đổi năm 2020',
        kind: 'convert',
        fromEdition: 'TCVN ISO 9001:2008',
        toEdition: edition,
        startsOn: '2019-01-01',
        endsOn: '2020-12-31',
        milestones: [{ stage: 'applying', by: '2020-03-31' }],
      },
    }),
  ).id
  ok(await officer.call(campaigns.addTarget, { params: { campaignId }, body: { listId: list.id, percent: 100, dueOn: '2020-12-31' } }))
  const applying = { stage: 'applying', reachedOn: '2020-03-01', agencies: [{ agencyId: at(0).id, sequence: 0 }] }
  ok(await officer.call(recordStages, { params: { campaignId }, body: applying }))
  ok(await officer.call(recordDeclaration, { body: { agencyId: at(1).id, edition, number: '77/QĐ-UBND', issuedOn: '2020-04-02' } }))
}, 60_000)
afterAll(() => product.close())

describe('a joint letter', () => {
  let id: string

  test('is drafted to those that are behind, as they stand on the day', async () => {
    const behind = ok(await officer.call(campaigns.listCampaignAgencies, { params: { campaignId }, query: { behind: 'true', sort: 'name', limit: 50 } })).json<{
      rows: campaigns.CampaignAgency[]
      total: number
    }>()
    expect(behind.total).toBe(6)
    expect(behind.rows.some(({ agencyId }) => agencyId === at(0).id || agencyId === at(1).id)).toBe(false)
    const saved = made(await draft())
    expect(saved).toMatchObject({ version: 1, count: 1 })
    id = saved.id
    const seen = await show(id)
    expect(seen).toMatchObject({ state: 'drafted', number: null, answerBy: null, asOf: '2020-06-15', edition })
    expect(seen.agencies.map(({ name, stage, missed, behindSince }) => [name, stage, missed, behindSince])).toEqual(
      [2, 3, 4].map((n) => [at(n).name, 'not_started', 'applying', '2020-04-01']),
    )
    expect(seen.shown.about).toContain(edition)
    expect(seen.shown.paragraphs.join(' ')).not.toContain('{{')
  })

  test('to nobody, to who is on no list, has declared, or belongs to another authority is refused whole', async () => {
    const before = await count('reminder')
    expect((await draft({ agencies: [] })).statusCode).toBe(400)
    expect((await draft({ agencies: ['x'] })).statusCode).toBe(400)
    for (const agency of [stranger.id, randomUUID(), all.find(({ block }) => block === 'phuong-xa')?.id])
      expect(coded(await draft({ agencies: [at(2).id, agency] }))).toEqual([400, 'reminder.not-in-campaign'])
    const declared = await draft({ agencies: [at(2).id, at(1).id] })
    expect([...coded(declared), declared.json().details['name']]).toEqual([400, 'reminder.declared-already', at(1).name])
    expect((await draft({ campaignId: randomUUID() })).statusCode).toBeGreaterThanOrEqual(400)
    expect(coded(await draft({ issuerId: randomUUID() }))[1]).toBe('body.not-found')
    expect(coded(await draft({ answerDays: 10, answerBy: '2020-07-01' }))).toEqual([400, 'reminder.deadline-one'])
    expect(coded(await draft({ answerDays: null }))).toEqual([400, 'reminder.deadline-one'])
    expect(coded(await draft({ answerDays: null, answerBy: '2020-06-14' }))).toEqual([400, 'reminder.deadline-past'])
    expect(coded(await draft({ about: 'đôn đốc {{phien_ban}}' }))).toEqual([400, 'reminder.strange-placeholder'])
    expect(await count('reminder')).toBe(before)
  })

  test('sent twice under one key is one draft', async () => {
    const key = randomUUID()
    const twice = await Promise.all([draft({ agencies: [at(5).id] }, officer, key), draft({ agencies: [at(5).id] }, officer, key)])
    const again = await draft({ agencies: [at(5).id] }, officer, key)
    expect(new Set([...twice, again].filter(({ statusCode }) => statusCode === 201).map(({ body }) => body)).size).toBe(1)
    expect(await count(`reminder_agency WHERE agency_id = '${at(5).id}'`)).toBe(1)
    const discard = (version: number) =>
      officer.call(contract.discardReminder, { params: { reminderId: again.json().id }, body: { version, reason: 'Soạn nhầm' } })
    expect(coded(await discard(7))).toEqual([409, 'record.changed-meanwhile'])
    expect(made(await discard(1)).version).toBe(2)
    expect(coded(await discard(2))).toEqual([409, 'reminder.not-from-here'])
    expect(coded(await issue(again.json().id, { version: 2 }))).toEqual([409, 'reminder.not-from-here'])
  })

  test('opens as Word and PDF, marked as a draft, with the list', async () => {
    const pdf = pdfOf((await letter(id, 'pdf')).rawPayload)
    for (const text of [(await wordOf(id)).replace(/\s+/g, ' '), pdf]) {
      expect(text).toContain('Các cơ quan có tên trong danh sách')
      expect(text).toContain('trong vòng 10 ngày làm việc')
      for (const n of [2, 3, 4]) expect(text).toContain(at(n).name)
      expect(text).toContain('01/04/2020')
      expect(text).not.toContain('{{')
    }
    expect(pdf).toContain('DỰ THẢO')
  })

  test('is changed in the version that was seen only', async () => {
    const save = (version: number, more: object = {}) =>
      officer.call(contract.saveReminder, {
        params: { reminderId: id },
        body: { about: usual.about, paragraphs: [...usual.joint, 'Trân trọng.'], answerDays: 5, version, ...more },
      })
    expect(made(await save(1)).version).toBe(2)
    const stale = await save(1)
    expect([...coded(stale), stale.json().details['version']]).toEqual([409, 'record.changed-meanwhile', 2])
    expect(coded(await save(2, { paragraphs: ['{{ten}}'] }))).toEqual([400, 'reminder.strange-placeholder'])
  })

  test('takes no answer and no end before it went out', async () => {
    expect(coded(await answer([{ reminderId: id, agencyId: at(2).id }]))).toEqual([400, 'reminder.in-future'])
    expect(coded(await answer([{ reminderId: id, agencyId: at(2).id }], { answeredOn: '2020-06-15' }))).toEqual([409, 'reminder.not-from-here'])
    const body = { version: 2, on: '2020-06-15', to: 'UBND Thành phố', note: 'Chưa trả lời' }
    expect(coded(await officer.call(contract.escalateReminder, { params: { reminderId: id }, body }))).toEqual([409, 'reminder.not-from-here'])
    const closing = await officer.call(contract.closeReminder, { params: { reminderId: id }, body: { version: 2, outcome: 'Xong' } })
    expect(coded(closing)).toEqual([409, 'reminder.not-from-here'])
  })

  test('is issued once, with number, date and signer, and is a paper of the register from then on', async () => {
    expect(coded(await issue(id, { version: 1 }))).toEqual([409, 'record.changed-meanwhile'])
    expect(coded(await issue(id, { version: 2, issuedOn: '2020-06-16' }))).toEqual([400, 'reminder.in-future'])
    expect(coded(await issue(id, { version: 2, issuedOn: '2020-06-14' }))).toEqual([400, 'reminder.issued-before-draft'])
    expect((await issue(id, { version: 2, number: 'số ba' })).statusCode).toBe(400)
    expect(coded(await issue(id, { version: 2 }))).toEqual([409, 'calendar.no-office-hours'])
    expect(await count('paper')).toBe(0)
    ok(await officer.call(loadPublishedCalendars, { body: {} }))
    const both = await Promise.all([issue(id, { version: 2 }), issue(id, { version: 2 }, other)])
    expect(both.map(({ statusCode }) => statusCode).toSorted(), both.map(({ body }) => body).join()).toEqual([200, 409])
    expect(await count('paper')).toBe(1)
    expect(await count("event WHERE type = 'reminder.issued'")).toBe(1)
    const seen = await show(id)
    expect(seen).toMatchObject({ state: 'issued', version: 3, number: '311/SKHCN-TĐC', issuedOn: '2020-06-15', signerName: 'Nguyễn Văn An' })
    expect(seen.answerBy).toBe('2020-06-22')
    const paper = ok(await officer.call(showPaper, { params: { paperId: seen.paperId ?? '' } })).json()
    expect(paper).toMatchObject({ kind: 'officialLetter', number: '311/SKHCN-TĐC', signerName: 'Nguyễn Văn An', issuer: { id: issuerId } })
    expect(paper).toMatchObject({ abstract: `V/v ${seen.shown.about}` })
    const kept = pdfOf(ok(await officer.call(paperFile, { params: { paperId: seen.paperId ?? '' } })).rawPayload)
    for (const text of [kept, pdfOf((await letter(id, 'pdf')).rawPayload)]) {
      for (const part of ['311/SKHCN-TĐC', 'ngày 15 tháng 6 năm 2020', 'Nguyễn Văn An', at(2).name, at(3).name, at(4).name]) expect(text).toContain(part)
      expect(text).not.toContain('DỰ THẢO')
    }
    expect((await wordOf(id)).replace(/\s+/g, ' ')).toContain(at(4).name)
  })

  test('under a number that is taken is refused, and nothing of it stays', async () => {
    const { id: second } = made(await draft({ agencies: [at(6).id] }))
    expect(coded(await issue(second))).toEqual([409, 'paper.number-taken'])
    expect(await show(second)).toMatchObject({ state: 'drafted', version: 1, paperId: null })
    expect(ok(await officer.call(listPapers, {})).json<{ total: number }>().total).toBe(1)
  })

  test('is answered singly and in bulk, a result for each', async () => {
    product.setNow('2020-06-19T02:00:00Z')
    const row = (n: number) => ({ reminderId: id, agencyId: at(n).id })
    expect(coded(await answer([row(2)], { answeredOn: '2020-06-14' }))).toEqual([409, 'reminder.answered-before-issue'])
    expect(coded(await answer([row(2)], { date: '2020-06-19' }))).toEqual([400, 'reminder.answer-dated-later'])
    expect(coded(await answer([{ reminderId: id, agencyId: stranger.id }]))).toEqual([404, 'reminder.not-found'])
    expect(ok(await answer([row(2)], { number: '88/UBND-VP', date: '2020-06-17' })).json()).toMatchObject({ changed: 1 })
    const bulk = ok(await answer([row(2), row(3), row(3), { reminderId: randomUUID(), agencyId: at(4).id }])).json<{
      changed: number
      rows: { code: string | null }[]
    }>()
    expect([bulk.changed, bulk.rows.map(({ code }) => code)]).toEqual([1, ['reminder.answered-already', null, 'reminder.not-found']])
    expect(await show(id)).toMatchObject({ state: 'issued', answered: 2 })
    expect(ok(await answer([row(2)], { number: '89/UBND-VP', correction: 'Ghi nhầm số' })).json()).toMatchObject({ changed: 1 })
    expect((await show(id)).agencies.map(({ answeredOn, answerNumber }) => [answeredOn, answerNumber])).toEqual([
      ['2020-06-18', '89/UBND-VP'],
      ['2020-06-18', null],
      [null, null],
    ])
  })

  test('is unanswered the day after, reported upwards, and closed with what came of it', async () => {
    const escalate = (more: object = {}) =>
      officer.call(contract.escalateReminder, {
        params: { reminderId: id },
        body: { version: 3, on: '2020-06-23', to: 'Ủy ban nhân dân Thành phố', note: 'Còn 01 cơ quan chưa trả lời', ...more },
      })
    const close = (version: number) => officer.call(contract.closeReminder, { params: { reminderId: id }, body: { version, outcome: 'Đã trả lời đủ' } })
    product.setNow('2020-06-22T10:00:00Z')
    expect((await show(id)).state).toBe('issued')
    expect(coded(await close(3))).toEqual([409, 'reminder.not-from-here'])
    product.setNow('2020-06-23T02:00:00Z')
    const unanswered = ok(await officer.call(listReminders, { query: { state: 'unanswered' } })).json<{ rows: contract.ReminderRow[] }>()
    expect(unanswered.rows.map((row) => [row.id, row.answered, row.agencies])).toEqual([[id, 2, 3]])
    expect(coded(await escalate({ version: 2 }))).toEqual([409, 'record.changed-meanwhile'])
    expect(coded(await escalate({ on: '2020-06-24' }))).toEqual([400, 'reminder.in-future'])
    expect(made(await escalate()).version).toBe(4)
    expect(coded(await escalate({ version: 4 }))).toEqual([409, 'reminder.not-from-here'])
    expect(ok(await answer([{ reminderId: id, agencyId: at(4).id }], { answeredOn: '2020-06-23' })).json()).toMatchObject({ changed: 1 })
    expect(await show(id)).toMatchObject({ state: 'escalated', answered: 3, escalatedTo: 'Ủy ban nhân dân Thành phố' })
    expect(coded(await close(3))).toEqual([409, 'record.changed-meanwhile'])
    expect(made(await close(4)).version).toBe(5)
    expect(await show(id)).toMatchObject({ state: 'closed', closedOn: '2020-06-23', outcome: 'Đã trả lời đủ' })
    expect(coded(await answer([{ reminderId: id, agencyId: at(4).id }], { answeredOn: '2020-06-23', correction: 'Nhầm' }))).toEqual([
      409,
      'reminder.not-from-here',
    ])
  })
})

describe('a letter to each', () => {
  test('is drafted for all in one act, names only its agency, and each goes its own way', async () => {
    const before = await count('reminder')
    const deeds = await count("event WHERE type = 'reminder.drafted'")
    const first = made(
      await draft({ joint: false, agencies: [at(5).id, at(7).id, at(7).id], paragraphs: [...usual.single], answerDays: null, answerBy: '2020-06-30' }),
    )
    expect([first.count, (await count('reminder')) === (before ?? 0) + 2]).toEqual([2, true])
    expect(await count("event WHERE type = 'reminder.drafted'")).toBe((deeds ?? 0) + 1)
    const { rows } = ok(await officer.call(listReminders, { query: { agencyId: at(7).id } })).json<{ rows: contract.ReminderRow[] }>()
    const second = rows[0]?.id ?? ''
    const text = (await wordOf(second)).replace(/\s+/g, ' ')
    expect(text).toContain(`Kính gửi: ${at(7).name}`)
    expect(text).toContain('trước ngày 30 tháng 6 năm 2020')
    expect(text).not.toContain(at(5).name)
    expect(text).not.toContain('Phụ lục')
    ok(await issue(second, { number: '320/SKHCN-TĐC', issuedOn: '2020-06-23', signerName: null }))
    expect(await show(second)).toMatchObject({ state: 'issued', answerBy: '2020-06-30', provisional: false })
    expect((await show(first.id)).state).toBe('drafted')
    ok(await answer([{ reminderId: second, agencyId: at(7).id }], { answeredOn: '2020-06-23' }))
    expect((await show(second)).state).toBe('answered')
  })

  test('a draft whose day has gone by is not issued', async () => {
    const { rows } = ok(await officer.call(listReminders, { query: { agencyId: at(5).id, state: 'drafted' } })).json<{ rows: contract.ReminderRow[] }>()
    product.setNow('2020-07-01T02:00:00Z')
    const late = await issue(rows[0]?.id ?? '', { number: '330/SKHCN-TĐC', issuedOn: '2020-07-01' })
    expect(coded(late)).toEqual([400, 'reminder.deadline-before-issue'])
  })

  test('is found by its words without marks, by its number, and belongs to nobody else', async () => {
    const found = async (q: string) => ok(await officer.call(listReminders, { query: { q } })).json<{ total: number }>().total
    expect([await found('DON DOC'), await found('320/skhcn'), await found('không có')]).toEqual([5, 1, 0])
    // Issued letters are their addressees', drafts nobody's but the office's.
    const seenAt = async (n: number) => {
      const secretary = await product.person('iso-secretary', at(n).id)
      return ok(await secretary.call(listReminders, {})).json<{ total: number }>().total
    }
    expect([await seenAt(7), await seenAt(5)]).toEqual([1, 0])
    expect(coded(await officer.call(showReminder, { params: { reminderId: randomUUID() } }))).toEqual([404, 'reminder.not-found'])
  })
})

describe('where the series of letters is kept here', () => {
  const next = (n: number) => `${n}/SKHCN-TĐC`
  const begin = async () => made(await draft({ joint: false, agencies: [at(5).id], paragraphs: [...usual.single], answerDays: 5 })).id

  test('the number is given at issue; Word and PDF bear it, and nobody skips one', async () => {
    await product.db.owner.query("UPDATE issuing_body SET series_here = '{officialLetter}' WHERE id = $1", [issuerId])
    const [first, second] = [await begin(), await begin()]
    const own = { issuedOn: '2020-07-01', number: undefined }
    expect(coded(await issue(first, { ...own, number: next(999) }))).toEqual([409, 'numbering.beyond-next'])
    expect((await issue(first, { ...own, number: '321/SKHCN' })).json()).toMatchObject({ code: 'reminder.number-other', details: { number: next(321) } })
    const given = ok(await issue(first, own)).json<{ number: string }>().number
    expect(given).toBe(next(321))
    expect(await wordOf(first)).toContain('321/SKHCN-TĐC')
    // What somebody else had seen as the next one is taken by now.
    expect(coded(await issue(second, { ...own, number: next(321) }))).toEqual([409, 'numbering.taken'])
    const both = await Promise.all([issue(second, own), issue(second, own, other)])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect((await show(second)).number).toBe(next(322))
  })

  test('where it is kept elsewhere the number is asked for', async () => {
    await product.db.owner.query("UPDATE issuing_body SET series_here = '{}' WHERE id = $1", [issuerId])
    const id = await begin()
    expect((await issue(id, { issuedOn: '2020-07-01', number: undefined })).json()).toMatchObject({
      code: 'reminder.number-wanted',
      errors: [{ path: 'number' }],
    })
  })
})
