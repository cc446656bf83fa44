// Papers that come in: received under a number of the book, given to somebody, answered, closed; what is refused, and who is reminded.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BodyId } from '../src/kernel/identity.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { search } from '../src/authority/search/search.contract.ts'
import { showHome } from '../src/authority/home/home.contract.ts'
import {
  answerIncoming,
  arrivalsOfPaper,
  assignIncoming,
  checkIncoming,
  closeIncoming,
  correctIncoming,
  exportIncoming,
  incomingStanding,
  type IncomingRow,
  type IncomingView,
  listIncoming,
  receiveIncoming,
  receiveRecorded,
  reopenIncoming,
  retractIncoming,
  setRemindDays,
  showIncoming,
} from '../src/papers/incoming/incoming.contract.ts'
import { remindOfIncoming } from '../src/papers/incoming/reminding.commands.ts'
import { listSeries, openSeries } from '../src/papers/numbering/series.contract.ts'
import { listOutgoing } from '../src/papers/registers/outgoing.contract.ts'
import { listPapers, recordPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { seedCalendarDefaults } from '../src/register/calendars/facade.ts'
import { showDeadline } from '../src/register/calendars/deadline.contract.ts'
import { listNotifications } from '../src/register/inbox/inbox.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let clerk: Person
let officer: Person
let leader: Person
let body: BodyId

beforeAll(async () => {
  product = await testProduct()
  clerk = await product.person('records-clerk')
  officer = await product.person('programme-officer')
  leader = await product.person('authority-leader')
  await product.db.owner.query("UPDATE officer SET email = 'chuyenvien@so.gov.vn' WHERE id = $1", [officer.officer])
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedCalendarDefaults(tx, product.authority, new Date('2020-01-02T01:00:00Z')),
  )
})
afterAll(() => product.close())

let made = 0
beforeEach(async () => {
  product.setNow('2020-06-20T03:00:00Z')
  body = BodyId.parse(uuidv7(new Date()))
  await product.db.owner.query(
    "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title) VALUES (79,$1,'sub-department',$2,'CCTĐC','Thành phố Hồ Chí Minh','','')",
    [body, `Chi cục thứ ${++made}`],
  )
})

let n = 0
const nextNumber = () => ++n
const sheet = (change: object = {}) => ({
  kind: 'officialLetter',
  number: `${nextNumber()}/UBND-KHCN`,
  issuedOn: '2020-06-10',
  issuerName: 'Ủy ban nhân dân Quận 10',
  abstract: 'V/v đề nghị hướng dẫn chuyển đổi sang TCVN ISO 9001:2015',
  bodyId: body,
  arrivedOn: '2020-06-15',
  ...change,
})
const received = async (change: object = {}) => {
  const answer = await clerk.call(receiveIncoming, { body: sheet(change) })
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
  return answer.json<{ id: string; paperId: string; arrivalNumber: string; warnings: { code: string }[] }>()
}
const shown = async (incomingId: string) => (await clerk.call(showIncoming, { params: { incomingId } })).json<IncomingView>()
const listed = async (query: object = {}, person = clerk) =>
  (await person.call(listIncoming, { query: { bodyId: body, ...query } })).json<{ rows: IncomingRow[]; total: number }>()
const codeOf = async (answer: Promise<{ json: () => unknown }>) => ((await answer).json() as { code?: string }).code

