// A few records of every kind in authority 79, made through the product's own commands where there is one, for tests of rights.
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { uuidv7 } from '../../src/kernel/uuid.ts'
import { keepStream } from '../../src/platform/files/vault.ts'
import { hashToken, newToken } from '../../src/platform/auth/session.store.ts'
import { inTransaction, type Tx } from '../../src/platform/db/transaction.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { Day } from '../../src/kernel/day.ts'
import { AgencyId, BodyId, PaperId, ReportId } from '../../src/kernel/identity.ts'
import type { Role } from '../../src/kernel/rights.ts'
import { loadActivities, loadAgencies, loadDeclarations, loadDirections, loadDrafts, loadPapers } from '../../src/demo/demo-records.ts'
import { demoAgencies } from '../../src/demo/hcmc-2020.ts'
import { loadCampaigns } from '../../src/demo/demo-campaigns.ts'
import { correctReport, prepareErratum } from '../../src/authority/reports/erratum.commands.ts'
import { seedReportTemplates } from '../../src/authority/reports/facade.ts'
import { beginDraft } from '../../src/papers/drafting/writing.commands.ts'
import { receiveIncoming } from '../../src/papers/incoming/receiving.commands.ts'
import { createPaperPress } from '../../src/papers/layout/facade.ts'
import { seedPaperTemplates } from '../../src/papers/drafting/facade.ts'
import { linkPapers } from '../../src/papers/links/facade.ts'
import { loadPlans } from '../../src/demo/demo-plans.ts'
import { publishDemoReport } from '../../src/demo/demo-report.ts'
import { changeCalendar } from '../../src/register/calendars/calendar.commands.ts'
import { ExceptionFacts } from '../../src/register/calendars/calendar-fields.ts'
import { seedCalendarDefaults, startDeadlines } from '../../src/register/calendars/facade.ts'
import { beginAct } from '../../src/register/reorganisations/facade.ts'
import { addPerson } from '../../src/register/officers/person.commands.ts'
import { recordSecondment } from '../../src/register/officers/secondment.commands.ts'
import { startWork } from '../../src/register/works/facade.ts'
import { addBody } from '../../src/register/authority/authority.commands.ts'
import { demoChain } from '../../src/demo/demo-chain.ts'
import type { Person, TestProduct } from './app.ts'

const agencyId = (key: string) => demoAgencies().find((a) => a.key === key)?.id ?? ''

export interface Facts {
  ids: Record<string, string>
  names: string[]
  agency: string
  otherAgency: string
  by: Actor
  personOfAnotherAuthority(role: Role): Promise<Person>
}

/** The first papers, one the basis of the other. */
async function linkTwoPapers(tx: Tx, { authority, officer }: Actor, at: Date): Promise<void> {
  const papers = await tx.selectFrom('paper').select('id').orderBy('id').limit(2).execute()
  const [to, from] = papers.map(({ id }) => PaperId.parse(id))
  if (from && to) await linkPapers(tx, { authority, officer, at }, [{ from, to, relation: 'basis' }])
}

/** A letter somebody began to draft. */
async function loadDraftedPaper(tx: Tx, by: { by: Actor; at: Date }, issuerId: BodyId): Promise<string> {
  const begun = await beginDraft(
    tx,
    { actor: by.by, at: by.at },
    {
      templateCode: 'official-letter',
      issuerId,
      unit: 'TĐC',
      abstract: 'hướng dẫn thử',
      fields: { subject: 'hướng dẫn thử', addressee: 'Quận 10', grounds: 'Thử.', request: 'thực hiện.' },
      topic: null,
      carriesId: null,
    },
  )
  return begun.id
}

