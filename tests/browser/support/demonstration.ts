// The demonstration as its own process, with an address for every screen of the table of rooms.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { holds, Role } from '../../../src/kernel/rights.ts'
import type { Room } from '../../../src/web/room.ts'
import { rooms } from '../../../src/web/rooms.tsx'
import { type Caller, type ChildProduct, removeFolder, signInOver, startChild, temporaryFolder } from '../../support/child-product.ts'
import { openContext, type Signed, signedIn, type VisitOptions } from './visit.ts'
import type { Language } from './words.ts'
import { paragraphs, wordFile, wordType } from '../../support/word-file.ts'

interface Account {
  role: Role
  username: string
  password: string
}

export interface Demonstration {
  product: ChildProduct
  accounts: readonly Account[]
  /** Names that look like keys of words: "lanhdao.ubnd". */
  literal: readonly string[]
  /** An address with real records in the places of its parameters. */
  addressOf(room: Room): string
  /** Signed in once per role; the language is kept with the account. */
  as(role: Role): Promise<Signed>
  /** The browser of somebody of this role, kept open from screen to screen; of nobody without a role. */
  browserOf(role: Role | undefined, size?: VisitOptions['size']): Promise<BrowserContext>
  stop(): Promise<void>
}

/** What stands still when opened: the way from a notification goes on to what it tells of, the set-up page opens on an empty installation only. */
export const screens: readonly Room[] = rooms.filter((room) => room.path !== '/inbox/$notificationId' && room.path !== '/set-up')

/** Whoever works most with a screen looks at it: the programme officer where the officer may, else the administrator. */
export const viewerOf = (room: Room): Role | undefined =>
  room.act === 'anyone' ? undefined : room.act === 'signed-in' || holds('programme-officer', room.act) ? 'programme-officer' : 'system-administrator'

/** Somebody with a seat who may not open it. */
export const strangerTo = (room: Room): Role | undefined => {
  const { act } = room
  return act === 'anyone' || act === 'signed-in' ? undefined : Role.options.find((role) => !holds(role, act))
}

