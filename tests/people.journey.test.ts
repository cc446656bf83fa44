// People with posts from–to, with and without an account; secondments; what leaving a post ends and leaves behind.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { establishAgency, listAgencies, showAgency } from '../src/register/agencies/agency.contract.ts'
import { addSeat, createAccount, endSeat, listAccounts, passwordLink } from '../src/register/officers/account.contract.ts'
import { leavePost, listHandovers, showLeaving, showSeatLeaving, takeHandover } from '../src/register/officers/leaving.contract.ts'
import { addPerson, changeCard, listPeople, showPerson } from '../src/register/officers/person.contract.ts'
import { addPost, correctPost, listPosts, retractPost } from '../src/register/officers/post.contract.ts'
import { correctSecondment, listSecondments, recordSecondment, retractSecondment, showSecondment } from '../src/register/officers/secondment.contract.ts'
import { countSecondment, retractActivity, showActivity } from '../src/authority/programme/activity.contract.ts'
import { createDraft } from '../src/conformity/declarations/draft.contract.ts'
import { showSession } from '../src/register/officers/session.contract.ts'
import { listTasks } from '../src/register/reorganisations/task.contract.ts'
import { Day } from '../src/kernel/day.ts'
import { PostId, SeatId } from '../src/kernel/identity.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { setPostDays } from '../src/register/officers/facade.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let administrator: Person
let officer: Person
let district: string
let department: string