/** A letter that came in and waits for an answer. */
async function receiveOnce(tx: Tx, said: { by: Actor; at: Date }, bodyId: BodyId): Promise<string> {
  const { id } = await receiveIncoming(tx, said, {
    kind: 'officialLetter',
    number: '77/UBND-NV',
    issuedOn: Day.parse('2020-06-01'),
    issuerName: 'Ủy ban nhân dân Quận 10',
    abstract: 'V/v đề nghị hướng dẫn',
    bodyId,
    arrivedOn: Day.parse('2020-06-03'),
    urgency: 'normal',
    assignedTo: said.by.officer,
    dueDays: 10,
  })
  return id
}

/** A correction of the report of the demonstration. */
async function correctReportOnce({ services, db }: TestProduct, by: Actor): Promise<void> {
  const { rows } = await db.owner.query<{ id: string; version: number }>('SELECT id, version FROM report LIMIT 1')
  if (!rows[0]) return
  const { id, version } = rows[0]
  const asked = {
    version,
    items: [{ place: 'Mục 1', wrong: '47', right: '48' }],
    number: '15/TĐC-NSCL',
    issuedOn: Day.parse('2020-06-16'),
    signerTitle: 'CHI CỤC TRƯỞNG',
  }
  const of = { by, at: new Date('2020-06-16T10:00:00Z'), id: ReportId.parse(id) }
  const press = createPaperPress({ size: 1 })
  try {
    const prepared = await prepareErratum({ database: services.database, files: services.files, press }, of, asked)
    await inTransaction(services.database, { side: 'authority', authority: by.authority }, 'write', (tx) => correctReport(tx, of, asked, prepared))
  } finally {
    await press.close()
  }
}

/** A weekly page that went out once, to one person. */
async function loadWeeklyPage(
  { db: { owner }, authority, services }: TestProduct,
  by: Actor,
  at: Date,
): Promise<{ weeklyIssueId: string; weeklyDeliveryId: string }> {
  const [weeklyIssueId, weeklyDeliveryId, mail, file] = [uuidv7(at), uuidv7(at), uuidv7(at), uuidv7(at)]
  const add = (sql: string, values: unknown[]) => owner.query(sql, [authority, ...values])
  await add('INSERT INTO weekly_setting VALUES ($1, false, 1, 390, 30, $2, 1, $3)', [JSON.stringify([{ name: 'Lãnh đạo', address: 'lanhdao@thu.vn' }]), at])
  const kept = await keepStream(services.files, Readable.from([Buffer.from('%PDF-1.7\n%Trang tuần\n')]))
  await add('INSERT INTO stored_file (authority_id, id, sha256, name, media_type, size, stored_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    file,
    kept.sha256,
    'Trang tuần.pdf',
    kept.mediaType,
    kept.size,
    at,
  ])
  await add("INSERT INTO weekly_issue VALUES ($1, $2, '2020-06-15', 'scheduled', '{}', $3, $4, $5)", [weeklyIssueId, file, by.seat, at])
  await add(
    "INSERT INTO mail_message (authority_id, id, recipient, subject, body, created_at, sent_at) VALUES ($1, $2, 'cu@thu.vn', 'Trang tuần', '', $3, $3)",
    [mail, at],
  )
  await add("INSERT INTO weekly_delivery VALUES ($1, $2, $3, 'Người nhận cũ', 'cu@thu.vn', $4, '2020-07-15')", [weeklyDeliveryId, weeklyIssueId, mail])
  return { weeklyIssueId, weeklyDeliveryId }
}

