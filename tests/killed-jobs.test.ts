// Every job is killed at every message it sends to the database, and comes again: what it does is there exactly once. Made from
// the list of queues: a new one asks for a sample here.
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exporters } from '../src/exporters.ts'
import { addDays, Day } from '../src/kernel/day.ts'
import type { JobHandler, JobPayload, Queue } from '../src/platform/jobs/queue.ts'
import { copyRegister } from '../src/portal/declarations/publication.commands.ts'
import { queueNames } from '../src/queues.ts'
import { exportJobs } from '../src/register/exports/export.jobs.ts'
import { makeHere } from '../src/register/exports/export.make.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { composeJobs } from '../src/worker.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { type Cut, type Sent, withCut } from './support/cut.ts'
import { loadFacts } from './support/facts.ts'

let product: TestProduct
let person: Person
let ids: Record<string, string>
let campaignId = ''
let districts: string[] = []
const handlers = new Map<string, JobHandler>()
let tables: string[] = []
const received: (string | undefined)[] = []

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail.messageId)
      done()
    }, done)
  },
})

beforeAll(async () => {
  await new Promise<void>((up) => smtp.listen(0, '127.0.0.1', up))
  const { port } = smtp.server.address() as AddressInfo
  product = await testProduct({ settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://iso.example.vn/' } })
  ids = (await loadFacts(product)).ids
  person = await product.person('system-administrator')
  const queue: Queue = { ...product.services.queue, work: async (name, handler) => void handlers.set(name, handler), schedule: async () => undefined }
  await composeJobs(queue, product.services)
  // In this process instead of a thread of its own, so that its statements are cut, too.
  await exportJobs(queue, product.services, makeHere(product.services, exporters))
  const { rows } = await product.db.owner.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'authority_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
  )
  tables = rows.map(({ name }) => name)
  await send('switchPublicRegister', { body: { version: 0, open: true } })
  const campaign = { name: 'Chiến dịch ngắt', kind: 'new', toEdition: 'TCVN ISO 9001:2026', startsOn: '2020-01-01', endsOn: '2020-12-31' }
  const list = await send('createCampaignList', {
    body: { name: 'Quận, huyện', datedOn: '2020-01-15', basis: 'Thử', source: { kind: 'filter', blocks: ['quan-huyen'] } },
  })
  campaignId = String((await send('createCampaign', { body: campaign }))['id'])
  await send('addTarget', { params: { campaignId }, body: { listId: list['id'], percent: 70, dueOn: '2020-10-01' } })
  const listed = await product.db.owner.query<{ code: string }>(
    "SELECT code FROM agency_version WHERE block = 'quan-huyen' AND recorded_to IS NULL ORDER BY code",
  )
  districts = listed.rows.map(({ code }) => code)
}, 120_000)
afterAll(async () => {
  await product.close()
  await new Promise<void>((gone) => smtp.close(() => gone()))
})

async function send(name: string, input: { params?: Record<string, string>; body?: object }): Promise<Record<string, unknown>> {
  const endpoint = product.composed.serve.endpoints.find((e) => e.name === name)
  if (!endpoint) throw new Error(`no endpoint ${name}`)
  const answer = await person.call(endpoint, input)
  if (answer.statusCode >= 300) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}
async function kept(text: string): Promise<string> {
  const answer = await person.upload(uploadFile, { name: 'danh-sach.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${text}`) })
  return answer.json<{ id: string }>().id
}
const sql = async <Row>(text: string, values: unknown[] = []) => (await product.db.owner.query(text, values)).rows as Row[]
let planId: string | undefined
const draftPlan = async (): Promise<string> =>
  (planId ??= String((await send('createPlan', { body: { kind: 'application', year: 2031, title: 'Kế hoạch ngắt', issuerId: ids['bodyId'] } }))['id']))
const slashed = (day: Day) => day.split('-').reverse().join('/')

/** Asks for the job as its screen does, with something that was not there before; `n` is another number each time. */
type Ask = (n: number) => Promise<JobPayload>
const work = async (answer: Promise<Record<string, unknown>>): Promise<JobPayload> => ({ authority: product.authority, work: String((await answer)['workId']) })
const established = (n: number) => ({
  facts: {
    code: null,
    name: `Ban Ngắt ${n}`,
    shortName: `BN${n}`,
    kind: 'other',
    block: 'ban',
    parentId: null,
    obligation: 'undetermined',
    obligationBasis: null,
    address: null,
  },
  effectiveOn: '2019-01-01',
  paper: null,
  note: null,
})

const asked: Record<(typeof queueNames)[number], Ask> = {
  mail: async (n) => {
    const account = await send('createAccount', {
      body: { name: 'Trần Thư', username: `thu.${n}`, email: `thu${n}@so.gov.vn`, role: 'programme-officer', title: 'Chuyên viên' },
    })
    await send('passwordLink', { params: { officerId: String(account['officerId']) } })
    const [letter] = await sql<{ id: string }>('SELECT id FROM mail_message WHERE recipient = $1', [`thu${n}@so.gov.vn`])
    return { authority: product.authority, mail: letter?.id ?? '' }
  },
  'agency-import': async (n) =>
    work(send('importAgencies', { body: { fileId: await kept(`Tên cơ quan,Khối,Có hiệu lực từ\nBan Nhập ${n},ban,01/01/2019\n`), skipBadRows: false } })),
  'declaration-import': async (n) =>
    work(
      send('importDeclarations', {
        body: {
          fileId: await kept(`Cơ quan,Số,Ngày\nỦy ban nhân dân Quận 10,${n}/QĐ-N,01/02/2020\n`),
          mapping: { agency: 0, number: 1, issuedOn: 2 },
          defaults: { edition: 'TCVN ISO 9001:2015' },
          skipBadRows: false,
        },
      }),
    ),
  'paper-import': async (n) =>
    work(
      send('importPapers', {
        body: {
          fileId: await kept(`Số,Ngày,Trích yếu,Cơ quan ban hành\n${n + 1}/QĐ-N,01/02/2020,về việc thử,Ban Nhập\n`),
          mapping: { number: 0, issuedOn: 1, abstract: 2, issuer: 3 },
          skipBadRows: false,
        },
      }),
    ),
  'activity-import': async (n) =>
    work(
      send('importActivities', {
        body: {
          fileId: await kept(`Loại,Tên hoạt động,Thời gian\nBản tin,Bản tin ISO số ${n},01/02/2020\n`),
          mapping: { kind: 0, title: 1, began: 2 },
          skipBadRows: false,
        },
      }),
    ),
  'stage-import': async (n) =>
    work(
      send('importStages', {
        params: { campaignId },
        body: {
          fileId: await kept(`Mã,Giai đoạn,Ngày đạt\n${districts[n % districts.length]},Viết tài liệu,03/03/2020\n`),
          mapping: { code: 0, stage: 1, reachedOn: 2 },
          skipBadRows: false,
        },
      }),
    ),
  'plan-import': async (n) =>
    work(
      send('importPlanLines', {
        params: { planId: await draftPlan() },
        body: { fileId: await kept(`Nội dung công việc,Thời gian thực hiện\nViệc ${n},Quý I\n`), mapping: { task: 0, time: 1 }, skipBadRows: false },
      }),
    ),
  'calendar-import': async (n) => {
    const day = slashed(addDays(Day.parse('2027-01-04'), n))
    return work(send('importCalendar', { body: { fileId: await kept(`Ngày,Loại ngày,Tên,Căn cứ\n${day},Nghỉ bù,Thử,Thử\n`), skipBadRows: false } }))
  },
  'deadline-reprojection': async () => {
    await sql("UPDATE deadline SET due_at = due_at + interval '1 day' WHERE id = $1", [ids['deadlineId']])
    return work(send('reprojectDeadlines', { body: {} }))
  },
  'list-export': () => work(send('startPeopleExport', { body: { format: 'csv' } })),
  'register-republish': async (n) => {
    await send('establishAgency', { body: established(n) })
    return work(send('republishRegister', { body: {} }))
  },
  integrity: () => work(send('runChecks', { body: {} })),
  // Reminds of a paper that came in and is due; whoever it is assigned to has an address.
  'incoming-reminders': async (n) => {
    await sql("UPDATE officer SET email = 'nhac@so.gov.vn' WHERE id = $1", [person.officer])
    const arrival = { bodyId: ids['bodyId'], arrivedOn: '2020-06-19', assignedTo: person.officer, dueOn: '2020-06-22' }
    const sheet = { kind: 'officialLetter', number: `${n + 1}/UBND-NHAC`, issuedOn: '2020-06-18', issuerName: 'Ban Nhắc', abstract: 'V/v thử' }
    await send('receiveIncoming', { body: { ...sheet, ...arrival } })
    return {}
  },
  // Each Monday's page, for two people; the setting was there long before.
  weekly: async (n) => {
    const [held] = await sql<{ version: number }>('SELECT version FROM weekly_setting')
    const recipients = ['mot@so.gov.vn', 'hai@so.gov.vn'].map((address) => ({ name: 'Lãnh đạo', address }))
    await send('setWeekly', { body: { version: held?.version ?? 0, enabled: true, weekday: 1, minute: 390, linkDays: 30, recipients } })
    await sql("UPDATE weekly_setting SET changed_at = '2020-01-01T00:00:00Z'")
    product.setNow(`${addDays(Day.parse('2021-01-04'), 7 * n)}T00:00:00Z`)
    return {}
  },
}

/** What no queue holds: the copies that follow every act by themselves, and the checks of each night. */
const beside: Record<string, { ask: Ask; job: JobHandler }> = {
  'copies of the public register': {
    ask: async (n) => {
      await send('establishAgency', { body: established(n) })
      return {}
    },
    job: async () => void (await copyRegister(product.services, product.authority)),
  },
  'checks of the night': {
    ask: async (n) => {
      product.setNow(`${addDays(Day.parse('2020-07-01'), n)}T20:00:00Z`)
      return {}
    },
    job: async (payload, signal) => await handlers.get('integrity')?.(payload, signal),
  },
}

const counted = async (): Promise<Record<string, number>> => {
  const each = tables.map((name) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`).join(' UNION ALL ')
  return Object.fromEntries((await sql<{ name: string; n: number }>(each)).map(({ name, n }) => [name, n]))
}
const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).flatMap(([name, n]) => (n === before[name] ? [] : [[name, n - (before[name] ?? 0)]])))
async function ended(payload: JobPayload): Promise<string> {
  if (payload['mail'] !== undefined) {
    const [letter] = await sql<{ sent: boolean }>('SELECT sent_at IS NOT NULL AS sent FROM mail_message WHERE id = $1', [payload['mail']])
    return letter?.sent && received.includes(`<${payload['mail']}@hopchuan>`) ? 'done' : 'waiting'
  }
  if (payload['work'] === undefined) return 'done'
  return (await sql<{ state: string }>('SELECT state FROM work WHERE id = $1', [payload['work']]))[0]?.state ?? 'gone'
}

let next = 1
const signal = new AbortController().signal

interface Told {
  /** What it added to every table. */
  rows: Record<string, number>
  state: string
}

/** Asks for one job and answers how to run it, cut or not, and what has become of it since it was asked for. */
async function begun(ask: Ask, job: JobHandler): Promise<{ run: (cut?: Cut) => Promise<Sent[]>; told: () => Promise<Told> }> {
  const payload = await ask(next++)
  const before = await counted()
  return {
    run: (cut) => withCut(product.db.name, cut, () => job(payload, signal)),
    told: async () => ({ rows: grown(before, await counted()), state: await ended(payload) }),
  }
}

test('every queue has its sample here', () => {
  expect(queueNames.filter((name) => !(name in asked) || !handlers.has(name))).toEqual([])
})

/** Its copies stand before its end is told: they are the same however often they are made. */
const inTwoSteps = new Set(['register-republish'])

const kinds = (): [string, Ask, JobHandler][] => [
  ...queueNames.map((name): [string, Ask, JobHandler] => [name, asked[name], (payload, at) => handlers.get(name)?.(payload, at) ?? Promise.resolve()]),
  ...Object.entries(beside).map(([name, { ask, job }]): [string, Ask, JobHandler] => [name, ask, job]),
]

test.each(kinds())(
  '%s: killed at every message to the database and begun again, it is done exactly once',
  async (name, ask, job) => {
    // The first may find things to do that the later ones do not.
    await (await begun(ask, job)).run()
    const undisturbed = await begun(ask, job)
    const sent = await undisturbed.run()
    const whole = await undisturbed.told()
    expect([name, whole.state, sent.length > 1]).toEqual([name, 'done', true])

    // One job, killed a message later each time it comes again.
    const killed = await begun(ask, job)
    const cuts = sent.flatMap(({ commits }, n): Cut[] => [{ at: n + 1, how: 'lost' }, ...(commits ? [{ at: n + 1, how: 'unanswered' } as const] : [])])
    const half: unknown[] = []
    let kills = 0
    for (const cut of cuts) {
      await killed.run(cut).catch(() => {
        kills++
      })
      const { rows } = await killed.told()
      const nothing = Object.keys(rows).length === 0
      if (!nothing && !inTwoSteps.has(name) && JSON.stringify(rows) !== JSON.stringify(whole.rows)) half.push({ cut, rows })
    }
    await killed.run()
    expect([half, kills > 1, await killed.told()]).toEqual([[], true, whole])
  },
  120_000,
)