const outgoing = async (issuedOn = '2020-06-18') => {
  const answer = await clerk.call(recordPaper, {
    body: { kind: 'officialLetter', number: `${nextNumber()}/CCTĐC-QL`, issuedOn, issuerId: body, abstract: 'V/v hướng dẫn chuyển đổi' },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ id: string }>().id
}

describe('a paper that comes in', () => {
  test('is registered and assigned by one form, and stands once among the papers', async () => {
    const { id, paperId, arrivalNumber } = await received({
      assignedTo: officer.officer,
      instruction: 'Tham mưu trả lời',
      dueOn: '2020-06-30',
      urgency: 'urgent',
    })
    expect(arrivalNumber).toBe('01')
    expect(await shown(id)).toMatchObject({
      state: 'assigned',
      arrivalNumber: '01',
      arrivedOn: '2020-06-15',
      due: '2020-06-30',
      timing: 'in-time',
      urgency: 'urgent',
      instruction: 'Tham mưu trả lời',
      officer: { id: officer.officer },
      paper: { id: paperId, issuerName: 'Ủy ban nhân dân Quận 10' },
      steps: [{ step: 'registered' }, { step: 'assigned', due: '2020-06-30' }],
    })
    const papers = (await clerk.call(listPapers, { query: { q: 'huong dan chuyen doi', limit: 500 } })).json<{ rows: { id: string }[] }>()
    expect(papers.rows.filter((row) => row.id === paperId)).toHaveLength(1)
  })

  test('takes the next number of its book; the first of a year may be any, a later gap may not', async () => {
    expect((await received({ arrivalNumber: '215' })).arrivalNumber).toBe('215')
    expect((await received()).arrivalNumber).toBe('216')
    expect(await codeOf(clerk.call(receiveIncoming, { body: sheet({ arrivalNumber: '230' }) }))).toBe('numbering.beyond-next')
    expect(await codeOf(clerk.call(receiveIncoming, { body: sheet({ arrivalNumber: '216' }) }))).toBe('numbering.taken')
    expect(await codeOf(clerk.call(receiveIncoming, { body: sheet({ arrivalNumber: '216a' }) }))).toBe('numbering.back-needs-reason')
    expect((await received({ arrivalNumber: '216a', numberReason: 'Bỏ sót trong ngày' })).arrivalNumber).toBe('216a')
    const year = (await clerk.call(listSeries, { query: { year: 2020 } })).json<{
      rows: { issuerId: string; series: string; opening: number; last: number; given: number; gaps: [] }[]
    }>()
    expect(year.rows.filter(({ issuerId }) => issuerId === body)).toMatchObject([{ series: 'incoming', opening: 215, last: 216, given: 3, gaps: [] }])
    // The numbers of another year, and of another body, are their own.
    expect((await received({ issuedOn: '2019-12-20', arrivedOn: '2019-12-25' })).arrivalNumber).toBe('01')
    expect(await codeOf(clerk.call(openSeries, { body: { issuerId: body, kind: 'incoming', year: 2020, opening: 1, reason: 'thử' } }))).toBe(
      'numbering.opening-late',
    )
    expect((await clerk.call(listOutgoing, { query: { issuerId: body } })).json<{ total: number }>().total).toBe(0)
  })

  test('of two clerks at once has two numbers without a gap', async () => {
    const other = await product.person('records-clerk')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, k) => (k % 2 ? clerk : other).call(receiveIncoming, { body: sheet() })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(201))
    expect(answers.map((answer) => answer.json<{ arrivalNumber: string }>().arrivalNumber).toSorted()).toEqual(['01', '02', '03', '04', '05', '06', '07', '08'])
  })

  test('is due by working days of the calendar, which explains itself, or on a day', async () => {
    const { id } = await received({ assignedTo: officer.officer, dueDays: 5 })
    const view = await shown(id)
    expect(view).toMatchObject({ due: '2020-06-22', dueDays: 5, dueOn: null })
    const why = (await clerk.call(showDeadline, { params: { deadlineId: view.deadlineId ?? '' } })).json<{
      subject: object
      explained: { n: number; weekendDays: number }
    }>()
    expect(why).toMatchObject({ subject: { kind: 'incoming-paper', id }, explained: { n: 5, weekendDays: 2 } })
  })

  test('is refused where days contradict each other', async () => {
    const of = (change: object) => codeOf(clerk.call(receiveIncoming, { body: sheet(change) }))
    expect(await of({ arrivedOn: '2020-06-09' })).toBe('incoming.arrived-before-issue')
    expect(await of({ arrivedOn: '2020-06-21' })).toBe('incoming.arrived-in-future')
    expect(await of({ dueOn: '2020-06-14' })).toBe('incoming.due-before-arrival')
    expect(await of({ dueOn: '2020-06-30', dueDays: 5 })).toBe('incoming.due-twice')
    expect(await of({ instruction: 'Tham mưu' })).toBe('incoming.nobody-named')
    expect(await of({ number: '12/06/2020' })).toBe('incoming.number-is-day')
    expect(await of({ number: 'không số' })).toBe('request.invalid')
    expect(await of({ arrivedOn: '2020-02-31' })).toBe('request.invalid')
    expect(await of({ dueDays: -1 })).toBe('request.invalid')
    expect(await of({ assignedTo: uuidv7(new Date()) })).toBe('incoming.officer-unknown')
    expect(await of({ unitId: uuidv7(new Date()) })).toBe('incoming.unit-unknown')
    expect(await of({ bodyId: uuidv7(new Date()) })).toBe('incoming.body-unknown')
    expect(await of({ urgency: 'never' })).toBe('incoming.urgency-unknown')
    expect(await of({ fileId: uuidv7(new Date()) })).toBe('paper.file-unknown')
    expect((await listed()).total).toBe(0)
  })

  test('is shown and asked about when it was received before', async () => {
    const typed = sheet()
    const first = (await clerk.call(receiveIncoming, { body: typed })).json<{ id: string; paperId: string }>()
    const twice = await clerk.call(receiveIncoming, { body: typed })
    expect(twice.json()).toMatchObject({ code: 'paper.number-taken', details: { paper: first.paperId } })
    const seen = (await clerk.call(checkIncoming, { query: { number: typed.number, issuedOn: typed.issuedOn } })).json<{ rows: object[] }>()
    expect(seen.rows).toMatchObject([{ id: first.paperId, arrivals: [{ id: first.id, arrivalNumber: '01' }] }])
    const again = { params: { paperId: first.paperId }, body: { bodyId: body, arrivedOn: '2020-06-16' } }
    expect(await codeOf(clerk.call(receiveRecorded, again))).toBe('incoming.received-already')
    expect((await clerk.call(receiveRecorded, { ...again, body: { ...again.body, again: true } })).json()).toMatchObject({
      arrivalNumber: '02',
      paperId: first.paperId,
    })
    expect((await clerk.call(arrivalsOfPaper, { params: { paperId: first.paperId } })).json<{ rows: object[] }>().rows).toHaveLength(2)
  })
})