/** Lists whose first row gives a record for a parameter of an address. */
const lists: Readonly<Record<string, string>> = {
  agencyId: '/agencies?q=Quận+10',
  paperId: '/papers?q=1451',
  activityId: '/activities',
  directionId: '/directions?period=2020-H2',
  planId: '/plans',
  declarationId: '/declarations',
  draftId: '/declaration-drafts',
  reportId: '/reports',
  officerId: '/accounts',
  secondmentId: '/secondments',
  bodyId: '/issuing-bodies',
  exceptionId: '/calendar?year=2020',
  campaignId: '/campaigns',
  campaignListId: '/campaign-lists',
  reminderId: '/reminders',
}
/** A long work of the officer's: the list of agencies once more, which changes nothing. */
async function importAgain(caller: Caller, url: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([await readFile(join(import.meta.dirname, '../../../examples/hcmc-2020/01-co-quan-63.xlsx'))]), '01-co-quan-63.xlsx')
  const kept = await fetch(`${url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': randomUUID() }, body: form })
  const { id } = (await kept.json()) as { id: string }
  const started = await caller.post('/agencies/import', { fileId: id, skipBadRows: true })
  if (!started.ok) throw new Error(await started.text())
  const { workId } = (await started.json()) as { workId: string }
  for (;;) {
    const { state } = (await (await caller.get(`/works/${workId}`)).json()) as { state: string }
    if (state === 'done') return workId
    if (state !== 'waiting' && state !== 'running') throw new Error(`the import ended as ${state}`)
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

/** The list of 2021 held against the register, so that its page has something to ask. */
async function holdList(caller: Caller, url: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([await readFile(join(import.meta.dirname, '../../../examples/hcmc-2021/01-danh-muc-xa-2021.xlsx'))]), '01-danh-muc-xa-2021.xlsx')
  const kept = await fetch(`${url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': randomUUID() }, body: form })
  const { id: fileId } = (await kept.json()) as { id: string }
  const received = await caller.post('/official-lists', { fileId, effectiveOn: '2021-01-01' })
  if (!received.ok) throw new Error(await received.text())
  return ((await received.json()) as { id: string }).id
}

/** A draft of an act with one line, so that its pages have something to show. */
async function draftAct(caller: Caller): Promise<string> {
  const agency = await firstOf(caller, 'agencyId')
  const drafted = await caller.post('/acts', {
    title: 'Quyết định về việc đổi tên cơ quan',
    effectiveOn: '2021-07-01',
    lines: [{ id: randomUUID(), kind: 'rename', agency, name: 'Ủy ban nhân dân Quận Mười', shortName: 'UBND Q.Mười' }],
  })
  if (!drafted.ok) throw new Error(await drafted.text())
  return ((await drafted.json()) as { id: string }).id
}

/** A newsletter that waits to be published. */
async function draftNewsletter(caller: Caller): Promise<string> {
  const drafted = await caller.post('/portal/newsletters', {
    series: 'Bản tin ISO',
    number: 99,
    issuedOn: '2020-06-15',
    title: 'Chuyển đổi sang TCVN ISO 9001:2015 tại Ủy ban nhân dân các quận, huyện và phường, xã, thị trấn trên địa bàn Thành phố',
    body: '## Trong số này\n- Kết quả 6 tháng đầu năm\n- [Cổng thông tin](https://tcvn.gov.vn)',
    channels: ['Trang thông tin điện tử của Sở Khoa học và Công nghệ', 'Bản tin TBT'],
  })
  if (!drafted.ok) throw new Error(await drafted.text())
  return ((await drafted.json()) as { id: string }).id
}

/** A piece of news that waits to be submitted. */
async function draftNews(caller: Caller): Promise<string> {
  const drafted = await caller.post('/portal/news', {
    title: 'Bản tin ISO số 02 năm 2020',
    body: '## Trong số này\n- Chuyển đổi sang TCVN ISO 9001:2015\n- [Cổng thông tin](https://tcvn.gov.vn)',
    sourceLine: 'Nguồn: Phòng Quản lý Năng suất Chất lượng',
  })
  if (!drafted.ok) throw new Error(await drafted.text())
  return ((await drafted.json()) as { id: string }).id
}

/** An own Word form of the office. */
async function uploadForm(caller: Caller, url: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(wordFile(paragraphs('Kính gửi: {{Tên cơ quan}}', 'Lý do: {{lý do}}')))], { type: wordType }), 'Giấy mời.docx')
  const kept = await fetch(`${url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': randomUUID() }, body: form })
  const { id } = (await kept.json()) as { id: string }
  const fields = [
    { tag: 'Tên cơ quan', field: 'ten_co_quan', label: 'Tên cơ quan' },
    { tag: 'lý do', field: null, label: 'Lý do' },
  ]
  const made = await caller.post('/word-forms', { agencyId: null, name: 'Giấy mời làm việc', about: 'Khi mời cơ quan đến làm việc', fileId: id, fields })
  if (!made.ok) throw new Error(await made.text())
  return ((await made.json()) as { id: string }).id
}

/** A letter somebody has begun to write. */
async function draftPaper(caller: Caller): Promise<string> {
  const drafted = await caller.post('/draft-papers', {
    templateCode: 'official-letter',
    issuerId: await firstOf(caller, 'bodyId'),
    unit: 'TĐC',
    fields: { subject: 'hướng dẫn công bố lại', addressee: 'Quận 10', grounds: 'Quyết định 19/2014/QĐ-TTg.', request: 'công bố lại.' },
  })
  if (!drafted.ok) throw new Error(await drafted.text())
  return ((await drafted.json()) as { id: string }).id
}

/** A letter that came in, is due and waits for an answer. */
async function receivePaper(caller: Caller): Promise<string> {
  const received = await caller.post('/incoming-papers', {
    kind: 'officialLetter',
    number: '512/UBND-KHCN',
    issuedOn: '2020-06-08',
    issuerName: 'Ủy ban nhân dân Quận 10',
    abstract: 'V/v đề nghị hướng dẫn chuyển đổi Hệ thống quản lý chất lượng sang Tiêu chuẩn quốc gia TCVN ISO 9001:2015',
    bodyId: await firstOf(caller, 'bodyId'),
    arrivedOn: '2020-06-10',
    instruction: 'Giao Phòng Quản lý Tiêu chuẩn Chất lượng tham mưu văn bản trả lời, báo cáo Lãnh đạo Chi cục.',
    unitId: await firstOf(caller, 'bodyId'),
    dueDays: 10,
  })
  if (!received.ok) throw new Error(await received.text())
  return ((await received.json()) as { id: string }).id
}

/** The agencies of a paper: one of the register, one under the name the paper gives it. */
async function recordList(caller: Caller): Promise<string> {
  const recorded = await caller.post(`/papers/${await firstOf(caller, 'paperId')}/lists`, {
    title: 'Danh sách cơ quan được kiểm tra năm 2020',
    holds: 'agencies',
    asOf: '2020-04-29',
    noteTitle: 'Hình thức và thời gian kiểm tra',
    rows: [{ agencyId: await firstOf(caller, 'agencyId'), name: 'UBND Quận 10', note: 'Tại trụ sở, tháng 7' }, { name: 'Trung tâm Hỗ trợ Đổi mới sáng tạo' }],
  })
  if (!recorded.ok) throw new Error(await recorded.text())
  return ((await recorded.json()) as { id: string }).id
}

async function firstPlanLine(caller: Caller): Promise<string> {
  const plan = (await (await caller.get(`/plans/${await firstOf(caller, 'planId')}`)).json()) as { lines: { id: string }[] }
  return plan.lines[0]?.id ?? ''
}

async function parametersOf(caller: Caller, known: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const wanted = new Set(screens.flatMap((room) => [...room.path.matchAll(/[$](\w+)/g)].map((match) => match[1] ?? '')))
  const found: Record<string, string> = {}
  for (const name of wanted) {
    const value = known[name] ?? (await firstOf(caller, name))
    if (value === undefined) throw new Error(`no record of the demonstration for $${name}`)
    found[name] = value
  }
  return found
}

async function firstOf(caller: Caller, name: string): Promise<string | undefined> {
  const list = lists[name]
  if (list === undefined) return undefined
  const answer = await caller.get(list)
  if (!answer.ok) throw new Error(`${list}: ${await answer.text()}`)
  const { rows = [], exceptions = rows } = (await answer.json()) as { rows?: Record<string, string>[]; exceptions?: Record<string, string>[] }
  return exceptions[0]?.[name] ?? exceptions[0]?.['id']
}

/** Starts it on a folder of its own and waits until it is loaded. */
export async function startDemonstration(browser: Browser, language: Language = 'vi'): Promise<Demonstration> {
  const folder = await temporaryFolder()
  const product = await startChild(folder, { command: ['demo', '--serve'] })
  const stop = async () => {
    await product.stop()
    await removeFolder(folder)
  }
  // Whoever waits for the demonstration can stop it only once there is one.
  return acquaint(browser, product, language, stop).catch(async (error: unknown) => {
    await stop()
    throw error
  })
}

async function acquaint(browser: Browser, product: ChildProduct, language: Language, stop: () => Promise<void>): Promise<Demonstration> {
  const accounts = JSON.parse(await readFile(join(product.folder, 'data/demo-accounts.json'), 'utf8')) as Account[]
  const account = (role: Role) => accounts.find((one) => one.role === role) ?? { username: role, password: '' }
  const officer = await signInOver(product.url, account('programme-officer'))
  const parameters = await parametersOf(await signInOver(product.url, account('system-administrator')), {
    code: 'half-year-bulletin',
    check: 'ended-without-successor',
    workId: await importAgain(officer, product.url),
    officialListId: await holdList(officer, product.url),
    actId: await draftAct(officer),
    planLineId: await firstPlanLine(officer),
    newsId: await draftNews(officer),
    newsletterId: await draftNewsletter(officer),
    incomingId: await receivePaper(officer),
    draftPaperId: await draftPaper(officer),
    paperListId: await recordList(officer),
    wordFormId: await uploadForm(officer, product.url),
    templateCode: 'decision',
  })
  const cookies = new Map<Role, Promise<Signed>>()
  const open = new Map<string, Promise<BrowserContext>>()
  const as = (role: Role) => once(cookies, role, () => signedIn(browser, product.url, account(role), language))
  return {
    product,
    accounts,
    literal: accounts.map(({ username }) => username),
    as,
    stop,
    addressOf: (room) => room.path.replace(/[$](\w+)/g, (_, name: string) => parameters[name] ?? ''),
    browserOf: (role, size) =>
      once(open, `${role} ${size?.width}`, async () =>
        openContext(browser, { url: product.url, ...(size ? { size } : {}), ...(role ? { as: await as(role) } : {}) }),
      ),
  }
}

function once<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  return value
}
