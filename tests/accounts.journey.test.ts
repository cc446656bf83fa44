// Accounts below oneself, seats that end at once, links that work once, and delays instead of a lock-out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Day } from '../src/kernel/day.ts'
import { grants, mayCreate, Role } from '../src/kernel/rights.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { addSeat, changePerson, createAccount, endSeat, listAccounts, passwordLink } from '../src/register/officers/account.contract.ts'
import { showSession } from '../src/register/officers/session.contract.ts'
import { type Person, testProduct, type TestProduct, urlOf } from './support/app.ts'

let product: TestProduct
let administrator: Person
let department: string
let district: string

const agency = async (name: string) => {
  const facts = {
    code: null,
    name,
    shortName: name,
    kind: 'department' as const,
    block: 'so-nganh',
    parentId: null,
    obligation: 'undetermined' as const,
    obligationBasis: null,
    address: null,
  }
  const officer = await product.person('programme-officer')
  const answer = await officer.call(establishAgency, { body: { facts, effectiveOn: '2017-01-01', paper: null, note: null } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

beforeAll(async () => {
  product = await testProduct()
  administrator = await product.person('system-administrator')
  department = await agency('Sở Tư pháp')
  district = await agency('Ủy ban nhân dân Quận 3')
})
afterAll(() => product.close())

const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]
const post = (path: string, payload: object) => product.composed.app.inject({ method: 'POST', url: `/api${path}`, payload })
const signInAs = (username: string, password: string) => post('/session', { username, password })

let made = 0
const created = async (by: Person, role: Role, place?: string) => {
  const username = `nguoi.${made++}`
  const body = { name: `Nguyễn Văn ${made}`, username, role, ...(place === undefined ? {} : { agencyId: place }) }
  const answer = await by.call(createAccount, { body })
  expect(answer.statusCode, answer.body).toBe(201)
  return { username, ...answer.json<{ officerId: string; seatId: string }>() }
}
const linkOf = async (by: Person, officerId: string) => {
  const answer = await by.call(passwordLink, { params: { officerId } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ link: string }>().link.split('#')[1] ?? ''
}

describe('one creates only below oneself', () => {
  test.each(Role.options)('%s, every role', async (role) => {
    const creator = await product.person(role, grants[role].side === 'agency' ? department : null)
    for (const wanted of Role.options) {
      const own = grants[wanted].side === 'agency' ? { agencyId: department } : {}
      const answer = await creator.call(createAccount, {
        body: {
          name: 'Trần Thị B',
          username: `${role}.${wanted}`,
          role: wanted,
          ...own,
          ...(wanted === 'consultant' ? { engagement: 'HĐ 01', validTo: Day.parse('2100-01-01') } : {}),
        },
      })
      expect({ wanted, status: answer.statusCode }).toEqual({ wanted, status: mayCreate(role, wanted) ? 201 : 403 })
    }
  })

  test('and an agency head only at the own agency, whose existence is all the answer tells', async () => {
    const head = await product.person('agency-head', department)
    const answer = await head.call(createAccount, { body: { name: 'Lê Văn C', username: 'le.van.c', role: 'iso-secretary', agencyId: district } })
    expect(coded(answer)).toEqual([404, 'agency.not-found'])
  })

  test('at an agency that is there', async () => {
    const answer = await administrator.call(createAccount, {
      body: { name: 'Lê Văn D', username: 'le.van.d', role: 'iso-secretary', agencyId: '019283ab-0000-7000-8000-000000000000' },
    })
    expect(coded(answer)).toEqual([404, 'agency.not-found'])
    expect(await product.db.owner.query("SELECT 1 FROM auth.login WHERE username = 'le.van.d'")).toMatchObject({ rowCount: 0 })
  })

  test('with an agency where the role has one, and without where it has none', async () => {
    const at = (body: object) => administrator.call(createAccount, { body: { name: 'Lê Văn E', username: 'le.van.e', ...body } })
    expect(coded(await at({ role: 'iso-secretary' }))).toEqual([400, 'account.agency-needed'])
    expect(coded(await at({ role: 'programme-officer', agencyId: department }))).toEqual([400, 'account.agency-not-meant'])
  })

  test('under a name nobody uses, whatever its capitals', async () => {
    const { username } = await created(administrator, 'programme-officer')
    const answer = await administrator.call(createAccount, { body: { name: 'Lê Văn G', username: username.toUpperCase(), role: 'programme-officer' } })
    expect(coded(answer)).toEqual([409, 'account.username-taken'])
  })

  test('with names and user names of sense', async () => {
    const body = { role: 'programme-officer', username: 'ten.dung', name: 'Tên Đúng' }
    for (const wrong of [
      { username: 'có dấu' },
      { username: 'ab' },
      { username: '.ab' },
      { username: 'a'.repeat(61) },
      { name: '' },
      { name: '\u202e \u0000' },
      { name: 'x'.repeat(201) },
      { email: 'a@b' },
      { authorityId: 1 },
    ]) {
      expect([wrong, (await administrator.call(createAccount, { body: { ...body, ...wrong } })).statusCode]).toEqual([wrong, 400])
    }
  })

  test('in one statement beside key and record', async () => {
    const statements: string[] = []
    const stop = listenToStatements(({ sql }) => statements.push(sql))
    await created(administrator, 'programme-officer')
    stop()
    const from = statements.findIndex((sql) => sql.startsWith('BEGIN'))
    expect(statements.slice(from + 1, statements.indexOf('COMMIT'))).toHaveLength(3)
  })
})

describe('name and e-mail', () => {
  const change = (by: Person, officerId: string, body: object) =>
    by.call(changePerson, { params: { officerId }, body: { version: 1, name: 'Lê Thị Mới', ...body } })
  const shown = async (officerId: string) =>
    (await administrator.call(listAccounts, { query: { officer: officerId } })).json<{
      rows: { name: string; email: string | null; personVersion: number }[]
    }>().rows

  test('are changed by whoever stands above: in the list, at sign-in, in the record', async () => {
    const { officerId, username } = await created(administrator, 'programme-officer')
    await post('/password', { token: await linkOf(administrator, officerId), password: 'con mèo trèo cây cau' })
    const answer = await change(administrator, officerId, { email: 'moi@example.test' })
    expect([answer.statusCode, answer.json()]).toEqual([200, { id: officerId, version: 2 }])
    expect(await shown(officerId)).toMatchObject([{ name: 'Lê Thị Mới', email: 'moi@example.test', personVersion: 2 }])
    expect((await administrator.call(listAccounts, { query: { q: 'le thi moi' } })).json<{ total: number }>().total).toBe(1)
    expect((await signInAs(username, 'con mèo trèo cây cau')).json()).toMatchObject({ login: { name: 'Lê Thị Mới' } })
    const { rows } = await product.db.owner.query<{ content: string; private: string }>(
      "SELECT content::text, (SELECT jsonb_agg(p)::text FROM event_private p WHERE p.event_id = e.id) AS private FROM event e WHERE type = 'account.changed' AND subject_id = $1",
      [officerId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.content).not.toMatch(/Mới|example/)
    expect(rows[0]?.private).toMatch(/Mới/)
  })

  test('another address ends the links that went to the former one, the same address does not', async () => {
    const { officerId } = await created(administrator, 'programme-officer')
    const token = await linkOf(administrator, officerId)
    expect((await change(administrator, officerId, {})).statusCode).toBe(200)
    expect((await change(administrator, officerId, { version: 2, email: 'moi@example.test' })).statusCode).toBe(200)
    expect(coded(await post('/password', { token, password: 'con chuột đi chợ xa' }))).toEqual([400, 'password.link-not-valid'])
    const another = await linkOf(administrator, officerId)
    expect((await change(administrator, officerId, { version: 3, name: 'Lê Thị Khác', email: 'moi@example.test' })).statusCode).toBe(200)
    expect((await post('/password', { token: another, password: 'con chuột đi chợ xa' })).statusCode).toBe(200)
  })

  test('are not changed from below or beside, but by an administrator for oneself', async () => {
    const { officerId } = await created(administrator, 'programme-officer')
    const beside = await product.person('programme-officer')
    expect(coded(await change(beside, officerId, {}))).toEqual([403, 'account.role-not-below'])
    expect(coded(await change(await product.person('authority-leader'), officerId, {}))).toEqual([403, 'access.not-your-act'])
    const other = await product.person('system-administrator')
    expect(coded(await change(administrator, other.officer, {}))).toEqual([403, 'account.role-not-below'])
    expect((await change(other, other.officer, {})).statusCode).toBe(200)
    expect((await other.call(showSession)).json()).toMatchObject({ login: { name: 'Lê Thị Mới' } })
    const head = await product.person('agency-head', district)
    expect(coded(await change(head, (await created(administrator, 'iso-secretary', department)).officerId, {}))).toEqual([404, 'account.not-found'])
  })

  test('are not written over somebody else’s change, nor with nonsense', async () => {
    const { officerId } = await created(administrator, 'programme-officer')
    expect((await change(administrator, officerId, { name: 'Lê Thị Trước' })).statusCode).toBe(200)
    const late = await change(administrator, officerId, { email: 'sau@example.test' })
    expect(late.json()).toMatchObject({ code: 'record.changed-meanwhile', details: { version: 2, fields: ['name', 'email'], by: expect.any(String) } })
    for (const wrong of [{ name: '' }, { email: 'a@b' }, { username: 'khac' }, { name: 'x'.repeat(201) }]) {
      expect([wrong, (await change(administrator, officerId, { version: 2, ...wrong })).statusCode]).toEqual([wrong, 400])
    }
    expect(await shown(officerId)).toMatchObject([{ name: 'Lê Thị Trước', email: null, personVersion: 2 }])
  })
})

describe('a seat', () => {
  test('that has ended is dead on the next request', async () => {
    const officer = await product.person('programme-officer')
    expect((await officer.call(listAccounts)).statusCode).toBe(200)
    const ended = await administrator.call(endSeat, { params: { seatId: officer.seat }, body: { version: 1, reason: 'Chuyển công tác' } })
    expect([ended.statusCode, ended.json()]).toEqual([200, { id: officer.seat, version: 2 }])
    expect(coded(await officer.call(listAccounts))).toEqual([403, 'session.no-such-seat'])
    expect((await officer.call(showSession)).json()).toMatchObject({ signedIn: true, seats: [] })
    expect(coded(await administrator.call(endSeat, { params: { seatId: officer.seat }, body: { version: 2, reason: 'x' } }))).toEqual([
      409,
      'account.ended-already',
    ])
  })

  test('is not ended twice, from below, by its own holder, or over somebody else’s change', async () => {
    const officer = await product.person('programme-officer')
    const head = await product.person('division-head')
    expect(coded(await officer.call(endSeat, { params: { seatId: head.seat }, body: { version: 1, reason: 'x' } }))).toEqual([403, 'account.role-not-below'])
    expect(coded(await officer.call(endSeat, { params: { seatId: officer.seat }, body: { version: 1, reason: 'x' } }))).toEqual([409, 'account.own-seat'])
    expect(coded(await head.call(endSeat, { params: { seatId: officer.seat }, body: { version: 7, reason: 'x' } }))).toEqual([409, 'record.changed-meanwhile'])
    expect((await head.call(endSeat, { params: { seatId: officer.seat }, body: { version: 1, reason: '' } })).statusCode).toBe(400)
  })

  test('comes beside another one, once', async () => {
    const { officerId, seatId } = await created(administrator, 'iso-secretary', department)
    const give = () => administrator.call(addSeat, { params: { officerId }, body: { role: 'iso-secretary', agencyId: district } })
    expect((await give()).statusCode).toBe(201)
    expect(coded(await give())).toEqual([409, 'account.seat-held-already'])
    const { rows } = (await administrator.call(listAccounts, { query: { q: 'nguoi', role: 'iso-secretary' } })).json<{
      rows: { officerId: string; seatId: string; agencyName: string }[]
    }>()
    expect(
      rows
        .filter((row) => row.officerId === officerId)
        .map((row) => row.agencyName)
        .sort(),
    ).toEqual(['Sở Tư pháp', 'Ủy ban nhân dân Quận 3'])
    expect(rows.some((row) => row.seatId === seatId)).toBe(true)
  })
})

describe('the list', () => {
  test('shows an agency head the people of the own agency only', async () => {
    const head = await product.person('agency-head', district)
    await created(administrator, 'iso-secretary', department)
    const mine = await created(head, 'iso-secretary', district)
    const { rows } = (await head.call(listAccounts)).json<{ rows: { agencyId: string; username: string }[] }>()
    expect(new Set(rows.map((row) => row.agencyId))).toEqual(new Set([district]))
    expect(rows.map((row) => row.username)).toContain(mine.username)
  })

  test('sorts by given name and finds without marks; the count stands on an empty page', async () => {
    for (const [username, name] of [
      ['hoa.a', 'Trần Thị Hoà'],
      ['an.b', 'Võ Thị An'],
      ['dung.c', 'Lê Đình Dũng'],
    ]) {
      expect((await administrator.call(createAccount, { body: { name, username, role: 'records-clerk' } })).statusCode).toBe(201)
    }
    const asked = async (query: object) =>
      (await administrator.call(listAccounts, { query: { role: 'records-clerk', ...query } })).json<{ rows: { name: string }[]; total: number }>()
    const all = await asked({ sort: 'name', q: '' })
    expect(all.rows.map((row) => row.name).filter((name) => /Hoà|An$|Dũng/.test(name))).toEqual(['Võ Thị An', 'Lê Đình Dũng', 'Trần Thị Hoà'])
    expect((await asked({ q: 'hòa' })).rows.map((row) => row.name)).toEqual(['Trần Thị Hoà'])
    expect((await asked({ q: 'dinh dung' })).rows).toHaveLength(1)
    const beyond = await asked({ from: 1000 })
    expect([beyond.rows.length, beyond.total]).toEqual([0, all.total])
  })
})

describe('a link for the password', () => {
  test('works once, ends sessions and the other links of the account', async () => {
    const { officerId, username } = await created(administrator, 'programme-officer')
    expect(coded(await signInAs(username, 'mat khau bat ky nao'))).toEqual([401, 'session.wrong'])
    const [first, second] = [await linkOf(administrator, officerId), await linkOf(administrator, officerId)]
    expect((await post('/password', { token: second, password: 'ngắn' })).json<{ errors: { code: string }[] }>().errors[0]?.code).toBe('password.too-short')
    expect((await post('/password', { token: second, password: 'con mèo trèo cây cau' })).statusCode).toBe(200)
    expect(coded(await post('/password', { token: second, password: 'con chuột đi chợ xa' }))).toEqual([400, 'password.link-not-valid'])
    expect(coded(await post('/password', { token: first, password: 'con chuột đi chợ xa' }))).toEqual([400, 'password.link-not-valid'])
    // Both Unicode forms of one password are one password.
    expect((await signInAs(username, 'con mèo trèo cây cau'.normalize('NFD'))).statusCode).toBe(200)
  })

  test('ends the sessions that were open', async () => {
    const { officerId, username } = await created(administrator, 'programme-officer')
    await post('/password', { token: await linkOf(administrator, officerId), password: 'mật khẩu thứ nhất' })
    const session = await signInAs(username, 'mật khẩu thứ nhất')
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
    const shown = () => product.composed.app.inject({ method: 'GET', url: urlOf(showSession), headers: { cookie } })
    expect((await shown()).json()).toMatchObject({ signedIn: true })
    await post('/password', { token: await linkOf(administrator, officerId), password: 'mật khẩu thứ hai' })
    expect((await shown()).json()).toMatchObject({ signedIn: false })
  })

  test('dies after three days', async () => {
    const { officerId } = await created(administrator, 'programme-officer')
    const token = await linkOf(administrator, officerId)
    product.setNow('2020-06-23T03:00:01Z')
    expect(coded(await post('/password', { token, password: 'con mèo trèo cây cau' }))).toEqual([400, 'password.link-not-valid'])
    product.setNow('2020-06-20T03:00:00Z')
  })

  test('is kept nowhere: neither in the record nor in the table', async () => {
    const { officerId } = await created(administrator, 'programme-officer')
    const token = await linkOf(administrator, officerId)
    const { rows } = await product.db.owner.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM event WHERE content LIKE $1)::int + (SELECT count(*) FROM event_private WHERE value LIKE $1)::int + (SELECT count(*) FROM idempotency_key WHERE reply LIKE $1)::int AS n',
      [`%${token}%`],
    )
    expect(rows[0]?.n).toBe(0)
  })

  test('is given by nobody who does not stand above the whole person', async () => {
    const head = await product.person('division-head')
    const officer = await product.person('programme-officer')
    expect(coded(await officer.call(passwordLink, { params: { officerId: head.officer } }))).toEqual([403, 'account.role-not-below'])
    expect(coded(await head.call(passwordLink, { params: { officerId: head.officer } }))).toEqual([403, 'account.own-link'])
    expect(coded(await head.call(passwordLink, { params: { officerId: department } }))).toEqual([404, 'account.not-found'])
  })

  test('not by an agency head for somebody who also sits in the authority’s office, out of sight', async () => {
    const head = await product.person('agency-head', department)
    const { officerId } = await created(administrator, 'iso-secretary', department)
    await linkOf(head, officerId)
    expect((await administrator.call(addSeat, { params: { officerId }, body: { role: 'division-head' } })).statusCode).toBe(201)
    expect(coded(await head.call(passwordLink, { params: { officerId } }))).toEqual([403, 'account.role-not-below'])
    expect(coded(await head.call(addSeat, { params: { officerId }, body: { role: 'iso-secretary', agencyId: department } }))).toEqual([
      403,
      'account.role-not-below',
    ])
  })

  test('not by an agency head for somebody who is also the secretary of another agency', async () => {
    const head = await product.person('agency-head', department)
    const { officerId } = await created(administrator, 'iso-secretary', department)
    await administrator.call(addSeat, { params: { officerId }, body: { role: 'iso-secretary', agencyId: district } })
    expect(coded(await head.call(passwordLink, { params: { officerId } }))).toEqual([403, 'account.also-elsewhere'])
  })

  test('not from below for a former administrator who holds no seat any more', async () => {
    const former = await product.person('division-head')
    await administrator.call(endSeat, { params: { seatId: former.seat }, body: { version: 1, reason: 'Nghỉ hưu' } })
    const officer = await product.person('programme-officer')
    expect(coded(await officer.call(passwordLink, { params: { officerId: former.officer } }))).toEqual([403, 'account.role-not-below'])
    expect(coded(await officer.call(addSeat, { params: { officerId: former.officer }, body: { role: 'iso-secretary', agencyId: department } }))).toEqual([
      403,
      'account.role-not-below',
    ])
  })
})

describe('wrong passwords', () => {
  test('cost time after the fifth, the same for an account that does not exist; a right one starts anew', async () => {
    const { officerId, username } = await created(administrator, 'programme-officer')
    await post('/password', { token: await linkOf(administrator, officerId), password: 'mật khẩu rất dài' })
    for (const name of [username, 'khong.co.ai.ten.nay']) {
      product.setNow('2020-06-20T05:00:00Z')
      for (let n = 0; n < 5; n++) expect(coded(await signInAs(name, 'sai mật khẩu'))).toEqual([401, 'session.wrong'])
      const wait = await signInAs(name, 'mật khẩu rất dài')
      expect([wait.statusCode, wait.json(), wait.headers['retry-after']]).toEqual([
        429,
        expect.objectContaining({ code: 'session.wait', details: { seconds: 2, retryAfter: 2 } }),
        '2',
      ])
    }
    product.setNow('2020-06-20T05:00:02Z')
    expect((await signInAs(username, 'mật khẩu rất dài')).statusCode).toBe(200)
    expect(coded(await signInAs(username, 'sai mật khẩu'))).toEqual([401, 'session.wrong'])
  })

  test('sent a hundred at once are not all looked at', async () => {
    product.setNow('2020-06-20T07:00:00Z')
    const answers = await Promise.all(Array.from({ length: 100 }, () => signInAs('khong.co.ai.ca', 'đoán mò một lần nữa')))
    expect(answers.filter((a) => a.statusCode === 401)).toHaveLength(5)
    expect(answers.filter((a) => a.statusCode === 429)).toHaveLength(95)
  })
})

test('a clock set back locks nobody out until it has caught up', async () => {
  product.setNow('2020-06-20T03:00:00Z')
  expect(coded(await signInAs('khong.co.ai.ca', 'đoán mò'))).toEqual([401, 'session.wrong'])
})

test('a login whose every seat has ended does not sign in', async () => {
  const { officerId, seatId, username } = await created(administrator, 'programme-officer')
  await post('/password', { token: await linkOf(administrator, officerId), password: 'mật khẩu rất dài' })
  await administrator.call(endSeat, { params: { seatId }, body: { version: 1, reason: 'Nghỉ việc' } })
  const answer = await signInAs(username, 'mật khẩu rất dài')
  expect([...coded(answer), answer.headers['set-cookie']]).toEqual([403, 'session.without-seat', undefined])
})

test('a login whose only contract has run out learns which, and with whom', async () => {
  const { officerId, seatId, username } = await created(administrator, 'iso-secretary', district)
  await post('/password', { token: await linkOf(administrator, officerId), password: 'mật khẩu rất dài' })
  const set = (to: string) =>
    product.db.owner.query("UPDATE seat SET role = 'consultant', engagement = 'HĐ 07/2020', valid_from = '2019-01-01', valid_to = $2 WHERE id = $1", [
      seatId,
      to,
    ])
  await set('2020-06-01')
  const answer = await signInAs(username, 'mật khẩu rất dài')
  expect(answer.json()).toMatchObject({ code: 'session.engagement-ended', details: { client: 'Ủy ban nhân dân Quận 3', ended: '01/06/2020' } })
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
  // Longer than a year ago it is told no more than anybody without a seat is.
  await set('2019-02-01')
  expect(coded(await signInAs(username, 'mật khẩu rất dài'))).toEqual([403, 'session.without-seat'])
  await set('2100-01-01')
  expect((await signInAs(username, 'mật khẩu rất dài')).statusCode).toBe(200)
})

test('every act on an account is in the record, personal data apart', async () => {
  const { officerId, seatId } = await created(administrator, 'iso-secretary', department)
  await linkOf(administrator, officerId)
  await administrator.call(endSeat, { params: { seatId }, body: { version: 1, reason: 'Chuyển công tác' } })
  const { rows } = await product.db.owner.query<{ type: string; content: string }>('SELECT type, content FROM event WHERE subject_id = $1 ORDER BY seq', [
    officerId,
  ])
  expect(rows.map((row) => row.type)).toEqual(['account.created', 'account.link-given', 'seat.ended'])
  expect(rows.map((row) => row.content).join()).not.toMatch(/Nguyễn|nguoi\.|Chuyển/)
})
