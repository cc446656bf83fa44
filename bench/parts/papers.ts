// W19: the register of papers with 100,000 papers in it: search, pages, detail. W20: 32 clerks who take numbers of one series at once.
import type pg from 'pg'
import { Day, slashed } from '../../src/kernel/day.ts'
import { fold } from '../../src/kernel/fold.ts'
import { numberKey } from '../../src/kernel/official-number.ts'
import { type Context, note } from '../context.ts'
import { settle } from '../dataset/fill.ts'
import { idOf } from '../dataset/pick.ts'
import { Api, timed } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'

const authority = 75
const register = 100_000
const runs = 20
const subjects = [
  'về việc hướng dẫn chuyển đổi hệ thống quản lý chất lượng',
  'về việc báo cáo tình hình áp dụng TCVN ISO 9001:2015',
  'phê duyệt kế hoạch kiểm tra hệ thống quản lý chất lượng',
  'về việc cử công chức biệt phái hỗ trợ cơ quan',
  'triển khai tập huấn đánh giá viên nội bộ cho phường, xã',
  'về việc đôn đốc công bố hệ thống quản lý chất lượng',
]

/** Papers of twelve years, sixty issuers of their own numbers and the authority's bodies among them. */
async function fillPapers(owner: pg.Client, bodyId: string, bodyName: string): Promise<void> {
  await owner.query('INSERT INTO paper (authority_id, id, recorded_at) SELECT $1, unnest($2::uuid[]), now()', [
    authority,
    Array.from({ length: register }, (_, n) => idOf('paper', n)),
  ])
  const step = 5_000
  for (let from = 0; from < register; from += step) {
    const rows = Array.from({ length: step }, (_, k) => {
      const n = from + k
      const year = 2009 + (n % 12)
      const own = n % 4 === 0
      const issuer = own ? bodyName : `Ủy ban nhân dân Quận thứ ${n % 60}`
      const serial = Math.floor(n / 12) + 1
      const number = `${serial}/CV${n % 60}-TĐC`
      const issuedOn = Day.parse(`${year}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`)
      const abstract = `${subjects[n % subjects.length]} lần ${n}`
      return {
        paper_id: idOf('paper', n),
        issuer_id: own ? bodyId : null,
        issuer_name: issuer,
        issuer_key: `${fold(issuer)} ${n % 60}`,
        number,
        number_key: numberKey(number),
        serial,
        year,
        issued_on: issuedOn,
        abstract,
        search_norm: fold(`${number} ${slashed(issuedOn)} ${abstract} ${issuer}`),
      }
    })
    await owner.query(
      `INSERT INTO paper_version (authority_id, paper_id, version, kind, issuer_id, issuer_name, issuer_key, number, number_key, serial, year, issued_on, abstract, search_norm, recorded_from)
       SELECT $1, r.paper_id, 1, 'officialLetter', r.issuer_id, r.issuer_name, r.issuer_key, r.number, r.number_key, r.serial, r.year, r.issued_on, r.abstract, r.search_norm, now()
       FROM jsonb_to_recordset($2::jsonb) r (paper_id uuid, issuer_id uuid, issuer_name text, issuer_key text, number text, number_key text, serial int, year int, issued_on date, abstract text, search_norm text)`,
      [authority, JSON.stringify(rows)],
    )
  }
  await settle(owner)
}

async function bodyOf(owner: pg.Client, level: string): Promise<{ id: string; name: string }> {
  const { rows } = await owner.query<{ id: string; name: string }>('SELECT id, name FROM issuing_body WHERE authority_id = $1 AND level = $2', [
    authority,
    level,
  ])
  if (!rows[0]) throw new Error(`no body of level ${level}`)
  return rows[0]
}

export async function papers(context: Context): Promise<void> {
  const { owner, urls } = context
  await addAuthority(owner, authority)
  const body = await bodyOf(owner, 'sub-department')
  await fillPapers(owner, body.id, body.name)
  const api = new Api(urls.product, await signIn(urls.product, await addPerson(owner, 500, authority, 'programme-officer')))
  const found = await api.get(`/papers?limit=50&q=${encodeURIComponent('biet phai lan 9')}`)
  if (!(Number(found['total']) > 0)) throw new Error('the search found nothing')
  const asked: [string, string][] = [
    ['newest page', '/papers?limit=50'],
    ['search of words without marks', `/papers?limit=50&q=${encodeURIComponent('danh gia vien noi bo lan 7')}`],
    ['search of a rare word', `/papers?limit=50&q=${encodeURIComponent('lan 77777')}`],
    ['search of a number', `/papers?limit=50&q=${encodeURIComponent('5120/CV4-TĐC')}`],
    ['papers of a span of days', '/papers?limit=50&issuedFrom=2015-01-01&issuedTo=2015-03-31'],
    ['register of outgoing papers, page of a year', '/outgoing-papers?limit=50&year=2015'],
    ['search everywhere', `/search?q=${encodeURIComponent('5120/cv4')}`],
    ['one paper', `/papers/${idOf('paper', 77_777)}`],
  ]
  for (const [name, path] of asked) {
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push((await timed(() => api.get(path))).ms)
    note(context, `W19 ${name}`, 'ms', times, `${register} papers`)
  }
}

const clerks = 32

export async function numbering(context: Context): Promise<void> {
  const { owner, urls, options } = context
  await owner.query("UPDATE issuing_body SET series_here = '{report}' WHERE authority_id = $1 AND level = 'sub-department'", [authority])
  const issuerId = (await bodyOf(owner, 'sub-department')).id
  const wanted = options.quick ? 320 : 1_600
  const callers: Api[] = []
  for (let n = 0; n < clerks; n++) callers.push(new Api(urls.product, await signIn(urls.product, await addPerson(owner, 600 + n, authority, 'records-clerk'))))
  let kept = 0
  const times: number[] = []
  /** Each takes the next number for a paper that is to come, until enough are taken. */
  const one = async (api: Api) => {
    while (kept < wanted) {
      kept++
      const { ms } = await timed(() =>
        api.post('/number-series/reservations', { issuerId, kind: 'report', year: 2020, count: 1, reservedFor: 'Báo cáo', reason: 'Lấy số trước' }),
      )
      times.push(ms)
    }
  }
  const began = performance.now()
  await Promise.all(callers.map(one))
  const seconds = (performance.now() - began) / 1000
  const { rows } = await owner.query<{ n: number; highest: number }>(
    'SELECT count(DISTINCT serial)::int AS n, max(serial) AS highest FROM number_step WHERE authority_id = $1 AND latest',
    [authority],
  )
  if (rows[0]?.n !== kept || rows[0].highest !== kept) throw new Error(`${kept} numbers taken, ${rows[0]?.n} held, the highest is ${rows[0]?.highest}`)
  note(context, 'W20 numbers, 32 clerks on one series', 'per second', [kept / seconds], `${kept} numbers; no gap, nothing twice`)
  note(context, 'W20 one number, 32 clerks on one series', 'ms', times)
}