describe('its handling', () => {
  test('ends with an answer, which is linked to it', async () => {
    const { id, paperId } = await received({ assignedTo: officer.officer, dueDays: 3 })
    const answering = await outgoing()
    const early = await outgoing('2020-06-14')
    expect(await codeOf(officer.call(answerIncoming, { params: { incomingId: id }, body: { version: 1, paperId: early } }))).toBe(
      'incoming.answered-before-arrival',
    )
    expect(await codeOf(officer.call(answerIncoming, { params: { incomingId: id }, body: { version: 1, paperId } }))).toBe('incoming.answers-itself')
    expect((await officer.call(answerIncoming, { params: { incomingId: id }, body: { version: 1, paperId: answering } })).json()).toEqual({ id, version: 2 })
    expect(await shown(id)).toMatchObject({
      state: 'answered',
      answer: { id: answering },
      endedOn: '2020-06-18',
      timing: null,
      steps: [{}, {}, { step: 'answered' }],
    })
    const { rows } = await product.db.owner.query('SELECT relation FROM paper_link WHERE from_id = $1 AND to_id = $2', [answering, paperId])
    expect(rows).toEqual([{ relation: 'answers' }])
    const open = await product.db.owner.query('SELECT closed_at FROM deadline WHERE subject_id = $1', [id])
    expect(open.rows).toEqual([{ closed_at: expect.any(Date) }])
    expect(await codeOf(officer.call(closeIncoming, { params: { incomingId: id }, body: { version: 2, reason: 'xong' } }))).toBe('incoming.not-from-here')
    expect(await codeOf(officer.call(answerIncoming, { params: { incomingId: id }, body: { version: 2, paperId: answering } }))).toBe('incoming.not-from-here')
    expect((await officer.call(reopenIncoming, { params: { incomingId: id }, body: { version: 2, reason: 'Chọn nhầm' } })).statusCode).toBe(200)
    expect(await shown(id)).toMatchObject({ state: 'assigned', answer: null, due: '2020-06-18', timing: 'overdue' })
  })

  test('may end without one, go to somebody else, and be corrected; each is a step that stays', async () => {
    const { id } = await received({ dueDays: 5 })
    const at = { params: { incomingId: id } }
    expect(await codeOf(clerk.call(assignIncoming, { ...at, body: { version: 1, instruction: 'x' } }))).toBe('incoming.nobody-named')
    expect(
      (
        await clerk.call(assignIncoming, {
          ...at,
          body: { version: 1, assignedTo: officer.officer, unitId: body, instruction: 'Xem xét', dueOn: '2020-07-01' },
        })
      ).statusCode,
    ).toBe(200)
    expect(await codeOf(clerk.call(correctIncoming, { ...at, body: { version: 2, reason: 'Ghi nhầm', arrivedOn: '2019-06-16', urgency: 'normal' } }))).toBe(
      'incoming.arrived-before-issue',
    )
    expect(
      (
        await clerk.call(correctIncoming, {
          ...at,
          body: { version: 2, reason: 'Ghi nhầm', arrivedOn: '2020-06-16', urgency: 'express', receivedFrom: 'Trục liên thông' },
        })
      ).statusCode,
    ).toBe(200)
    expect((await clerk.call(closeIncoming, { ...at, body: { version: 1, reason: 'Để biết' } })).json()).toMatchObject({
      code: 'record.changed-meanwhile',
      details: { version: 3 },
    })
    expect((await clerk.call(closeIncoming, { ...at, body: { version: 3, reason: 'Gửi để biết' } })).statusCode).toBe(200)
    const view = await shown(id)
    expect(view).toMatchObject({ state: 'closed', reason: 'Gửi để biết', arrivedOn: '2020-06-16', urgency: 'express', due: '2020-07-01' })
    expect(view.steps.map(({ step }) => step)).toEqual(['registered', 'assigned', 'corrected', 'closed'])
    expect(view.steps[2]).toMatchObject({ words: 'Ghi nhầm', fields: ['arrivedOn', 'receivedFrom', 'urgency'] })
    await expect(product.db.database.of('authority').deleteFrom('incomingStep').execute()).rejects.toThrow(/permission denied/)
  })

  test('counts its working days anew when the day of arrival was wrong', async () => {
    const { id } = await received({ dueDays: 5 })
    expect(
      (await clerk.call(correctIncoming, { params: { incomingId: id }, body: { version: 1, reason: 'Nhầm ngày', arrivedOn: '2020-06-12', urgency: 'normal' } }))
        .statusCode,
    ).toBe(200)
    expect(await shown(id)).toMatchObject({ due: '2020-06-19', dueDays: 5, timing: 'overdue' })
  })

  test('a record by mistake is withdrawn, and its number stays spoken for', async () => {
    const { id } = await received()
    expect((await clerk.call(retractIncoming, { params: { incomingId: id }, body: { version: 1, reason: 'Vào nhầm sổ' } })).statusCode).toBe(200)
    expect((await received()).arrivalNumber).toBe('02')
    expect((await listed()).rows.map(({ arrivalNumber, state }) => [arrivalNumber, state])).toEqual([
      ['02', 'registered'],
      ['01', 'retracted'],
    ])
    expect(await codeOf(clerk.call(reopenIncoming, { params: { incomingId: id }, body: { version: 2, reason: 'x' } }))).toBe('incoming.not-from-here')
  })

  test('is the work of clerks and officers; leaders read', async () => {
    const { id } = await received()
    expect((await leader.call(showIncoming, { params: { incomingId: id } })).statusCode).toBe(200)
    expect((await leader.call(closeIncoming, { params: { incomingId: id }, body: { version: 1, reason: 'x' } })).statusCode).toBe(403)
  })
})

