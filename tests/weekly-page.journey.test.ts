// The weekly page of the leaders: made once a week whatever happens to the server, mailed with its PDF, read by a link that ends.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { listEvents } from '../src/register/log/log.contract.ts'
import * as weekly from '../src/authority/weekly/weekly.contract.ts'
import { queueNames } from '../src/queues.ts'
import type { JobHandler, Queue } from '../src/platform/jobs/queue.ts'
import { composeJobs } from '../src/worker.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { pages } from './support/paper-text.ts'

let product: TestProduct
let officer: Person
let clerk: Person
const handlers = new Map<string, JobHandler>()
const received: ParsedMail[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail)
      done()
    }, done)
  },
})

beforeAll(async () => {
  await new Promise<void>((up) => smtp.listen(0, '127.0.0.1', up))
  const { port } = smtp.server.address() as AddressInfo
  product = await testProduct({ now: '2020-07-22T03:00:00Z', settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://iso.example.vn/' } })
  const queue: Queue = { ...product.services.queue, work: async (name, handler) => void handlers.set(name, handler), schedule: async () => undefined }
  await composeJobs(queue, product.services)
  officer = await product.person('programme-officer')
  clerk = await product.person('records-clerk')
}, 60_000)
afterAll(async () => {
  await product.close()
  await new Promise<void>((gone) => smtp.close(() => gone()))
})

const byText = (a: string, b: string) => a.localeCompare(b)
const signal = new AbortController().signal
const tick = async (at: string) => {
  product.setNow(at)
  await handlers.get('weekly')?.({}, signal)
}
const rows = async <Row extends object>(sql: string, values: unknown[] = []) => (await product.db.owner.query<Row>(sql, values)).rows
/** What waits in the outbox goes out. */
async function deliver(): Promise<ParsedMail[]> {
  received.length = 0
  for (const { id } of await rows<{ id: string }>('SELECT id FROM mail_message WHERE sent_at IS NULL AND given_up_at IS NULL ORDER BY id'))
    await handlers.get('mail')?.({ authority: product.authority, mail: id }, signal)
  return [...received]
}
const issues = () => rows<{ day: string; origin: string }>('SELECT day::text, origin FROM weekly_issue ORDER BY made_at')
const get = (url: string) => product.composed.app.inject({ method: 'GET', url })
const linkIn = (mail: ParsedMail | undefined) => /http:\/\/iso\.example\.vn(\/trang-tuan\/[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''

const recipients = [
  { name: 'Phó Chủ tịch phụ trách', address: 'pct@ubnd.vn' },
  { name: 'Giám đốc Sở', address: 'gd@so.vn' },
]
const setting = { enabled: true, weekday: 1, minute: 390, linkDays: 30, recipients }
const shown = async (who = officer) => (await who.call(weekly.showWeekly)).json<weekly.WeeklyView>()

test('is not set up at first, and says that nothing is known instead of zeros', async () => {
  expect(await shown()).toMatchObject({
    version: 0,
    setting: { enabled: false, weekday: 1, minute: 390, linkDays: 30, recipients: [] },
    issues: [],
    mails: true,
  })
  const facts = (await officer.call(weekly.showWeek)).json()
  expect(facts).toMatchObject({ exceptions: [], toSign: { total: 0 }, dates: [], lastReport: null, before: '2020-01-22' })
  const preview = await officer.call(weekly.previewWeekly)
  expect([preview.statusCode, preview.headers['content-type']]).toEqual([200, 'application/pdf'])
  const [text = '', ...more] = pages(preview.rawPayload)
  expect([more.length, text.match(/chưa có số liệu/g)?.length ?? 0, /0\/0/.test(text)]).toEqual([0, 6, false])
})

describe('refuses', () => {
  test('nobody, what is no address, and one address twice', async () => {
    const put = (body: object) => officer.call(weekly.setWeekly, { body: { version: 0, ...setting, ...body } })
    expect((await put({ recipients: [] })).json()).toMatchObject({ status: 400, code: 'weekly.no-recipients' })
    expect((await put({ recipients: [{ name: 'A', address: 'khong-phai' }] })).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'recipients.0.address', code: 'weekly.address-invalid' }],
    })
    expect((await put({ recipients: [...recipients, { name: 'B', address: 'GD@so.vn' }] })).json()).toMatchObject({
      status: 400,
      code: 'weekly.address-twice',
      errors: [{ path: 'recipients.2.address' }],
    })
    expect((await put({ minute: 400 })).statusCode).toBe(400)
    expect((await put({ weekday: 8 })).statusCode).toBe(400)
    expect((await officer.call(weekly.sendWeekly, { body: { version: 1 } })).json()).toMatchObject({ status: 400, code: 'weekly.no-recipients' })
    expect(await rows('SELECT 1 FROM weekly_setting')).toEqual([])
  })

  test('whoever may not send it', async () => {
    const leader = await product.person('authority-leader')
    expect((await leader.call(weekly.showWeek)).statusCode).toBe(200)
    for (const who of [leader, clerk]) {
      expect((await who.call(weekly.showWeekly)).json()).toMatchObject({ status: 403 })
      expect((await who.call(weekly.sendWeekly, { body: { version: 1 } })).json()).toMatchObject({ status: 403 })
    }
  })
})

describe('goes out', () => {
  beforeAll(async () => {
    const facts = {
      code: null,
      name: 'Sở Tư pháp',
      shortName: 'Sở TP',
      kind: 'department',
      block: 'so-nganh',
      parentId: null,
      obligation: 'undetermined',
      obligationBasis: null,
      address: null,
    }
    const made = await officer.call(establishAgency, { body: { facts, effectiveOn: '2020-03-01', paper: null, note: null } })
    expect(made.statusCode, made.body).toBe(201)
    const set = await officer.call(weekly.setWeekly, { body: { version: 0, ...setting } })
    expect(set.json(), set.body).toEqual({ version: 1 })
    expect((await officer.call(weekly.setWeekly, { body: { version: 0, ...setting } })).json()).toMatchObject({ code: 'record.changed-meanwhile' })
  })

  test('on Monday at half past six, not before, and once however often the clock strikes', async () => {
    // A Wednesday: the Monday before it was before anybody had set it up.
    await tick('2020-07-22T04:00:00Z')
    await tick('2020-07-26T23:29:00Z')
    expect(await issues()).toEqual([])
    await tick('2020-07-26T23:30:00Z')
    await tick('2020-07-27T00:00:00Z')
    await Promise.all([tick('2020-07-27T00:30:00Z'), tick('2020-07-27T00:30:00Z')])
    expect(await issues()).toEqual([{ day: '2020-07-27', origin: 'scheduled' }])
  })

  test('with its PDF of one sheet and a link of each recipient’s own', async () => {
    const mails = await deliver()
    expect(mails.map(({ to }) => (Array.isArray(to) ? '' : String(to?.text))).toSorted(byText)).toEqual(['gd@so.vn', 'pct@ubnd.vn'])
    const [one, other] = mails
    expect(one?.subject).toContain('Trang tuần, thứ Hai, ngày 27/07/2020')
    expect(one?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([['Trang tuần 2020-07-27.pdf', 'application/pdf']])
    expect(pages(one?.attachments[0]?.content ?? Buffer.alloc(0))).toHaveLength(1)
    expect([linkIn(one) === linkIn(other), linkIn(one)]).toEqual([false, expect.stringMatching(/^\/trang-tuan\/[\w-]{43}$/)])
    const page = await get(linkIn(one))
    expect(page.statusCode).toBe(200)
    expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-store' })
    expect([/<script/.test(page.body), page.body.includes('Năm con số'), page.body.includes('chưa có số liệu')]).toEqual([false, true, true])
    // Nothing leads from here into the product.
    expect([...page.body.matchAll(/href="([^"]*)"/g)].map((m) => (m[1] ?? '').replace(/\?.*/, '')).toSorted(byText)).toEqual(
      ['/trang-tuan.css', `${linkIn(one)}/trang-tuan.pdf`].toSorted(byText),
    )
    const file = await get(`${linkIn(one)}/trang-tuan.pdf`)
    expect([file.statusCode, file.headers['content-type'], file.rawPayload.equals(one?.attachments[0]?.content ?? Buffer.alloc(0))]).toEqual([
      200,
      'application/pdf',
      true,
    ])
    // Neither the table of links nor the letter that was sent keeps the token.
    const token = linkIn(one).slice('/trang-tuan/'.length)
    expect(await rows("SELECT 1 FROM auth.weekly_link WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'", [token])).toEqual([])
    expect(await rows('SELECT 1 FROM mail_message WHERE body LIKE $1', [`%${token}%`])).toEqual([])
  })

  test('once for all the weeks the server slept through', async () => {
    await tick('2020-08-19T02:00:00Z')
    expect((await issues()).map(({ day }) => day)).toEqual(['2020-07-27', '2020-08-17'])
    await deliver()
  })

  test('never from a copy that was restored', async () => {
    await product.db.owner.query("INSERT INTO restored_copy (authority_id, taken_at, restored_at) VALUES ($1, '2020-08-20', '2020-08-20')", [product.authority])
    await tick('2020-08-24T02:00:00Z')
    expect(await issues()).toHaveLength(2)
    await product.db.owner.query('DELETE FROM restored_copy')
  })

  test('at once when somebody asks for it, and the same request sends it once', async () => {
    product.setNow('2020-08-25T02:00:00Z')
    const key = crypto.randomUUID()
    const sent = await officer.call(weekly.sendWeekly, { body: { version: 1 }, key })
    expect([sent.statusCode, sent.json()]).toEqual([201, { id: expect.any(String), recipients: 2 }])
    expect((await officer.call(weekly.sendWeekly, { body: { version: 1 }, key })).json()).toEqual(sent.json())
    expect((await issues()).at(-1)).toEqual({ day: '2020-08-25', origin: 'by-hand' })
    const view = await shown()
    expect(view.issues.map(({ origin, deliveries }) => [origin, deliveries.map(({ state }) => state)])).toEqual([
      ['by-hand', ['waiting', 'waiting']],
      ['scheduled', ['sent', 'sent']],
      ['scheduled', ['sent', 'sent']],
    ])
    const file = await officer.call(weekly.weeklyFile, { params: { weeklyIssueId: view.issues[0]?.id ?? '' } })
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf'])
  })
})

describe('the link', () => {
  test('guessed, cut short or of no token says only that there is nothing', async () => {
    const answers = await Promise.all(
      [`/trang-tuan/${'A'.repeat(43)}`, '/trang-tuan/x', `/trang-tuan/${'A'.repeat(43)}/trang-tuan.pdf`, "/trang-tuan/'%20OR%201=1"].map(get),
    )
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['x-robots-tag']])).toEqual(answers.map(() => [404, 'noindex, nofollow']))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  })

  test('is revoked for one recipient, and the other’s is still read', async () => {
    const [one, other] = (await deliver()).map(linkIn)
    const view = await shown()
    const mail = await rows<{ id: string }>(
      "SELECT d.id FROM weekly_delivery d JOIN mail_message m ON m.id = d.mail_id WHERE m.recipient = 'gd@so.vn' AND d.issue_id = $1",
      [view.issues[0]?.id],
    )
    expect([(await get(one ?? '')).statusCode, (await get(other ?? '')).statusCode]).toEqual([200, 200])
    const id = mail[0]?.id ?? ''
    expect((await officer.call(weekly.revokeWeekly, { params: { weeklyDeliveryId: id }, body: { reason: 'Gửi nhầm' } })).statusCode).toBe(200)
    expect([(await get(one ?? '')).statusCode, (await get(other ?? '')).statusCode].toSorted((a, b) => a - b)).toEqual([200, 404])
    expect((await officer.call(weekly.revokeWeekly, { params: { weeklyDeliveryId: id }, body: { reason: 'Lần nữa' } })).json()).toMatchObject({ status: 404 })
  })

  test('ends after its days', async () => {
    await officer.call(weekly.sendWeekly, { body: { version: 1 } })
    const link = linkIn((await deliver())[0])
    product.setNow('2020-09-24T01:59:00Z')
    expect((await get(link)).statusCode).toBe(200)
    product.setNow('2020-09-24T02:01:00Z')
    expect((await get(link)).statusCode).toBe(404)
  })

  test('is asked for only so often', async () => {
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => get(`/trang-tuan/${String(n).padStart(43, 'B')}`).then(({ statusCode }) => statusCode)),
    )
    expect(codes.filter((code) => code === 429).length).toBeGreaterThan(5)
  })
})

