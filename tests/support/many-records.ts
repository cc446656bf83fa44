// Records beside the agencies of the bench, in the numbers of some busy years: set-based, as the owner of the tables.
import type pg from 'pg'

/** One record of each kind, under the name its parameter has in paths. */
export type Records = Record<string, string>

const uuid = (kind: string) => `('0${kind}000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`
const instant = "timestamptz '2020-01-01' + n * interval '7 minutes'"

export async function fillRecords(owner: pg.ClientBase, authority: number, office: string): Promise<Records> {
  const put = (text: string) => owner.query(text.replaceAll('$authority', String(authority)).replaceAll('$office', `'${office}'`))
  await put(`INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title, series_here)
    VALUES ($authority, '0f000000-0000-7000-8000-000000000001', 'peoples-committee', 'Ủy ban nhân dân', 'UBND', 'Thành phố Hồ Chí Minh', '', 'CHỦ TỊCH', '{decision,report}')`)
  await put(`INSERT INTO paper (authority_id, id, recorded_at) SELECT $authority, ${uuid('1')}, ${instant} FROM generate_series(1, 8000) n`)
  await put(`INSERT INTO paper_version (authority_id, paper_id, version, kind, issuer_id, issuer_name, issuer_key, number, number_key, serial, year, issued_on, abstract, search_norm, recorded_from)
    SELECT $authority, ${uuid('1')}, 1, (ARRAY['decision','plan','report','officialLetter'])[1 + n % 4], CASE WHEN n % 2 = 0 THEN '0f000000-0000-7000-8000-000000000001'::uuid END, 'Ủy ban nhân dân', 'uy ban nhan dan', n || '/QĐ-UBND', n || '/qd-ubnd', n, 2018 + n % 3,
      make_date(2018 + n % 3, 1 + n % 12, 1 + n % 28), 'về việc phê duyệt kế hoạch', n || '/qd-ubnd | ve viec phe duyet ' || CASE WHEN n % 50 = 0 THEN 'ke hoach' ELSE 'du an' END, ${instant}
    FROM generate_series(1, 8000) n`)
  await put(`INSERT INTO event (authority_id, id, organisation_id, seq, type, subject_kind, subject_id, recorded_at, content, previous_hash, hash)
    SELECT $authority, ${uuid('2')}, $office, n, CASE WHEN n % 40 = 0 THEN 'agency.established' ELSE 'paper.recorded' END, 'paper', ${uuid('1')}, ${instant},
      '{"v":1,"alg":"sha256","facts":{},"commitments":{}}', '\\x00', '\\x00' FROM generate_series(1, 20000) n`)
  await put(`INSERT INTO event_private (authority_id, event_id, organisation_id, field, salt, value)
    SELECT $authority, ${uuid('2')}, $office, 'note', '\\x00', '"Theo đề nghị"' FROM generate_series(1, 20000) n`)
  // Where the record goes on, so that more can be recorded.
  await put(`INSERT INTO chain_head (authority_id, organisation_id, seq, previous_hash, hash) VALUES ($authority, $office, 20000, '\\x00', '\\x00')`)
  await put(
    `INSERT INTO auth.login (id, username, name, created_at) SELECT ${uuid('3')}, 'nguoi.' || n, 'Nguyễn Văn ' || n, ${instant} FROM generate_series(1, 6000) n`,
  )
  await put(`INSERT INTO officer (authority_id, id, agency_id, login_id, name, name_norm, name_sort, username, created_at)
    SELECT $authority, ${uuid('4')}, v.agency_id, ${uuid('3')}, 'Nguyễn Văn ' || n, CASE WHEN n % 50 = 0 THEN 'nguyen' ELSE 'tran' END || ' van ' || n, n || '.0 W.0', 'nguoi.' || n, ${instant}
    FROM (SELECT agency_id, row_number() OVER (ORDER BY agency_id) AS n FROM agency_event WHERE authority_id = $authority AND kind = 'establish') v WHERE n <= 6000`)
  await put(`INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from)
    SELECT $authority, ${uuid('5')}, o.id, o.login_id, o.agency_id, CASE WHEN n % 40 = 0 THEN 'agency-head' ELSE 'iso-secretary' END, 'Thư ký ISO', '2018-01-01'
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM officer WHERE authority_id = $authority AND agency_id IS NOT NULL) o`)
  await put(`INSERT INTO activity (authority_id, id, recorded_at) SELECT $authority, ${uuid('6')}, ${instant} FROM generate_series(1, 2000) n`)
  await put(`INSERT INTO activity_version (authority_id, activity_id, version, kind, title, period, began, search_norm, recorded_from)
    SELECT $authority, ${uuid('6')}, 1, 'newsletter', 'Bản tin ISO', (2000 + n % 20) || '-H' || (1 + n % 2), '{"precision":"unknown"}', 'ban tin iso', ${instant} FROM generate_series(1, 2000) n`)
  await put(`INSERT INTO mail_message (authority_id, id, recipient, subject, body, created_at, sent_at)
    SELECT $authority, ${uuid('7')}, 'ai-do@example.test', 'Tài khoản', 'Kính gửi', ${instant}, CASE WHEN n % 100 = 0 THEN NULL ELSE ${instant} END FROM generate_series(1, 8000) n`)
  return {
    paperId: '01000000-0000-7000-8000-000000000100',
    officerId: '04000000-0000-7000-8000-000000000100',
    activityId: '06000000-0000-7000-8000-000000000100',
  }
}