describe('the register', () => {
  test('filters by year, kind, author, state, person and due day, and tells how much is open', async () => {
    await received({ assignedTo: officer.officer, dueOn: '2020-06-16' })
    await received({ assignedTo: officer.officer, dueOn: '2020-06-22' })
    await received({ kind: 'decision', number: `${nextNumber()}/QĐ-BKHCN`, issuerName: 'Bộ Khoa học và Công nghệ' })
    await received({ issuedOn: '2019-12-01', arrivedOn: '2019-12-05' })
    const numbers = async (query: object, person = clerk) => (await listed(query, person)).rows.map(({ arrivalNumber, timing }) => [arrivalNumber, timing])
    expect(await numbers({ year: '2020' })).toEqual([
      ['03', null],
      ['02', 'soon'],
      ['01', 'overdue'],
    ])
    expect(await numbers({ year: '2019' })).toEqual([['01', null]])
    expect(await numbers({ due: 'overdue' })).toEqual([['01', 'overdue']])
    expect(await numbers({ due: 'soon' })).toEqual([['02', 'soon']])
    expect(await numbers({ due: 'none', year: '2020' })).toEqual([['03', null]])
    expect(await numbers({ kind: 'decision' })).toEqual([['03', null]])
    expect(await numbers({ issuer: 'bo khoa hoc' })).toEqual([['03', null]])
    expect(await numbers({ state: 'assigned', sort: 'arrivedOn' })).toEqual([
      ['01', 'overdue'],
      ['02', 'soon'],
    ])
    expect(await numbers({ mine: 'true' }, officer)).toHaveLength(2)
    expect(await numbers({ mine: 'true' }, clerk)).toEqual([])
    expect(await numbers({ assignee: officer.role.slice(0, 4) })).toHaveLength(2)
    expect(await numbers({ q: 'huong dan', year: '2020' })).toHaveLength(3)
    expect(await numbers({ q: '3' })).toEqual([['03', null]])
    const standing = (await clerk.call(incomingStanding, {})).json<{ overdue: number; soon: number; open: number; remindDays: number }>()
    expect(standing).toMatchObject({ remindDays: 3 })
    expect(standing.overdue).toBeGreaterThanOrEqual(1)
    expect(standing.soon).toBeGreaterThanOrEqual(1)
  })

  test('goes out as a file in the columns of the book', async () => {
    const { id } = await received({ assignedTo: officer.officer, note: 'Bản giấy' })
    const answering = await outgoing()
    await officer.call(answerIncoming, { params: { incomingId: id }, body: { version: 1, paperId: answering } })
    const csv = (await clerk.call(exportIncoming, { query: { bodyId: body, format: 'csv' } })).body
    expect(csv.split(/\r?\n/)[0]).toContain('Ngày đến')
    expect(csv).toContain('Ký nhận')
    expect(csv).toContain('15/06/2020')
    expect(csv).toMatch(/Bản giấy; đã trả lời tại \d+\/CCTĐC-QL ngày 18\/06\/2020/)
    const xlsx = await clerk.call(exportIncoming, { query: { bodyId: body } })
    expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })

  test('search finds it by its number of arrival', async () => {
    const { id } = await received({ arrivalNumber: '4711' })
    const answer = (await clerk.call(search, { query: { q: '4711' } })).json<{ arrivals: { id: string; arrivalNumber: string }[] }>()
    expect(answer.arrivals).toMatchObject([{ id, arrivalNumber: '4711' }])
    expect((await clerk.call(search, { query: { q: 'số đến 4711/2020' } })).json<{ arrivals: object[] }>().arrivals).toHaveLength(1)
    expect((await clerk.call(search, { query: { q: '4711/2019' } })).json<{ arrivals: object[] }>().arrivals).toHaveLength(0)
  })
})