test('names and addresses are erased from all that was sent, once they stand in no list', async () => {
  const { issues: before, version } = await shown()
  const delivery = before[0]?.deliveries.find(({ address }) => address === 'gd@so.vn')
  const erase = () => officer.call(weekly.eraseWeekly, { params: { weeklyDeliveryId: delivery?.id ?? '' }, body: { reason: 'Theo yêu cầu' } })
  expect((await erase()).json()).toMatchObject({ status: 409, code: 'weekly.nothing-to-erase' })
  expect((await officer.call(weekly.setWeekly, { body: { ...setting, recipients: recipients.slice(0, 1), version } })).statusCode).toBe(200)
  expect((await erase()).json()).toEqual({ id: delivery?.id, erased: 4 })
  expect((await shown()).issues.flatMap(({ deliveries }) => deliveries.map(({ address }) => address)).filter((address) => address === 'gd@so.vn')).toEqual([])
  for (const table of ['weekly_delivery', 'weekly_setting', 'mail_message', 'event', 'event_private'])
    expect([table, (await rows(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%gd@so.vn%' OR t::text LIKE '%Giám đốc Sở%'`)).length]).toEqual([table, 0])
})

test('every act stands in the record, without a name or an address', async () => {
  const reader = await product.person('log-reader')
  const events = (await reader.call(listEvents, { query: { limit: 500 } })).json<{ rows: { type: string }[] }>().rows.map(({ type }) => type)
  expect(['weekly.set', 'weekly.went-out', 'weekly.sent', 'weekly.link-revoked', 'weekly.address-erased'].filter((type) => !events.includes(type))).toEqual([])
  expect(queueNames).toContain('weekly')
})