/** The authority's facts of the first half of 2020, recorded by an administrator. */
export async function loadFacts(product: TestProduct): Promise<Facts> {
  const at = product.services.clock.now()
  const person = await product.person('system-administrator')
  const by: Actor = {
    authority: product.authority,
    side: 'authority',
    role: 'system-administrator',
    seat: person.seat as Actor['seat'],
    login: person.login as Actor['login'],
    officer: person.officer as Actor['officer'],
    name: 'Quản trị',
    agency: null,
    agencies: [],
    organisation: product.office,
  }
  let draftPaper = ''
  let incomingId = ''
  const issuer = await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', async (tx) => {
    const issuers = new Map<string, Awaited<ReturnType<typeof addBody>>>()
    let parent: Awaited<ReturnType<typeof addBody>> | null = null
    for (const body of demoChain) {
      parent = await addBody(tx, { by, at, parent, body })
      issuers.set(body.symbol, parent)
    }
    await seedReportTemplates(tx, product.authority, at)
    await seedPaperTemplates(tx, product.authority, at)
    draftPaper = await loadDraftedPaper(tx, { by, at }, BodyId.parse(issuers.get('SKHCN')))
    await seedCalendarDefaults(tx, product.authority, at)
    await loadAgencies(tx, { by, at })
    const own = AgencyId.parse(agencyId('quan-huyen-771'))
    const trialDay = ExceptionFacts.parse({
      day: '2020-12-24',
      kind: 'holiday',
      name: { vi: 'Ngày thử', en: 'Trial day' },
      source: 'Thử',
      paper: null,
      pairedDay: null,
      sessions: null,
      state: 'pending',
    })
    await changeCalendar(tx, { by, at, agency: own, change: { act: 'record', entries: [trialDay] }, reason: null })
    await startDeadlines(tx, { authority: product.authority, agency: own, at }, [
      { subject: { kind: 'dossier', id: randomUUID() }, receivedAt: at, amount: { n: 3, unit: 'workingDays' } },
    ])
    await loadPapers(tx, { by, at }, issuers)
    await linkTwoPapers(tx, by, at)
    incomingId = await receiveOnce(tx, { by, at }, BodyId.parse(issuers.get('TĐC')))
    await loadActivities(tx, { by, at })
    await loadDirections(tx, { by, at })
    await loadPlans(tx, { by, at }, BodyId.parse(issuers.get('UBND')))
    await loadDeclarations(tx, { by, at })
    await loadDrafts(tx, { by, at })
    await loadCampaigns(tx, { by, at }, BodyId.parse(issuers.get('SKHCN')))
    await startWork(tx, { actor: by, at, kind: 'agency-import', input: {} })
    return issuers.get('TĐC')
  })
  if (issuer) await publishDemoReport(product.services, by, issuer)
  await correctReportOnce(product, by)
  const agency = agencyId('quan-huyen-771')
  const begin = (title: string) =>
    inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
      beginAct(tx, { by, at, source: 'by-hand', draft: { title, paperNumber: null, paperDate: null, issuer: null, effectiveOn: null, note: null, lines: [] } }),
    )
  const act = await begin('Nghị quyết về việc sắp xếp')
  const applied = await begin('Nghị quyết đã áp dụng')
  await product.db.owner.query("UPDATE agency_act SET state = 'applied', effective_on = '2020-01-01', applied_at = $2 WHERE id = $1", [applied.id, at])
  const task = randomUUID()
  await product.db.owner.query(
    "INSERT INTO agency_task (authority_id, id, agency_id, kind, act_id, facts, from_day, state, created_at) VALUES ($1, $2, $3, 'redeclare', $4, '{}', '2020-01-01', 'open', $5)",
    [product.authority, task, agency, applied.id, at],
  )
  const finding = randomUUID()
  await product.db.owner.query(
    "INSERT INTO integrity_finding (authority_id, id, code, key, agency_id, facts, first_seen_at, last_seen_at) VALUES ($1, $2, 'version-gap', $3::text, $3::uuid, '{}', $4, $4)",
    [product.authority, finding, agency, at],
  )
  const ofPerson = { agencyId: AgencyId.parse(agency), unit: null, validFrom: Day.parse('2019-03-01'), validTo: null, paper: null }
  const known = await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', async (tx) => {
    const added = await addPerson(tx, { by, at, name: 'Trần Văn Thử', remark: null, facts: { ...ofPerson, kind: 'deputy', title: 'Phó Chủ tịch' } })
    await recordSecondment(tx, {
      by,
      at,
      officer: added.id,
      facts: { hostAgencyId: null, host: null, purpose: 'Hỗ trợ thử', product: null, paper: null, validFrom: Day.parse('2020-02-01'), validTo: null },
    })
    return added
  })
  const handover = randomUUID()
  await product.db.owner.query(
    "INSERT INTO handover (authority_id, id, agency_id, from_officer, to_officer, kind, subject_id, title, created_at) VALUES ($1, $2, $3, $4, $5, 'task', $2, 'Việc thử', $6)",
    [product.authority, handover, agency, known.id, person.officer, at],
  )
  const news = uuidv7(at)
  await product.db.owner.query(
    `INSERT INTO news_item (authority_id, id, state, title, body, source_line, file_id, search_norm, author_id, created_at, changed_at)
     SELECT $1, $2, 'draft', 'Tin thử', 'Nội dung thử', 'Nguồn: thử', (SELECT id FROM stored_file LIMIT 1), 'tin thu', $3, $4, $4`,
    [product.authority, news, person.officer, at],
  )
  const newsletter = uuidv7(at)
  await product.db.owner.query(
    `INSERT INTO newsletter (authority_id, id, state, series, series_key, number, year, issued_on, title, body, file_id, search_norm, author_id, created_at, changed_at)
     SELECT $1, $2, 'draft', 'Bản tin thử', 'ban tin thu', 1, 2020, '2020-01-15', 'Số thử', 'Nội dung thử', (SELECT id FROM stored_file LIMIT 1), 'ban tin thu', $3, $4, $4`,
    [product.authority, newsletter, person.officer, at],
  )
  const wordForm = uuidv7(at)
  await product.db.owner.query(
    `WITH form AS (
       INSERT INTO word_form (authority_id, id, name, about, search_norm, edition, officer_id, changed_at) VALUES ($1, $2, 'Mẫu thử', '', 'mau thu', 1, $3, $4))
     INSERT INTO word_form_edition (authority_id, form_id, edition, file_id, fields, officer_id, recorded_at)
     SELECT $1, $2, 1, (SELECT id FROM stored_file LIMIT 1), '[{"tag":"ly_do","field":null,"label":"Lý do"}]', $3, $4`,
    [product.authority, wordForm, person.officer, at],
  )
  const one = async (sql: string) => (await product.db.owner.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const paperList = uuidv7(at)
  await product.db.owner.query('INSERT INTO paper_list (authority_id, id, paper_id, recorded_at) SELECT $1, $2, id, $3 FROM paper ORDER BY id LIMIT 1', [
    product.authority,
    paperList,
    at,
  ])
  await product.db.owner.query(
    "INSERT INTO paper_list_version (authority_id, list_id, version, title, holds, as_of, length, recorded_at) VALUES ($1, $2, 1, 'Danh sách thử', 'agencies', '2020-04-29', 1, $3)",
    [product.authority, paperList, at],
  )
  await product.db.owner.query(
    "INSERT INTO paper_list_row (authority_id, list_id, version, position, agency_id, name, search_norm) VALUES ($1, $2, 1, 1, $3, 'Quận 10', 'quan 10')",
    [product.authority, paperList, agency],
  )
  const officialList = uuidv7(at)
  await product.db.owner.query(
    `INSERT INTO official_list (authority_id, id, file_id, file_name, province, province_name, effective_on, row_count, row_count_all, padded, units, faults, created_at, seat_id)
     SELECT $1, $2, id, name, '79', 'Thành phố Hồ Chí Minh', '2021-01-01', 1, 1, 0, $3, '{"count":0,"shown":[]}', $4, $5 FROM stored_file LIMIT 1`,
    [product.authority, officialList, JSON.stringify([{ level: 'district', code: '771', kind: 'quận', name: 'Quận 10', district: null }]), at, person.seat],
  )
  const ids: Record<string, string> = {
    officialListId: officialList,
    agencyId: agency,
    actId: act.id,
    taskId: task,
    findingId: finding,
    bodyId: await one('SELECT id FROM issuing_body LIMIT 1'),
    paperId: await one('SELECT id FROM paper LIMIT 1'),
    paperListId: paperList,
    paperLinkId: await one('SELECT id FROM paper_link LIMIT 1'),
    activityId: await one('SELECT id FROM activity LIMIT 1'),
    activityKind: 'guidance',
    directionId: await one('SELECT id FROM direction LIMIT 1'),
    planId: await one("SELECT id FROM year_plan WHERE kind = 'application'"),
    planLineId: await one(
      "SELECT lines -> 0 ->> 'id' AS id FROM year_plan_text t JOIN year_plan p ON p.id = t.plan_id WHERE p.kind = 'application' ORDER BY t.version DESC LIMIT 1",
    ),
    sequence: '1',
    declarationId: await one('SELECT id FROM declaration LIMIT 1'),
    draftId: await one('SELECT id FROM declaration_draft LIMIT 1'),
    factId: randomUUID(),
    reviewId: await one('SELECT id FROM declaration_review LIMIT 1'),
    campaignId: await one('SELECT id FROM campaign LIMIT 1'),
    campaignListId: await one('SELECT id FROM campaign_list LIMIT 1'),
    targetId: await one('SELECT id FROM campaign_target LIMIT 1'),
    reminderId: await one('SELECT id FROM reminder LIMIT 1'),
    edition: 'TCVN ISO 9001:2026',
    draftPaperId: draftPaper,
    incomingId,
    wordFormId: wordForm,
    revision: '1',
    templateCode: 'decision',
    officerId: person.officer,
    postId: known.postId,
    secondmentId: await one('SELECT secondment_id AS id FROM secondment LIMIT 1'),
    handoverId: handover,
    seatId: person.seat,
    subjectId: agency,
    eventId: await one('SELECT id FROM event LIMIT 1'),
    workId: await one('SELECT id FROM work LIMIT 1'),
    newsId: news,
    ...(await loadWeeklyPage(product, by, at)),
    newsletterId: newsletter,
    reportId: await one('SELECT id FROM report LIMIT 1'),
    erratumId: await one('SELECT id FROM report_erratum LIMIT 1'),
    fileId: await one('SELECT id FROM stored_file LIMIT 1'),
    exceptionId: await one('SELECT id FROM calendar_exception LIMIT 1'),
    deadlineId: await one('SELECT id FROM deadline LIMIT 1'),
    mailId: randomUUID(),
    no: '1',
    version: '1',
    code: 'half-year-bulletin',
    part: 'declaration',
  }
  return {
    ids,
    agency,
    otherAgency: agencyId('quan-huyen-770'),
    by,
    names: ['Quận 10', '1451/QĐ-UBND', 'Phòng Quản lý Năng suất Chất lượng', 'bản tin ISO'],
    async personOfAnotherAuthority(role) {
      await product.db.owner.query(
        "INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES (1, gen_random_uuid(), 'Thành phố Hà Nội', 'Hà Nội', now()) ON CONFLICT DO NOTHING",
      )
      const stranger = await product.person(role)
      const token = newToken()
      await product.db.owner.query(
        "INSERT INTO auth.session (token_hash, login_id, csrf, created_at, seen_at, ends_at) VALUES ($1,$2,'csrf','2000-01-01','2200-01-01','2200-01-01')",
        [hashToken(token), stranger.login],
      )
      await product.db.owner.query('ALTER TABLE seat DROP CONSTRAINT seat_authority_id_officer_id_fkey')
      await product.db.owner.query('UPDATE seat SET authority_id = 1 WHERE id = $1', [stranger.seat])
      await product.db.owner.query('UPDATE officer SET authority_id = 1 WHERE id = $1', [stranger.officer])
      return stranger
    },
  }
}
