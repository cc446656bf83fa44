// The outbox against a real SMTP server in this process: away, refusing, then there.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { composeJobs } from '../src/worker.ts'
import { createAccount, passwordLink } from '../src/register/officers/account.contract.ts'
import { listLetters } from '../src/register/letters/letter.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let smtp: SMTPServer | undefined
let port = 0
const received: ParsedMail[] = []

/** Port 0 the first time, then the same one again. */
async function mailServer(options: { refuse?: string } = {}): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (address, _session, done) => done(address.address === options.refuse ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  port = (server.server.address() as AddressInfo).port
  smtp = server
}
const down = () =>
  new Promise<void>((gone) => {
    if (smtp) smtp.close(() => gone())
    else gone()
    smtp = undefined
  })

let product: TestProduct
let administrator: Person
beforeAll(async () => {
  await mailServer()
  product = await testProduct({ settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://iso.example.vn/' } })
  await composeJobs(product.services.queue, product.services)
  administrator = await product.person('system-administrator')
})
afterEach(() => {
  received.length = 0
})
afterAll(async () => {
  await product.close()
  await down()
})

let made = 0
async function invite(email: string): Promise<{ link: string; mailed: boolean }> {
  const account = await administrator.call(createAccount, { body: { name: 'Nguyễn Thị Thư', username: `thu.${made++}`, role: 'programme-officer', email } })
  expect(account.statusCode, account.body).toBe(201)
  const answer = await administrator.call(passwordLink, { params: { officerId: account.json<{ officerId: string }>().officerId } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

interface Row {
  recipient: string
  state: string
  attempts: number
  lastError: string | null
  sentAt: string | null
}
const letters = async () => (await administrator.call(listLetters)).json<{ rows: Row[]; total: number }>()
const letterTo = async (email: string) => (await letters()).rows.find((row) => row.recipient === email)

async function until<T>(ask: () => Promise<T> | T, holds: (value: T) => boolean): Promise<T> {
  for (const began = Date.now(); ; await new Promise((done) => setTimeout(done, 100))) {
    const value = await ask()
    if (holds(value)) return value
    if (Date.now() - began > 20_000) throw new Error(`waited in vain: ${JSON.stringify(value)}`)
  }
}

test('a letter is sent once, in the language of its reader, and its text goes', async () => {
  const { link, mailed } = await invite('thu@so.gov.vn')
  expect([mailed, link.startsWith('http://iso.example.vn/app/password#')]).toEqual([true, true])
  await until(
    () => letterTo('thu@so.gov.vn'),
    (row) => row?.state === 'sent',
  )
  expect(received).toHaveLength(1)
  const [mail] = received
  expect(mail?.subject).toBe('Hợp Chuẩn: đặt mật khẩu')
  expect(mail?.text).toContain('Kính gửi Nguyễn Thị Thư')
  expect(mail?.text).toContain(link)
  expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@hopchuan>$/)
  const { rows } = await product.db.owner.query<{ body: string }>('SELECT body FROM mail_message')
  expect(rows.map((row) => row.body).join()).not.toContain('/app/password#')

  // The job comes a second time, as after a crash before the queue heard of the first: nothing is sent again.
  const { rows: sent } = await product.db.owner.query<{ id: string }>('SELECT id FROM mail_message')
  await product.db.owner.query("INSERT INTO pgboss.job (name, data) VALUES ('mail', $1)", [JSON.stringify({ authority: 79, mail: sent[0]?.id })])
  await until(
    async () => (await product.db.owner.query("SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state <> 'completed'")).rowCount,
    (n) => n === 0,
  )
  expect(received).toHaveLength(1)
})

test('while the mail server is away letters wait in sight, nothing else waits for them, and they go once it is back', async () => {
  await down()
  const began = Date.now()
  await invite('cho@so.gov.vn')
  await invite('cho.hai@so.gov.vn')
  expect(Date.now() - began).toBeLessThan(2_000)
  const waiting = await until(
    () => letterTo('cho@so.gov.vn'),
    (row) => (row?.attempts ?? 0) > 0 && row?.lastError !== null,
  )
  expect(waiting).toMatchObject({ state: 'waiting', sentAt: null, lastError: expect.stringMatching(/ECONNREFUSED|connect/i) })
  expect(waiting).not.toHaveProperty('body')

  await mailServer()
  // The pauses are minutes in life; here the next try is due at once.
  await until(
    async () => {
      await product.db.owner.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'mail' AND state = 'retry'")
      return (await letters()).rows
    },
    (rows) => rows.filter((row) => row.recipient.startsWith('cho') && row.state === 'sent').length === 2,
  )
  expect(received).toHaveLength(2)
  expect(new Set(received.map((mail) => (mail.to && 'text' in mail.to ? mail.to.text : '')))).toEqual(new Set(['cho.hai@so.gov.vn', 'cho@so.gov.vn']))
}, 60_000)

test('a letter that waits is neither lost nor sent twice when the clock jumps by two hours or a day', async () => {
  await down()
  await invite('nhay@so.gov.vn')
  await until(
    () => letterTo('nhay@so.gov.vn'),
    (row) => (row?.attempts ?? 0) > 0 && row?.lastError !== null,
  )
  const start = product.services.clock.now().getTime()
  const { rows: waiting } = await product.db.owner.query<{ id: string }>(
    "SELECT id FROM pgboss.job WHERE name = 'mail' AND state IN ('retry', 'active', 'created')",
  )
  expect(waiting).toHaveLength(1)
  /** The queue goes by the clock of the database: to set that ahead is to set back what it has written down. */
  const jump = async (hours: number) => {
    product.setNow(new Date(start + hours * 3_600_000).toISOString())
    await product.db.owner.query("UPDATE pgboss.job SET start_after = start_after - make_interval(hours => $1) WHERE name = 'mail' AND state = 'retry'", [
      hours,
    ])
  }
  await until(
    async () => (await product.db.owner.query("SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state = 'retry'")).rowCount,
    (n) => n === 1,
  )
  await mailServer()
  await jump(-2)
  // Later than it would have been, and still there.
  await new Promise((done) => setTimeout(done, 1_500))
  expect([received.length, (await letterTo('nhay@so.gov.vn'))?.state]).toEqual([0, 'waiting'])
  await jump(24)
  await until(
    () => letterTo('nhay@so.gov.vn'),
    (row) => row?.state === 'sent',
  )
  for (const hours of [-2, 2, 24]) await jump(hours)
  await new Promise((done) => setTimeout(done, 1_500))
  expect(received).toHaveLength(1)
  product.setNow(new Date(start).toISOString())
}, 60_000)

test('an address refused for good is given up in sight, and its text goes', async () => {
  await down()
  await mailServer({ refuse: 'nham@so.gov.vn' })
  await invite('nham@so.gov.vn')
  const row = await until(
    () => letterTo('nham@so.gov.vn'),
    (r) => r?.state === 'given-up',
  )
  expect(row?.lastError).toContain('No such mailbox')
  expect(await product.db.owner.query("SELECT 1 FROM mail_message WHERE recipient = 'nham@so.gov.vn' AND body LIKE '%#%'")).toMatchObject({ rowCount: 0 })
  await until(
    async () => (await product.db.owner.query("SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state <> 'completed'")).rowCount,
    (n) => n === 0,
  )
})

test('a refused act leaves neither letter nor job', async () => {
  const before = (await letters()).total
  const officer = await product.person('programme-officer')
  expect((await officer.call(passwordLink, { params: { officerId: administrator.officer } })).statusCode).toBe(403)
  expect((await letters()).total).toBe(before)
})

test('nobody is written to at an address that carries more than an address', async () => {
  for (const email of ['a@b.vn\r\nBcc: x@y.vn', '"a" <a@b.vn>', 'a@b.vn, c@d.vn']) {
    const answer = await administrator.call(createAccount, { body: { name: 'X', username: 'x.y', role: 'programme-officer', email } })
    expect(answer.statusCode).toBe(400)
  }
})