const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]
const agency = async (name: string, parentId: string | null = null) => {
  const facts = {
    code: null,
    name,
    shortName: name,
    kind: 'department' as const,
    block: 'so-nganh',
    parentId,
    obligation: 'undetermined' as const,
    obligationBasis: null,
    address: null,
  }
  const answer = await officer.call(establishAgency, { body: { facts, effectiveOn: '2017-01-01', paper: null, note: null } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

beforeAll(async () => {
  product = await testProduct()
  administrator = await product.person('system-administrator')
  officer = await product.person('programme-officer')
  district = await agency('Ủy ban nhân dân Quận 3')
  department = await agency('Sở Tư pháp')
})
afterAll(() => product.close())

const post = (more: object = {}) => ({
  agencyId: district,
  kind: 'staff',
  title: 'Chuyên viên',
  unit: null,
  validFrom: '2019-03-01',
  validTo: null,
  paper: null,
  ...more,
})
const added = async (name: string, more: object = {}, by = officer) => {
  const answer = await by.call(addPerson, { body: { name, remark: null, ...post(more) } as never })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string; postId: string }>()
}
const seen = async (id: string, by = officer) => (await by.call(showPerson, { params: { officerId: id } })).json()

describe('people', () => {
  test('are listed by the given name, found without marks, as of a day', async () => {
    await added('Trần Thị Bình')
    await added('Nguyễn Văn Ân', { validTo: '2020-01-01', title: 'Văn thư' })
    const list = async (query: object) => (await officer.call(listPeople, { query: query as never })).json<{ rows: { name: string; posts: object[] }[] }>().rows
    expect((await list({ agencyId: district, on: '2019-06-01' })).map(({ name }) => name)).toEqual(['Nguyễn Văn Ân', 'Trần Thị Bình'])
    expect((await list({ agencyId: district, on: '2020-01-01' })).map(({ name }) => name)).toEqual(['Trần Thị Bình'])
    expect((await list({ q: 'nguyen van an' })).map(({ name }) => name)).toEqual(['Nguyễn Văn Ân'])
    expect(await list({ account: 'with', agencyId: district })).toEqual([])
    expect((await list({ state: 'former', on: '2021-01-01' })).map(({ name }) => name)).toEqual(['Nguyễn Văn Ân'])
  })

  test('of one name are told apart', async () => {
    await added('Lê Văn Minh', { unit: 'Phòng Nội vụ' })
    const again = (more: object) => officer.call(addPerson, { body: { name: 'Lê Văn Minh', remark: null, ...post(), ...more } as never })
    expect(coded(await again({}))).toEqual([409, 'person.same-name'])
    const second = await again({ remark: 'Phòng Tư pháp' })
    expect(second.statusCode, second.body).toBe(201)
    expect(coded(await again({ remark: 'Phòng Tư pháp' }))).toEqual([409, 'person.same-remark'])
    expect(await seen(second.json<{ id: string }>().id)).toMatchObject({
      remark: 'Phòng Tư pháp',
      account: null,
      namesakes: [{ remark: null, title: 'Chuyên viên' }],
    })
    expect(
      coded(
        await officer.call(changeCard, { params: { officerId: second.json<{ id: string }>().id }, body: { version: 1, name: 'Lê Văn Minh', remark: null } }),
      ),
    ).toEqual([409, 'person.same-name'])
  })

  test('hostile names are kept tidy or refused', async () => {
    const put = (name: string) => officer.call(addPerson, { body: { name, remark: null, ...post() } as never })
    expect((await put('x'.repeat(500))).statusCode).toBe(400)
    const kept = await put('Nguyễn\u0000 \u202EThị  Lan')
    expect(kept.statusCode, kept.body).toBe(201)
    expect((await seen(kept.json<{ id: string }>().id)).name).toBe('Nguyễn Thị Lan')
    expect((await put('   ')).statusCode).toBe(400)
  })

  test('get an account later, and the name then belongs to it', async () => {
    const { id, postId } = await added('Phạm Thị Dung', { kind: 'iso-secretary', title: 'Thư ký ISO' })
    const account = {
      name: 'Phạm Thị Dung',
      username: 'pham.dung',
      role: 'iso-secretary',
      agencyId: district,
      officerId: id,
      postId,
      email: 'dung@example.test',
    }
    const made = await officer.call(createAccount, { body: account as never })
    expect(made.statusCode, made.body).toBe(201)
    expect(await seen(id)).toMatchObject({
      account: { username: 'pham.dung', invitation: { state: 'none' } },
      seats: [{ role: 'iso-secretary', current: true, postId }],
    })
    expect(coded(await officer.call(createAccount, { body: { ...account, username: 'pham.dung.2' } as never }))).toEqual([
      404,
      'account.place-or-person-not-found',
    ])
    expect(coded(await officer.call(changeCard, { params: { officerId: id }, body: { version: 2, name: 'Phạm Thị Duyên', remark: null } }))).toEqual([
      409,
      'person.named-by-account',
    ])
    expect(
      coded(
        await officer.call(correctPost, {
          params: { postId },
          body: { ...post({ kind: 'iso-secretary', title: 'Thư ký ISO', validTo: '2020-01-01' }), version: 1, reason: 'Nhầm' } as never,
        }),
      ),
    ).toEqual([409, 'post.rights-hang-on-it'])
  })
})

describe('posts', () => {
  test('are corrected in recorded time, never deleted', async () => {
    const { id, postId } = await added('Võ Văn Sáu')
    const before = product.services.clock.now().toISOString()
    product.setNow(new Date(product.services.clock.now().getTime() + 60_000).toISOString())
    const corrected = await officer.call(correctPost, {
      params: { postId },
      body: { ...post({ title: 'Phó Trưởng phòng' }), version: 1, reason: 'Ghi nhầm' } as never,
    })
    expect(corrected.statusCode, corrected.body).toBe(200)
    expect(coded(await officer.call(correctPost, { params: { postId }, body: { ...post(), version: 1, reason: 'Ghi nhầm' } as never }))).toEqual([
      409,
      'record.changed-meanwhile',
    ])
    expect((await seen(id)).posts).toMatchObject([{ title: 'Phó Trưởng phòng', version: 2 }])
    const then = (await officer.call(showPerson, { params: { officerId: id }, query: { knownAt: before } })).json()
    expect(then.posts).toMatchObject([{ title: 'Chuyên viên', version: 1 }])
    expect((await officer.call(retractPost, { params: { postId }, body: { version: 2, reason: 'Không phải người này' } })).statusCode).toBe(200)
    expect((await seen(id)).posts).toEqual([])
    expect(await product.db.owner.query('SELECT 1 FROM post WHERE post_id = $1', [postId])).toMatchObject({ rowCount: 2 })
  })

  test('a second head is told with the name of the first, and allowed with a reason', async () => {
    await added('Đỗ Thị Hạnh', { agencyId: department, kind: 'head', title: 'Giám đốc' })
    const { id } = await added('Bùi Văn Khoa', { agencyId: department })
    const second = (more: object) =>
      officer.call(addPost, { params: { officerId: id }, body: post({ agencyId: department, kind: 'head', title: 'Quyền Giám đốc', ...more }) as never })
    const refused = await second({})
    expect(coded(refused)).toEqual([409, 'post.held-by-another'])
    expect(refused.body).toContain('Đỗ Thị Hạnh')
    expect((await second({ besideReason: 'Giao quyền trong thời gian điều trị' })).statusCode).toBe(201)
    const rows = (await officer.call(listPosts, { query: { agencyId: department, kind: 'head' } as never })).json<{ rows: { person: string }[] }>().rows
    expect(rows.map(({ person }) => person)).toEqual(['Đỗ Thị Hạnh', 'Bùi Văn Khoa'])
  })

  test('lie within the days of their agency and in order', async () => {
    const { id } = await added('Hồ Thị Lan')
    const put = (more: object) => officer.call(addPost, { params: { officerId: id }, body: post(more) as never })
    expect(coded(await put({ validFrom: '2020-02-01', validTo: '2020-02-01' }))).toEqual([400, 'post.ends-before-it-begins'])
    expect(coded(await put({ validFrom: '2016-12-31' }))).toEqual([400, 'post.before-agency'])
    expect((await put({ validFrom: '1800-01-01' })).statusCode).toBe(400)
    expect(coded(await put({ agencyId: '019283ab-0000-7000-8000-000000000000' }))).toEqual([404, 'agency.not-found'])
    const ended = await agency('Ban Giải thể')
    await product.db.owner.query("UPDATE agency_version SET valid_to = '2020-01-01' WHERE agency_id = $1", [ended])
    expect(coded(await put({ agencyId: ended, validFrom: '2020-03-01' }))).toEqual([400, 'post.after-agency'])
    expect(coded(await put({ agencyId: ended, validFrom: '2019-03-01' }))).toEqual([400, 'post.outlives-agency'])
    expect((await put({ agencyId: ended, validFrom: '2019-03-01', validTo: '2020-01-01' })).statusCode).toBe(201)
  })

  test('on the agency’s side: of the own agency only, and nobody above oneself', async () => {
    const secretary = await product.person('iso-secretary', district)
    const head = await product.person('agency-head', district)
    const stranger = await added('Ngô Văn Tám', { agencyId: department })
    expect(coded(await secretary.call(addPost, { params: { officerId: stranger.id }, body: post() as never }))).toEqual([404, 'person.not-found'])
    expect(coded(await secretary.call(addPerson, { body: { name: 'Ngô Văn Chín', remark: null, ...post({ agencyId: department }) } as never }))).toEqual([
      404,
      'agency.not-found',
    ])
    expect(coded(await secretary.call(showLeaving, { params: { postId: stranger.postId } }))).toEqual([404, 'post.not-found'])
    expect(coded(await secretary.call(addPost, { params: { officerId: head.officer }, body: post() as never }))).toEqual([403, 'account.role-not-below'])
    await added('Ngô Thị Mười', {}, secretary)
    expect((await seen(stranger.id, administrator)).name).toBe('Ngô Văn Tám')
    expect(coded(await secretary.call(showPerson, { params: { officerId: stranger.id } }))).toEqual([404, 'person.not-found'])
  })
})

describe('leaving', () => {
  test('a post ends its rights at once and shows what stays behind', async () => {
    const secretary = await product.person('iso-secretary', department)
    const made = await officer.call(addPost, {
      params: { officerId: secretary.officer },
      body: post({ agencyId: department, kind: 'iso-secretary', title: 'Thư ký ISO' }) as never,
    })
    const postId = made.json<{ id: string }>().id
    const draft = {
      agencyId: department,
      kind: 'initial',
      edition: 'TCVN ISO 9001:2015',
      templateSet: 'declaration',
      signerTitle: 'Giám đốc',
      wording: { scope: 'đối với mọi hoạt động', issuerName: 'Sở Tư pháp', placeName: 'Thành phố Hồ Chí Minh', symbol: 'STP' },
      rows: [{ field: 'Hộ tịch', name: 'Khai sinh', code: 'QT-01' }],
    }
    const drafted = await secretary.call(createDraft, { body: draft as never })
    expect(drafted.statusCode, drafted.body).toBe(201)
    const successor = await product.person('agency-head', department)
    const preview = await officer.call(showLeaving, { params: { postId } })
    expect(preview.statusCode, preview.body).toBe(200)
    expect(preview.json()).toMatchObject({
      vacant: true,
      accounts: [],
      seats: [{ role: 'iso-secretary' }],
      left: [{ kind: 'declaration-draft', count: 1 }],
      version: 1,
    })
    const leave = (more: object) =>
      officer.call(leavePost, {
        params: { postId },
        body: { version: 1, on: '2020-06-15', reason: 'Chuyển công tác', successor: successor.officer, ...more } as never,
      })
    expect(coded(await leave({ on: '2019-03-01' }))).toEqual([400, 'post.left-before-it-began'])
    expect(coded(await leave({ successor: secretary.officer }))).toEqual([404, 'person.not-found'])
    expect(coded(await leave({ version: 7 }))).toEqual([409, 'record.changed-meanwhile'])
    expect((await secretary.call(listAgencies)).statusCode).toBe(200)
    const left = await leave({})
    expect(left.statusCode, left.body).toBe(200)
    expect([401, 403]).toContain((await secretary.call(listAgencies)).statusCode)
    expect(coded(await leave({ version: 2 }))).toEqual([409, 'post.left-already'])
    const handed = (await successor.call(listHandovers, { query: { to: successor.officer } as never })).json<{
      rows: { id: string; kind: string; version: number }[]
    }>().rows
    expect(handed).toMatchObject([{ kind: 'declaration-draft' }])
    expect(coded(await officer.call(takeHandover, { params: { handoverId: handed[0]?.id ?? '' }, body: { version: 1 } }))).toEqual([403, 'handover.not-yours'])
    expect((await successor.call(takeHandover, { params: { handoverId: handed[0]?.id ?? '' }, body: { version: 1 } })).statusCode).toBe(200)
  })

  test('of a seat shows the same; the last administrator stays, and nobody removes those above', async () => {
    const head = await product.person('agency-head', district)
    const preview = await administrator.call(showSeatLeaving, { params: { seatId: head.seat } })
    expect(preview.statusCode, preview.body).toBe(200)
    expect(preview.json()).toMatchObject({ post: null, accounts: [], seats: [{ role: 'agency-head' }] })
    // A post is vacant although an account of that standing goes on; both are said apart.
    const mayor = await added('Lê Văn Chủ', { kind: 'head', title: 'Chủ tịch', validTo: null })
    const vacant = (await officer.call(showLeaving, { params: { postId: mayor.postId } })).json<{ accounts: string[] }>()
    expect(vacant).toMatchObject({ vacant: true, seats: [] })
    expect(vacant.accounts).toContainEqual(expect.stringMatching(/^agency-head\./))
    expect(coded(await administrator.call(endSeat, { params: { seatId: administrator.seat }, body: { version: 1, reason: 'Nghỉ' } }))).toEqual([
      409,
      'account.last-administrator',
    ])
    const leader = await product.person('division-head')
    const made = await administrator.call(addPost, { params: { officerId: leader.officer }, body: post({ agencyId: null, title: 'Trưởng phòng' }) as never })
    expect(made.statusCode, made.body).toBe(201)
    expect(
      coded(
        await officer.call(leavePost, { params: { postId: made.json<{ id: string }>().id }, body: { version: 1, on: '2020-06-15', reason: 'Nghỉ' } as never }),
      ),
    ).toEqual([403, 'account.role-not-below'])
  })
})

describe('secondments', () => {
  test('several over time, overlaps noticed, counted once as an activity', async () => {
    const { id } = await added('Trịnh Văn Bảy', { agencyId: null, title: 'Chuyên viên' })
    const facts = {
      hostAgencyId: null,
      host: null,
      purpose: 'Hỗ trợ xây dựng hệ thống',
      product: null,
      paper: null,
      validFrom: '2020-02-01',
      validTo: '2020-05-01',
    }
    const put = (more: object) => officer.call(recordSecondment, { body: { officerId: id, ...facts, ...more } as never })
    const first = await put({})
    expect(first.statusCode, first.body).toBe(201)
    const secondmentId = first.json<{ id: string }>().id
    expect(coded(await put({ validFrom: '2020-04-01', validTo: null }))).toEqual([409, 'secondment.overlaps'])
    expect(coded(await put({ host: 'Văn phòng', hostAgencyId: district, validFrom: '2021-01-01', validTo: null }))).toEqual([400, 'secondment.two-hosts'])
    expect((await put({ validFrom: '2020-05-01', validTo: null, hostAgencyId: district })).statusCode).toBe(201)
    const saved = await officer.call(correctSecondment, {
      params: { secondmentId },
      body: { ...facts, host: 'Sở Nội vụ', product: '12 quy trình', version: 1, reason: 'Có kết quả' } as never,
    })
    expect(saved.statusCode, saved.body).toBe(200)
    const counted = await officer.call(countSecondment, { params: { secondmentId }, body: { version: 2, period: '2020-H1' as never } })
    expect(counted.statusCode, counted.body).toBe(201)
    const activityId = counted.json<{ id: string }>().id
    expect((await officer.call(showActivity, { params: { activityId } })).json()).toMatchObject({
      kind: 'secondment',
      product: '12 quy trình',
      ended: { precision: 'day', day: '2020-04-30' },
    })
    expect(coded(await officer.call(countSecondment, { params: { secondmentId }, body: { version: 3, period: '2020-H1' as never } }))).toEqual([
      409,
      'secondment.counted-or-changed',
    ])
    expect((await officer.call(retractActivity, { params: { activityId }, body: { version: 1, reason: 'Nhầm kỳ' } })).statusCode).toBe(200)
    expect((await officer.call(countSecondment, { params: { secondmentId }, body: { version: 3, period: '2020-H2' as never } })).statusCode).toBe(201)
    const list = (await officer.call(listSecondments, { query: { officer: id, sort: 'validFrom' } as never })).json<{ rows: object[] }>().rows
    expect(list).toMatchObject([{ hostName: 'Sở Nội vụ', overlaps: 0 }, { hostName: 'Ủy ban nhân dân Quận 3' }])
    expect((await officer.call(showSecondment, { params: { secondmentId } })).json()).toMatchObject({ version: 4 })
    expect((await officer.call(retractSecondment, { params: { secondmentId }, body: { version: 4, reason: 'Nhầm' } })).statusCode).toBe(200)
    expect(coded(await officer.call(showSecondment, { params: { secondmentId } }))).toEqual([404, 'secondment.not-found'])
  })
})

describe('an act that ends an agency', () => {
  const endAt = (postId: string, version: number, to: string) =>
    inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
      sql`WITH ${setPostDays(product.authority, [{ postId: PostId.parse(postId), version, to: Day.parse(to) }], { at: new Date('2020-06-20T05:00:00Z'), by: SeatId.parse(officer.seat) })} SELECT 1`.execute(
        tx,
      ),
    )
  const known = async (postId: string) =>
    (
      await product.db.owner.query<{ title: string; to: string | null }>(
        'SELECT title, valid_to::text AS "to" FROM post WHERE post_id = $1 AND recorded_to IS NULL',
        [postId],
      )
    ).rows

  test('ends a post that was corrected since it was seen, as corrected; not one that moved elsewhere', async () => {
    const { postId } = await added('Trần Thị Sửa')
    const correct = (version: number, more: object) =>
      officer.call(correctPost, { params: { postId }, body: { ...post(more), version, reason: 'Ghi nhầm' } as never })
    expect((await correct(1, { title: 'Chuyên viên chính' })).statusCode).toBe(200)
    await endAt(postId, 1, '2021-01-01')
    expect(await known(postId)).toEqual([{ title: 'Chuyên viên chính', to: '2021-01-01' }])
    const moved = await added('Trần Thị Chuyển')
    const elsewhere = await officer.call(correctPost, {
      params: { postId: moved.postId },
      body: { ...post({ agencyId: department }), version: 1, reason: 'Nhầm cơ quan' } as never,
    })
    expect(elsewhere.statusCode, elsewhere.body).toBe(200)
    await endAt(moved.postId, 1, '2021-01-01')
    expect(await known(moved.postId)).toMatchObject([{ to: null }])
  })
})

describe('consultants', () => {
  test('have a seat per client, under a named contract and for its days', async () => {
    const body = { name: 'Công ty Tư vấn A', username: 'tu.van.a', role: 'consultant', agencyId: district }
    const put = (more: object) => officer.call(createAccount, { body: { ...body, ...more } as never })
    expect(coded(await put({}))).toEqual([400, 'account.engagement-needed'])
    expect(coded(await put({ engagement: 'HĐ 12/2020' }))).toEqual([400, 'account.engagement-end-needed'])
    const made = await put({ engagement: 'HĐ 12/2020', validTo: '2100-01-01' })
    expect(made.statusCode, made.body).toBe(201)
    const { officerId } = made.json<{ officerId: string }>()
    const second = await officer.call(addSeat, {
      params: { officerId },
      body: { role: 'consultant', agencyId: department, engagement: 'HĐ 13/2020', validTo: '2100-01-01' } as never,
    })
    expect(second.statusCode, second.body).toBe(201)
    const rows = (await officer.call(listAccounts, { query: { officer: officerId } as never })).json<{ rows: { engagement: string }[] }>().rows
    expect(rows.map(({ engagement }) => engagement).sort()).toEqual(['HĐ 12/2020', 'HĐ 13/2020'])
    const consultant = await product.person('consultant', district)
    // What stands below the client is not the consultant's, though it is its head's.
    const ward = await agency('Ủy ban nhân dân Phường 1, Quận 3', district)
    const reached = async (who: Person) => (await who.call(listAgencies)).json<{ rows: { id: string }[] }>().rows.map(({ id }) => id)
    expect(await reached(consultant)).toEqual([district])
    expect(await reached(await product.person('agency-head', district))).toContain(ward)
    expect((await consultant.call(showAgency, { params: { agencyId: ward } })).statusCode).toBe(404)
    expect(coded(await consultant.call(listTasks))).toEqual([403, 'access.not-your-act'])
    expect((await consultant.call(listPeople)).statusCode).toBe(403)
    // The contract stands in the session; once it has run out the seat is none, and the session says so.
    const set = (seat: string, until: string) =>
      product.db.owner.query("UPDATE seat SET engagement = 'HĐ 12/2020', valid_from = '2019-01-01', valid_to = $2 WHERE id = $1", [seat, until])
    await set(consultant.seat, '2100-01-01')
    const session = async () => (await consultant.call(showSession)).json<{ seats: object[]; ended: object[] }>()
    expect(await session()).toMatchObject({ seats: [{ engagement: 'HĐ 12/2020', validTo: '2100-01-01' }], ended: [] })
    await set(consultant.seat, '2020-06-20')
    expect(await session()).toMatchObject({ seats: [], ended: [{ agencyName: 'Ủy ban nhân dân Quận 3', engagement: 'HĐ 12/2020', endedOn: '2020-06-20' }] })
    expect(coded(await consultant.call(listAgencies))).toEqual([403, 'session.no-such-seat'])
    await set(consultant.seat, '2019-06-01')
    expect((await session()).ended).toEqual([])
    await set(consultant.seat, '2100-01-01')
    expect((await consultant.call(addPerson, { body: { name: 'A', remark: null, ...post() } as never })).statusCode).toBe(403)
  })
})

describe('an invitation', () => {
  test('tells how far it got: queued, opened, used, expired; in the language of the person, with all seats', async () => {
    const made = await officer.call(createAccount, {
      body: { name: 'Anna Smith', username: 'anna.smith', role: 'iso-secretary', agencyId: district, email: 'anna@example.test', language: 'en' } as never,
    })
    const { officerId } = made.json<{ officerId: string }>()
    await officer.call(addSeat, { params: { officerId }, body: { role: 'iso-secretary', agencyId: department } })
    // Who has an account is told of a further seat by mail, without another password.
    const { rows: told } = await product.db.owner.query<{ subject: string; body: string }>(
      "SELECT subject, body FROM mail_message WHERE recipient = 'anna@example.test'",
    )
    expect(told).toMatchObject([{ subject: 'Hợp Chuẩn: a further seat' }])
    expect(told[0]?.body).toContain('Sở Tư pháp')
    expect(told[0]?.body).not.toContain('/password#')
    const state = async () => (await seen(officerId)).account.invitation.state
    expect(await state()).toBe('none')
    const { link } = (await officer.call(passwordLink, { params: { officerId } })).json<{ link: string }>()
    expect(await state()).toBe('queued')
    const { rows } = await product.db.owner.query<{ body: string }>(
      "SELECT body FROM mail_message WHERE subject NOT LIKE '%further%' AND recipient = 'anna@example.test'",
    )
    expect(rows[0]?.body).toMatch(/Dear Anna Smith[\s\S]*(- ISO secretary, (Ủy ban nhân dân Quận 3|Sở Tư pháp)\n){2}/)
    await product.db.owner.query("UPDATE mail_message SET sent_at = now() WHERE recipient = 'anna@example.test'")
    expect(await state()).toBe('sent')
    const token = link.split('#')[1] ?? ''
    const send = (path: string, payload: object) => product.composed.app.inject({ method: 'POST', url: `/api${path}`, payload })
    expect((await send('/password/open', { token })).json()).toMatchObject({ username: 'anna.smith', name: 'Anna Smith' })
    expect(await state()).toBe('opened')
    expect((await send('/password/open', { token: 'x'.repeat(40) })).statusCode).toBe(400)
    expect((await send('/password', { token, password: 'a very long phrase 2020' })).statusCode).toBe(200)
    expect(await state()).toBe('used')
    product.setNow(new Date(product.services.clock.now().getTime() + 60_000).toISOString())
    await officer.call(passwordLink, { params: { officerId } })
    await product.db.owner.query("UPDATE auth.password_link SET ends_at = '2000-01-01' WHERE used_at IS NULL")
    expect(await state()).toBe('expired')
  })
})