describe('whoever it is assigned to', () => {
  const inbox = async () => (await officer.call(listNotifications, { query: { limit: 200 } })).json<{ rows: { kind: string; link: string }[] }>().rows
  const told = async (id: string) => (await inbox()).filter(({ link }) => link === `/incoming-papers/${id}`).map(({ kind }) => kind)
  const remind = () => remindOfIncoming(product.services, product.authority, 'https://hopchuan.thu')
  const mails = async (day: string) =>
    (await product.db.owner.query("SELECT recipient FROM mail_message WHERE subject LIKE '%' || $1 || '%'", [day])).rows as { recipient: string }[]

  test('is told at once, and reminded once before the due day, whatever the job does', async () => {
    const { id } = await received({ assignedTo: officer.officer, dueOn: '2020-07-10' })
    expect(await told(id)).toEqual(['incoming.assigned'])
    await remind()
    expect(await told(id)).toEqual(['incoming.assigned'])
    product.setNow('2020-07-07T23:30:00Z')
    await Promise.allSettled([remind(), remind()])
    await remind()
    // The clock goes back two hours, then a day on.
    product.setNow('2020-07-07T21:30:00Z')
    await remind()
    product.setNow('2020-07-08T23:30:00Z')
    await remind()
    expect(await told(id)).toEqual(['incoming.due', 'incoming.assigned'])
    expect(await mails('10/07/2020')).toEqual([{ recipient: 'chuyenvien@so.gov.vn' }])
    // Another due day is another reminder.
    await clerk.call(assignIncoming, { params: { incomingId: id }, body: { version: 1, assignedTo: officer.officer, dueOn: '2020-07-09' } })
    await remind()
    expect(await mails('09/07/2020')).toHaveLength(1)
  })

  test('is not reminded of what is answered, and of what lies farther than the days set', async () => {
    const { id } = await received({ assignedTo: officer.officer, dueOn: '2020-08-20' })
    expect(await codeOf(clerk.call(setRemindDays, { body: { version: 3, remindDays: 10, reason: 'thử' } }))).toBe('record.changed-meanwhile')
    const { ruleVersion } = (await clerk.call(incomingStanding, {})).json<{ ruleVersion: number }>()
    expect((await clerk.call(setRemindDays, { body: { version: ruleVersion, remindDays: 60, reason: 'Nhắc sớm' } })).statusCode).toBe(200)
    product.setNow('2020-06-22T23:30:00Z')
    await remind()
    expect(await told(id)).toEqual(['incoming.due', 'incoming.assigned'])
    const done = await received({ assignedTo: officer.officer, dueOn: '2020-06-23' })
    await clerk.call(closeIncoming, { params: { incomingId: done.id }, body: { version: 1, reason: 'Để biết' } })
    await remind()
    expect(await told(done.id)).toEqual(['incoming.assigned'])
    await clerk.call(setRemindDays, { body: { version: ruleVersion + 1, remindDays: 3, reason: 'Như cũ' } })
  })

  test('finds it at home', async () => {
    const { id } = await received({ assignedTo: officer.officer, dueOn: '2020-06-25' })
    const home = (await officer.call(showHome, { query: {} })).body
    expect(home).toContain(`/incoming-papers/${id}`)
    expect(home).toContain('incoming-due')
  })
})
