// The people of the bench: one set-up over HTTP as on the set-up page, then accounts that share its password, signed in over HTTP.
import type pg from 'pg'
import { idOf } from '../dataset/pick.ts'

export const mainAuthority = 79
const password = 'mat-khau-cua-phep-do'
export const administratorName = 'quantri'
const administrator = { name: 'Quản Trị Phép Đo', username: administratorName, password, alsoOfficer: true }

const bodies = [
  { level: 'peoples-committee', name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', symbol: 'UBND', signingForm: 'TM. ỦY BAN NHÂN DÂN', signerTitle: 'CHỦ TỊCH' },
  { level: 'department', name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN', signingForm: '', signerTitle: 'GIÁM ĐỐC' },
  { level: 'sub-department', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng', symbol: 'TĐC', signingForm: '', signerTitle: 'CHI CỤC TRƯỞNG' },
  { level: 'division', name: 'Phòng Quản lý Năng suất Chất lượng', symbol: 'NSCL', signingForm: '', signerTitle: 'TRƯỞNG PHÒNG' },
].map((body) => ({ ...body, placeName: 'Thành phố Hồ Chí Minh', recipients: ['Như trên', 'Lưu: VT'], seriesHere: [] }))

const json = { 'content-type': 'application/json' }

export async function setUp(url: URL): Promise<void> {
  const answer = await fetch(new URL('/api/set-up', url), {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ administrator, authority: { id: mainAuthority, name: 'Thành phố Hồ Chí Minh', placeName: 'Thành phố Hồ Chí Minh' }, bodies }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Another authority beside the first, with the same blocks, rules, templates and bodies. */
export async function addAuthority(owner: pg.Client, authority: number): Promise<void> {
  await owner.query(
    'INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) SELECT $1, $2, name, place_name, set_up_at FROM authority WHERE authority_id = $3',
    [authority, idOf('office', authority), mainAuthority],
  )
  for (const table of ['agency_block', 'naming_rule', 'report_template', 'issuing_body']) {
    // Everything but the number of the authority is taken over as it stands; ids are unique within an authority.
    await owner.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('authority_id', $1::int))).* FROM ${table} t WHERE authority_id = $2`,
      [authority, mainAuthority],
    )
  }
}

/** An account with one seat of the authority's own office; its password is the administrator's. */
export async function addPerson(owner: pg.Client, n: number, authority: number, role: string): Promise<string> {
  const [login, officer, username] = [idOf(`login ${role}`, n), idOf(`officer ${role}`, n), `${role}.${n}`]
  await owner.query(
    `INSERT INTO auth.login (id, username, name, password_hash, password_set_at, created_at)
    SELECT $1, $2, 'Cán Bộ Phép Đo', password_hash, password_set_at, created_at FROM auth.login WHERE username = $3`,
    [login, username, administrator.username],
  )
  await owner.query(
    "INSERT INTO officer (authority_id, id, login_id, name, name_norm, username, created_at) VALUES ($1,$2,$3,'Cán Bộ Phép Đo','can bo phep do',$4,now())",
    [authority, officer, login, username],
  )
  await owner.query("INSERT INTO seat (authority_id, id, officer_id, login_id, role, title, valid_from) VALUES ($1,$2,$3,$4,$5,'Cán bộ','2000-01-01')", [
    authority,
    idOf(`seat ${role}`, n),
    officer,
    login,
    role,
  ])
  return username
}

export interface Caller {
  seat: string
  /** What every request of this person carries; reads need no more than cookie and seat. */
  headers: Record<string, string>
}

export const signInBody = (username: string): string => JSON.stringify({ username, password })

export async function signIn(url: URL, username: string): Promise<Caller> {
  const answer = await fetch(new URL('/api/session', url), { method: 'POST', headers: json, body: signInBody(username) })
  if (!answer.ok) throw new Error(await answer.text())
  const session = (await answer.json()) as { csrf: string; seats: { id: string; role: string }[] }
  const seat = (session.seats.find((s) => s.role === 'programme-officer') ?? session.seats[0])?.id ?? ''
  return { seat, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': session.csrf, 'x-seat': seat } }
}
