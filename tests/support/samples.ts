// One call of every operation that changes something, each as it succeeds on the facts of `loadFacts`, in an order in which
// later ones may build on earlier ones; and what a read needs in its address.
import { dayOf } from '../../src/kernel/day.ts'
import { createDraftPaper, type DraftPaperView, showDraftPaper, submitDraftPaper } from '../../src/papers/drafting/draft-paper.contract.ts'
import { showPaperTemplate } from '../../src/papers/drafting/template.contract.ts'
import { uploadFile } from '../../src/register/files/file.contract.ts'
import { paragraphs, wordFile, wordType } from './word-file.ts'
import type { Person, TestProduct } from './app.ts'

export interface Samples {
  product: TestProduct
  /** Records of `loadFacts`, by the name of their path parameter. */
  ids: Record<string, string>
  /** What the last call of each operation answered. */
  last: Record<string, Record<string, unknown> | undefined>
}

interface Input {
  params?: Record<string, string>
  body: Record<string, unknown>
}

export const sampleQueries: Record<string, object> = {
  previewValidity: { edition: 'TCVN ISO 9001:2026' },
  checkIncoming: { number: '77/UBND-NV', issuedOn: '2020-06-01' },
  checkPaperNumber: { number: '1451/QĐ-UBND', issuedOn: '2020-03-01' },
  nextNumber: { issuerId: '01900000-0000-7000-8000-000000000001', kind: 'report', issuedOn: '2020-03-01' },
  programmeStrip: { period: '2020-H1' },
  showWeekNames: { figure: 'plan-lines' },
  openFigure: { figure: 'converted' },
  search: { q: 'quan 10' },
  showEditionPair: { from: 'TCVN ISO 9001:2015', to: 'TCVN ISO 9001:2026' },
  calculateDue: { from: '2020-06-15T02:00:00Z', n: '5', unit: 'workingDays' },
}

const reason = 'Ghi nhầm'

/** A series that is kept here, in the year of the tests. */
async function series({ product }: Samples, asked: Record<string, unknown>): Promise<Input> {
  const { rows } = await product.db.owner.query<{ id: string }>("SELECT id FROM issuing_body WHERE 'report' = ANY (series_here)")
  return { body: { issuerId: rows[0]?.id, kind: 'report', year: 2019, reason, ...asked } }
}

/** The id and version that the last call of `name` answered. */
function answered({ last }: Samples, name: string): { id: string; version: number } {
  const { id, version } = last[name] ?? {}
  if (typeof id !== 'string') throw new Error(`${name} comes later`)
  return { id, version: typeof version === 'number' ? version : 1 }
}

async function versionOf({ product }: Samples, table: string, id: string): Promise<number> {
  const { rows } = await product.db.owner.query<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id])
  return rows[0]?.version ?? 0
}

const facts = (name: string) => ({
  code: null,
  name,
  shortName: name,
  kind: 'other',
  block: 'ban',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
})
const letterFields = { subject: 'thử', addressee: 'Quận 10', grounds: 'Thử.', request: 'thực hiện.' }

async function paperTemplateSeen(_: Samples, person: Person) {
  const { kind, name, source, fields, text } = (await person.call(showPaperTemplate, { params: { templateCode: 'notice' } })).json<Record<string, unknown>>()
  return { kind, name, source, fields, text }
}

const draftPaperSeen = async (s: Samples, person: Person) =>
  (await person.call(showDraftPaper, { params: { draftPaperId: answered(s, 'createDraftPaper').id } })).json<DraftPaperView>()

const draftPaperAct = ({ id, version }: DraftPaperView, more: Record<string, unknown> = {}) => ({ params: { draftPaperId: id }, body: { version, ...more } })

async function keptPdf(person: Person): Promise<string> {
  const pdf = { name: 'ban-ky.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n') }
  return (await person.upload(uploadFile, pdf)).json<{ id: string }>().id
}

const paperList = { title: 'Danh sách thử', holds: 'organisations', asOf: '2020-04-29', rows: [{ name: 'Tổ chức thử' }] }
const paper = { kind: 'decision', number: '990/QĐ-UBND', issuedOn: '2020-02-03', issuerName: 'Ủy ban nhân dân Quận 10', abstract: 'về việc thử nghiệm' }
const arrival = { arrivedOn: '2020-03-05', instruction: 'Tham mưu trả lời', dueDays: 5 }
/** The letter that was received here, and the last act upon it. */
const incomingAct = (s: Samples, after: string, body: Record<string, unknown>) => ({
  params: { incomingId: answered(s, 'receiveIncoming').id },
  body: { version: answered(s, after).version, ...body },
})
const campaignList = { name: 'Danh sách thử', datedOn: '2020-01-15', basis: 'Thử' }
const campaign = { name: 'Chiến dịch thử', kind: 'new', toEdition: 'TCVN ISO 9001:2026', startsOn: '2020-01-01', endsOn: '2020-12-31' }
const todayOf = ({ product }: Samples) => dayOf(product.services.clock.now())
const activity = { kind: 'guidance', title: 'Hướng dẫn chuyển đổi', period: '2020-H1' }
const news = { title: 'Tin thử nghiệm', body: 'Nội dung', sourceLine: 'Nguồn: Phòng thử' }
const newsletter = { series: 'Bản tin ISO', number: 7, issuedOn: '2020-02-03', title: 'Số thử', body: 'Nội dung', channels: ['Trang thông tin điện tử'] }
const direction = { period: '2021-H1', task: 'Tổ chức kiểm tra' }
const planLine = '019e0000-0000-7000-8000-00000000019c'
const declaration = (agencyId: string | undefined) => ({ agencyId, edition: 'TCVN ISO 9001:2015', number: '77/QĐ-UBND', issuedOn: '2020-04-02' })
const draft = (agencyId: string | undefined) => ({
  agencyId,
  kind: 'redeclaration',
  edition: 'TCVN ISO 9001:2015',
  templateSet: 'declaration',
  signerTitle: 'Trưởng ban',
  wording: { scope: 'đối với hoạt động thử nghiệm', issuerName: 'Ban Thử nghiệm', placeName: 'Thành phố Hồ Chí Minh', symbol: 'CB-TN' },
  rows: [{ field: 'Đo lường', name: 'Kiểm định', code: 'QT-01' }],
})
const post = (agencyId: string | undefined, more: object = {}) => ({
  agencyId,
  kind: 'staff',
  title: 'Chuyên viên',
  unit: null,
  validFrom: '2019-03-01',
  validTo: null,
  paper: null,
  ...more,
})
const secondment = { hostAgencyId: null, host: null, purpose: 'Hỗ trợ xây dựng hệ thống', product: null, paper: null, validFrom: '2020-02-01', validTo: null }
const body = {
  name: 'Phòng Thử nghiệm',
  symbol: 'TN',
  placeName: 'Thành phố Hồ Chí Minh',
  signingForm: '',
  signerTitle: 'TRƯỞNG PHÒNG',
  recipients: [],
  seriesHere: [],
}

async function keptFile({ product }: Samples, person: Person, text: string): Promise<string> {
  const upload = product.composed.serve.endpoints.find((e) => e.name === 'uploadFile')
  if (!upload) throw new Error('no upload')
  const answer = await person.upload(upload, { name: 'danh-sach.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${text}`) })
  return (answer.json() as { id: string }).id
}

async function keptForm({ product }: Samples, person: Person): Promise<string> {
  const upload = product.composed.serve.endpoints.find((e) => e.name === 'uploadFile')
  if (!upload) throw new Error('no upload')
  const answer = await person.upload(upload, { name: 'mau.docx', type: wordType, bytes: wordFile(paragraphs('Lý do: {{lý do}}')) })
  return (answer.json() as { id: string }).id
}
const askedTag = { tag: 'lý do', field: null, label: 'Lý do' }

async function digestOf({ product, last }: Samples, person: Person): Promise<string> {
  const figures = product.composed.serve.endpoints.find((e) => e.name === 'showFigures')
  if (!figures) throw new Error('no figures')
  const answer = await person.call(figures, { params: { reportId: String(last['createReport']?.['id']) } })
  return (answer.json() as { digest: string }).digest
}

async function templateSeen({ product }: Samples, person: Person): Promise<Record<string, unknown>> {
  const show = product.composed.serve.endpoints.find((e) => e.name === 'showReportTemplate')
  if (!show) throw new Error('no template')
  const seen = (await person.call(show, { params: { code: 'half-year-bulletin' } })).json() as {
    edition: number
    title: string
    opening: string
    sections: { code: string; heading: string | null; empty: string; sentences: { text: string }[] }[]
  }
  return {
    version: seen.edition,
    title: `${seen.title} thử`,
    opening: seen.opening,
    sections: seen.sections.map(({ code, heading, empty, sentences }) => ({ code, heading, empty, sentences: sentences.map(({ text }) => text) })),
  }
}

const actDraft = (title: string) => {
  const { parentId: parent, ...rest } = facts('Ban Thử nghiệm Sắp xếp')
  return { title, effectiveOn: '2020-03-01', lines: [{ id: '0190a0aa-0000-7000-8000-000000000001', kind: 'establish', facts: { ...rest, parent } }] }
}

async function shownAct(s: Samples, person: Person, name: string): Promise<string> {
  const preview = s.product.composed.serve.endpoints.find((e) => e.name === name)
  if (!preview) throw new Error(`no ${name}`)
  return ((await person.call(preview, { params: { actId: answered(s, 'draftAct').id } })).json() as { digest: string }).digest
}

export const sampleWrites: [string, (s: Samples, person: Person) => Input | Promise<Input>][] = [
  ['changeAuthority', () => ({ body: { version: 1, name: 'Thành phố Thử nghiệm', placeName: 'Thử nghiệm', lateAfterDays: 30 } })],
  ['addBody', () => ({ body: { parentId: null, level: 'division', ...body } })],
  ['changeBody', (s) => ({ params: { bodyId: answered(s, 'addBody').id }, body: { version: 1, ...body, symbol: 'TN2' } })],
  [
    'createAccount',
    () => ({ body: { name: 'Nguyễn Văn An', username: 'nguyen.van.an', email: 'an@example.test', role: 'programme-officer', title: 'Chuyên viên' } }),
  ],
  [
    'changePerson',
    (s) => ({
      params: { officerId: String(s.last['createAccount']?.['officerId']) },
      body: { version: 1, name: 'Nguyễn Văn Bình', email: 'binh@example.test' },
    }),
  ],
  ['addSeat', (s) => ({ params: { officerId: String(s.last['createAccount']?.['officerId']) }, body: { role: 'records-clerk', title: 'Văn thư' } })],
  ['addPerson', (s) => ({ body: { name: 'Lý Thị Nghiệm', remark: null, ...post(s.ids['agencyId']) } })],
  ['changeCard', (s) => ({ params: { officerId: answered(s, 'addPerson').id }, body: { version: 1, name: 'Lý Thị Nghiệm', remark: 'Phòng Nội vụ' } })],
  ['addPost', (s) => ({ params: { officerId: answered(s, 'addPerson').id }, body: post(s.ids['agencyId'], { title: 'Văn thư' }) })],
  ['correctPost', (s) => ({ params: { postId: answered(s, 'addPost').id }, body: { ...post(s.ids['agencyId'], { title: 'Thủ quỹ' }), version: 1, reason } })],
  ['retractPost', (s) => ({ params: { postId: answered(s, 'addPost').id }, body: { version: 2, reason } })],
  ['leavePost', (s) => ({ params: { postId: String(s.last['addPerson']?.['postId']) }, body: { version: 1, on: '2020-06-01', reason } })],
  ['recordSecondment', (s) => ({ body: { officerId: answered(s, 'addPerson').id, ...secondment } })],
  [
    'correctSecondment',
    (s) => ({ params: { secondmentId: answered(s, 'recordSecondment').id }, body: { ...secondment, product: '12 quy trình', version: 1, reason } }),
  ],
  ['countSecondment', (s) => ({ params: { secondmentId: answered(s, 'recordSecondment').id }, body: { version: 2, period: '2020-H1' } })],
  ['retractSecondment', (s) => ({ params: { secondmentId: answered(s, 'recordSecondment').id }, body: { version: 3, reason } })],
  [
    'takeHandover',
    async (s, person) => {
      await s.product.db.owner.query('UPDATE handover SET to_officer = $1 WHERE id = $2', [person.officer, s.ids['handoverId']])
      return { params: { handoverId: s.ids['handoverId'] ?? '' }, body: { version: 1 } }
    },
  ],
  ['endSeat', (s) => ({ params: { seatId: String(s.last['addSeat']?.['seatId']) }, body: { version: 1, reason } })],
  [
    'recordValidity',
    () => ({
      params: { edition: 'TCVN ISO 9001:2026' },
      body: { version: 0, validFrom: '2020-05-01', paperNumber: '9/QĐ-BKHCN', paperDate: '2020-04-01', issuer: 'Bộ KH&CN' },
    }),
  ],
  ['createCampaignList', (s) => ({ body: { ...campaignList, source: { kind: 'hand', agencies: [s.ids['agencyId']] } } })],
  [
    'renewCampaignList',
    (s) => ({
      params: { campaignListId: answered(s, 'createCampaignList').id },
      body: { basis: 'Thử', datedOn: '2020-02-01', source: { kind: 'filter', blocks: ['quan-huyen'] }, version: 1, reason },
    }),
  ],
  ['createCampaign', () => ({ body: campaign })],
  ['saveCampaign', (s) => ({ params: { campaignId: answered(s, 'createCampaign').id }, body: { ...campaign, version: 1, note: 'Thử' } })],
  [
    'addTarget',
    (s) => ({
      params: { campaignId: answered(s, 'createCampaign').id },
      body: { listId: answered(s, 'createCampaignList').id, percent: 70, dueOn: '2020-10-01' },
    }),
  ],
  [
    'changeTarget',
    (s) => ({
      params: { campaignId: answered(s, 'createCampaign').id, targetId: answered(s, 'addTarget').id },
      body: { percent: 80, dueOn: '2020-10-01', version: 1 },
    }),
  ],
  [
    'recordStages',
    (s) => ({
      params: { campaignId: answered(s, 'createCampaign').id },
      body: { stage: 'planned', reachedOn: '2020-02-03', agencies: [{ agencyId: s.ids['agencyId'], sequence: 0 }] },
    }),
  ],
  [
    'importStages',
    async (s, person) => ({
      params: { campaignId: answered(s, 'createCampaign').id },
      body: {
        fileId: await keptFile(s, person, 'Mã,Giai đoạn,Ngày đạt\n771,Viết tài liệu,03/03/2020\n'),
        mapping: { code: 0, stage: 1, reachedOn: 2 },
        skipBadRows: true,
      },
    }),
  ],
  [
    'draftReminders',
    async (s) => ({
      body: {
        campaignId: answered(s, 'createCampaign').id,
        issuerId: s.ids['bodyId'],
        joint: true,
        agencies: [s.ids['agencyId']],
        about: 'đôn đốc',
        paragraphs: ['Đề nghị Quý cơ quan báo cáo.'],
        answerDays: 5,
      },
    }),
  ],
  [
    'saveReminder',
    (s) => ({
      params: { reminderId: answered(s, 'draftReminders').id },
      body: { about: 'đôn đốc', paragraphs: ['Đề nghị báo cáo.'], answerDays: 5, version: 1 },
    }),
  ],
  [
    'issueReminder',
    (s) => ({
      params: { reminderId: answered(s, 'draftReminders').id },
      body: { version: answered(s, 'saveReminder').version, number: '991/SKHCN-TĐC', issuedOn: todayOf(s), signerTitle: 'Giám đốc' },
    }),
  ],
  [
    'answerReminder',
    (s) => ({
      params: { reminderId: answered(s, 'draftReminders').id },
      body: { agencyId: s.ids['agencyId'], number: '55/UBND-VP', date: todayOf(s), correction: reason },
    }),
  ],
  [
    'recordAnswers',
    (s) => ({ body: { answeredOn: todayOf(s), correction: reason, rows: [{ reminderId: answered(s, 'draftReminders').id, agencyId: s.ids['agencyId'] }] } }),
  ],
  [
    'closeReminder',
    (s) => ({ params: { reminderId: answered(s, 'draftReminders').id }, body: { version: answered(s, 'issueReminder').version, outcome: 'Đã báo cáo' } }),
  ],
  ['discardReminder', (s) => ({ params: { reminderId: s.ids['reminderId'] ?? '' }, body: { version: 1, reason } })],
  [
    'escalateReminder',
    async (s) => {
      await s.product.db.owner.query(
        "UPDATE reminder SET state = 'issued', number = '1/SKHCN', issued_on = '2020-01-02', answer_by = '2020-01-03', paper_id = (SELECT id FROM paper LIMIT 1) WHERE id = $1",
        [s.ids['reminderId']],
      )
      return { params: { reminderId: s.ids['reminderId'] ?? '' }, body: { version: 2, on: '2020-02-03', to: 'UBND Thành phố', note: 'Chưa trả lời' } }
    },
  ],
  [
    'dropTarget',
    (s) => ({
      params: { campaignId: answered(s, 'createCampaign').id, targetId: answered(s, 'addTarget').id },
      body: { version: 2, reason },
    }),
  ],
  ['openSeries', (s) => series(s, { opening: 5 })],
  ['reserveNumbers', (s) => series(s, { count: 2, reservedFor: 'Báo cáo quý' })],
  ['spoilNumbers', (s) => series(s, { from: 5, to: 5 })],
  ['passNumbers', (s) => series(s, { next: 9 })],
  [
    'shareSeries',
    async (s) => {
      const { issuerId } = (await series(s, {})).body
      await s.product.db.owner.query("UPDATE issuing_body SET series_here = '{report,plan}' WHERE id = $1", [issuerId])
      return { body: { issuerId, fromYear: 2030, shared: ['report', 'plan'], reason } }
    },
  ],
  // With a number from a series that is kept here, then one that was given elsewhere.
  [
    'recordPaper',
    async (s) => {
      const { issuerId } = (await series(s, {})).body
      return { body: { ...paper, kind: 'report', number: '9/BC-TĐC', issuedOn: '2019-02-03', issuerName: undefined, issuerId } }
    },
  ],
  ['recordPaper', () => ({ body: paper })],
  ['correctPaper', (s) => ({ params: { paperId: answered(s, 'recordPaper').id }, body: { ...paper, version: 1, reason, abstract: 'về việc khác' } })],
  ['publishPaper', (s) => ({ params: { paperId: answered(s, 'recordPaper').id }, body: { version: answered(s, 'correctPaper').version, withFile: false } })],
  ['withdrawPaper', (s) => ({ params: { paperId: answered(s, 'recordPaper').id }, body: { reason } })],
  ['retractPaper', (s) => ({ params: { paperId: answered(s, 'recordPaper').id }, body: { version: answered(s, 'correctPaper').version, reason } })],
  [
    'addPaperLink',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ id: string }>(
        "SELECT paper_id AS id FROM paper_version WHERE number IN ('1451/QĐ-UBND', '1452/QĐ-UBND') ORDER BY number",
      )
      return { params: { paperId: rows[1]?.id ?? '' }, body: { otherId: rows[0]?.id, relation: 'related', note: 'cùng đợt' } }
    },
  ],
  ['recordPaperList', (s) => ({ params: { paperId: s.ids['paperId'] ?? '' }, body: paperList })],
  [
    'correctPaperList',
    (s) => ({ params: { paperListId: answered(s, 'recordPaperList').id }, body: { ...paperList, title: 'Danh sách khác', version: 1, reason } }),
  ],
  ['withdrawPaperList', (s) => ({ params: { paperListId: answered(s, 'recordPaperList').id }, body: { version: 2, reason } })],
  ['withdrawPaperLink', (s) => ({ params: { paperLinkId: answered(s, 'addPaperLink').id }, body: { reason } })],
  [
    'receiveIncoming',
    (s, { officer }) => ({ body: { ...paper, number: '991/UBND-NV', kind: 'officialLetter', ...arrival, bodyId: s.ids['bodyId'], assignedTo: officer } }),
  ],
  [
    'receiveRecorded',
    (s, { officer }) => ({
      params: { paperId: s.ids['paperId'] ?? '' },
      body: { ...arrival, arrivedOn: '2020-06-19', bodyId: s.ids['bodyId'], assignedTo: officer },
    }),
  ],
  ['assignIncoming', (s, { officer }) => incomingAct(s, 'receiveIncoming', { assignedTo: officer, unitId: s.ids['bodyId'], dueDays: 9 })],
  ['correctIncoming', (s) => incomingAct(s, 'assignIncoming', { reason, arrivedOn: '2020-03-04', urgency: 'urgent' })],
  [
    'answerIncoming',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ id: string }>(
        "SELECT paper_id AS id FROM paper_version WHERE issued_on >= '2020-03-05' AND recorded_to IS NULL AND kind = 'report' LIMIT 1",
      )
      return incomingAct(s, 'correctIncoming', { paperId: rows[0]?.id })
    },
  ],
  ['reopenIncoming', (s) => incomingAct(s, 'answerIncoming', { reason })],
  ['closeIncoming', (s) => incomingAct(s, 'reopenIncoming', { reason })],
  ['retractIncoming', (s) => incomingAct(s, 'closeIncoming', { reason })],
  ['setRemindDays', () => ({ body: { version: 0, remindDays: 5, reason } })],
  ['createPaperTemplate', async (s, person) => ({ body: { ...(await paperTemplateSeen(s, person)), code: 'mau-thu' } })],
  ['savePaperTemplate', async (s, person) => ({ params: { templateCode: 'notice' }, body: { ...(await paperTemplateSeen(s, person)), version: 1 } })],
  ['saveReviewRoute', (s) => ({ body: { issuerId: s.ids['bodyId'], kind: 'report', steps: ['division-head'], version: 0 } })],
  ['createWordForm', async (s, person) => ({ body: { agencyId: null, name: 'Mẫu thử', about: null, fileId: await keptForm(s, person), fields: [askedTag] } })],
  [
    'saveWordForm',
    async (s, person) => {
      const { id, version } = answered(s, 'createWordForm')
      return { params: { wordFormId: id }, body: { version, name: 'Mẫu thử', about: 'Khi cần', fileId: await keptForm(s, person), fields: [askedTag] } }
    },
  ],
  ['withdrawWordForm', (s) => ({ params: { wordFormId: answered(s, 'createWordForm').id }, body: { version: answered(s, 'saveWordForm').version, reason } })],
  ['createDraftPaper', (s) => ({ body: { templateCode: 'official-letter', issuerId: s.ids['bodyId'], unit: 'TĐC', fields: letterFields } })],
  [
    'saveDraftPaper',
    async (s, person) => {
      const shown = await draftPaperSeen(s, person)
      return { params: { draftPaperId: shown.id }, body: { version: shown.version, base: shown.revision, text: { ...shown.text, abstract: 'thử lại' } } }
    },
  ],
  ['submitDraftPaper', async (s, person) => draftPaperAct(await draftPaperSeen(s, person))],
  ['withdrawDraftPaper', async (s, person) => draftPaperAct(await draftPaperSeen(s, person))],
  [
    'returnDraftPaper',
    async (s, person) => {
      await person.call(submitDraftPaper, draftPaperAct(await draftPaperSeen(s, person)))
      return draftPaperAct(await draftPaperSeen(s, person), { remark: reason, override: reason })
    },
  ],
  [
    'passDraftPaper',
    async (s, person) => {
      await person.call(submitDraftPaper, draftPaperAct(await draftPaperSeen(s, person)))
      return draftPaperAct(await draftPaperSeen(s, person), { override: reason })
    },
  ],
  [
    'signDraftPaper',
    async (s, person) => {
      await s.product.db.owner.query('UPDATE issuing_body SET signs_here = true')
      await s.product.db.owner.query("UPDATE draft_paper SET state = 'approved' WHERE id = $1", [answered(s, 'createDraftPaper').id])
      const shown = await draftPaperSeen(s, person)
      return draftPaperAct(shown, { sha256: shown.sha256, override: reason })
    },
  ],
  [
    'numberDraftPaper',
    async (s, person) => {
      await s.product.db.owner.query("UPDATE issuing_body SET series_here = series_here || '{officialLetter}' WHERE id = $1", [s.ids['bodyId']])
      return draftPaperAct(await draftPaperSeen(s, person), { issuedOn: todayOf(s) })
    },
  ],
  ['issueDraftPaper', async (s, person) => draftPaperAct(await draftPaperSeen(s, person))],
  [
    'recordSignedPaper',
    async (s, person) => ({
      params: { draftPaperId: s.ids['draftPaperId'] ?? '' },
      body: {
        version: 1,
        number: '5/SKHCN-TĐC',
        numberReason: reason,
        issuedOn: '2020-02-04',
        signerName: 'Lê Văn C',
        signerTitle: 'Giám đốc',
        fileId: await keptPdf(person),
      },
    }),
  ],
  [
    'discardDraftPaper',
    async (s, person) => {
      const answer = await person.call(createDraftPaper, { body: { templateCode: 'decision', issuerId: s.ids['bodyId'] } })
      const { id } = answer.json<{ id: string }>()
      return { params: { draftPaperId: id }, body: { version: 1, reason } }
    },
  ],
  ['recordActivity', () => ({ body: activity })],
  [
    'correctActivity',
    (s) => ({ params: { activityId: answered(s, 'recordActivity').id }, body: { ...activity, version: 1, reason, title: 'Hướng dẫn khác' } }),
  ],
  ['retractActivity', (s) => ({ params: { activityId: answered(s, 'recordActivity').id }, body: { version: answered(s, 'correctActivity').version, reason } })],
  ['recordDirection', () => ({ body: direction })],
  [
    'correctDirection',
    (s) => ({ params: { directionId: answered(s, 'recordDirection').id }, body: { ...direction, version: 1, reason, task: 'Tổ chức hai đợt kiểm tra' } }),
  ],
  [
    'recordOutcome',
    (s) => ({ params: { directionId: answered(s, 'recordDirection').id }, body: { version: answered(s, 'correctDirection').version, outcome: 'Đã xong' } }),
  ],
  [
    'setCountingRule',
    (s) => ({
      params: { activityKind: s.ids['activityKind'] ?? '' },
      body: { version: 0, from: '2021-H1', counted: 'records', words: { vi: 'Mỗi lần ghi nhận tính một.', en: 'Each record counts once.' } },
    }),
  ],
  [
    'createPlan',
    async ({ product }) => {
      const { rows } = await product.db.owner.query<{ id: string }>('SELECT id FROM issuing_body LIMIT 1')
      return { body: { kind: 'application', year: 2021, title: 'Kế hoạch năm 2021', issuerId: rows[0]?.id } }
    },
  ],
  [
    'savePlanLines',
    (s) => ({
      params: { planId: answered(s, 'createPlan').id },
      body: { version: 1, lines: [{ id: planLine, task: 'Phát hành bản tin', to: { precision: 'quarter', quarter: '2021-Q1' } }] },
    }),
  ],
  [
    'importPlanLines',
    async (s, person) => ({
      params: { planId: answered(s, 'createPlan').id },
      body: {
        fileId: await keptFile(s, person, 'Nội dung công việc,Thời gian thực hiện\nTổ chức lớp,Quý I\n'),
        mapping: { task: 0, time: 1 },
        skipBadRows: true,
      },
    }),
  ],
  [
    'planFromDirections',
    (s) => ({
      params: { planId: answered(s, 'createPlan').id },
      body: { version: 2, period: '2021-H1', directionIds: [answered(s, 'recordDirection').id] },
    }),
  ],
  ['draftPlanDecision', (s) => ({ params: { planId: answered(s, 'createPlan').id }, body: { version: 3 } })],
  [
    'approvePlan',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ id: string }>("SELECT paper_id AS id FROM paper_version WHERE number = '1452/QĐ-UBND'")
      return { params: { planId: answered(s, 'createPlan').id }, body: { version: 3, paperId: rows[0]?.id } }
    },
  ],
  [
    'recordPlanStep',
    (s) => ({
      params: { planId: answered(s, 'createPlan').id, planLineId: planLine },
      body: { step: 'extension-asked', sequence: 0, onDay: '2020-06-01', until: '2021-06-30', words: 'Chưa kịp' },
    }),
  ],
  [
    'decideExtension',
    (s) => ({ params: { planId: answered(s, 'createPlan').id, planLineId: planLine }, body: { sequence: 1, granted: true, words: 'Đồng ý' } }),
  ],
  ['amendPlan', (s) => ({ params: { planId: answered(s, 'createPlan').id }, body: { version: 4, reason } })],
  ['closePlan', (s) => ({ params: { planId: s.ids['planId'] ?? '' }, body: { version: 3, evaluation: 'Hoàn thành' } })],
  [
    'reorderDirections',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ id: string; version: number }>(
        "SELECT d.id, d.version FROM direction d JOIN direction_version v ON v.direction_id = d.id AND v.recorded_to IS NULL WHERE v.period = '2020-H2' ORDER BY v.position DESC",
      )
      return { body: { period: '2020-H2', order: rows } }
    },
  ],
  [
    'retractDirection',
    async (s) => ({
      params: { directionId: answered(s, 'recordDirection').id },
      body: { version: await versionOf(s, 'direction', answered(s, 'recordDirection').id), reason },
    }),
  ],
  ['establishAgency', () => ({ body: { facts: facts('Ban Thử nghiệm'), effectiveOn: '2019-01-01', paper: null, note: null } })],
  [
    'changeAgency',
    (s) => ({
      params: { agencyId: answered(s, 'establishAgency').id },
      body: { facts: facts('Ban Thử nghiệm mới'), effectiveOn: '2020-01-01', paper: null, note: null, version: 1 },
    }),
  ],
  [
    'correctAgency',
    async (s) => {
      const { id } = answered(s, 'establishAgency')
      const { rows } = await s.product.db.owner.query<{ id: string }>("SELECT id FROM agency_event WHERE agency_id = $1 AND kind = 'change'", [id])
      return {
        params: { agencyId: id },
        body: { facts: facts('Ban Thử nghiệm và Đo lường'), effectiveOn: '2020-01-01', paper: null, eventId: rows[0]?.id, reason, version: 2 },
      }
    },
  ],
  [
    'voidAgencyEvent',
    async (s) => {
      const { id } = answered(s, 'establishAgency')
      const { rows } = await s.product.db.owner.query<{ id: string }>("SELECT id FROM agency_event WHERE agency_id = $1 AND kind = 'correct'", [id])
      return { params: { agencyId: id }, body: { eventId: rows[0]?.id, reason, version: 3 } }
    },
  ],
  ['draftAct', () => ({ body: actDraft('Nghị quyết về việc sắp xếp') })],
  ['saveAct', (s) => ({ params: { actId: answered(s, 'draftAct').id }, body: { ...actDraft('Nghị quyết về việc sắp xếp các ban'), version: 1 } })],
  ['applyAct', async (s, person) => ({ params: { actId: answered(s, 'draftAct').id }, body: { version: 2, digest: await shownAct(s, person, 'previewAct') } })],
  ['correctAct', (s) => ({ params: { actId: answered(s, 'draftAct').id }, body: { version: 3, reason } })],
  ['discardAct', (s) => ({ params: { actId: answered(s, 'correctAct').id }, body: { version: 1 } })],
  [
    'annulAct',
    async (s, person) => ({
      params: { actId: answered(s, 'draftAct').id },
      body: { version: 3, digest: await shownAct(s, person, 'previewAnnulment'), reason },
    }),
  ],
  [
    'receiveOfficialList',
    async (s, person) => ({
      body: {
        fileId: await keptFile(s, person, 'Mã,Tên,Mã QH,Quận Huyện,Mã TP\n27190,Phường 2,771,Quận 10,79\n'),
        effectiveOn: '2021-01-01',
      },
    }),
  ],
  [
    'readCrosswalkFile',
    async (s, person) => ({
      params: { officialListId: s.ids['officialListId'] ?? '' },
      body: { fileId: await keptFile(s, person, 'Mã cũ,Mã mới\n769,771\n'), version: 1 },
    }),
  ],
  [
    'answerOfficialList',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ code: string }>(
        "SELECT code FROM agency_version WHERE recorded_to IS NULL AND valid_from <= '2021-01-01' AND coalesce(valid_to, 'infinity') > '2021-01-01' AND kind IN ('district-committee', 'commune-committee') AND code <> '771'",
      )
      return {
        params: { officialListId: s.ids['officialListId'] ?? '' },
        body: { version: 2, crosswalk: rows.map(({ code }) => ({ from: code, to: code.length === 3 ? '771' : null })) },
      }
    },
  ],
  ['draftFromOfficialList', (s) => ({ params: { officialListId: s.ids['officialListId'] ?? '' }, body: { version: 3, title: 'Sắp xếp theo danh mục' } })],
  ['doTask', (s) => ({ params: { taskId: s.ids['taskId'] ?? '' }, body: { version: 1, note: null } })],
  ['runChecks', () => ({ body: {} })],
  ['acceptFinding', (s) => ({ params: { findingId: s.ids['findingId'] ?? '' }, body: { version: 1, reason } })],
  ['reopenFinding', (s) => ({ params: { findingId: s.ids['findingId'] ?? '' }, body: { version: 2 } })],
  ['recordDeclaration', (s) => ({ body: declaration(answered(s, 'establishAgency').id) })],
  [
    'correctDeclaration',
    (s) => ({
      params: { declarationId: answered(s, 'recordDeclaration').id },
      body: { ...declaration(answered(s, 'establishAgency').id), issuedOn: '2020-04-03', version: 1, reason },
    }),
  ],
  ['retractDeclaration', (s) => ({ params: { declarationId: answered(s, 'correctDeclaration').id }, body: { version: 1, reason } })],
  ['createDraft', (s) => ({ body: draft(answered(s, 'establishAgency').id) })],
  ['saveDraft', (s) => ({ params: { draftId: answered(s, 'createDraft').id }, body: { ...draft(answered(s, 'establishAgency').id), version: 1 } })],
  [
    'signDraft',
    (s) => ({ params: { draftId: answered(s, 'createDraft').id }, body: { version: 2, signedOn: '2020-05-04', signerName: 'Trần Văn An', reason } }),
  ],
  ['numberDraft', (s) => ({ params: { draftId: answered(s, 'createDraft').id }, body: { version: 3, number: '91/QĐ-UBND', issuedOn: '2020-05-05' } })],
  ['issueDraft', (s) => ({ params: { draftId: answered(s, 'createDraft').id }, body: { version: 4 } })],
  [
    'tellFact',
    (s) => ({
      params: { declarationId: answered(s, 'issueDraft').id },
      body: { kind: 'web-link', happenedOn: '2020-05-06', address: 'https://example.gov.vn/' },
    }),
  ],
  [
    'correctFact',
    (s) => ({
      params: { declarationId: answered(s, 'issueDraft').id, factId: answered(s, 'tellFact').id },
      body: { kind: 'web-link', happenedOn: '2020-05-07', address: 'https://example.gov.vn/cong-bo', reason },
    }),
  ],
  [
    'withdrawDeclaration',
    (s) => ({ params: { declarationId: answered(s, 'issueDraft').id }, body: { version: 1, withdrawnOn: '2020-05-08', number: '95/QĐ-UBND', reason } }),
  ],
  ['discardDraft', (s) => ({ params: { draftId: s.ids['draftId'] ?? '' }, body: { version: 1, reason } })],
  ['switchPublicRegister', () => ({ body: { version: 0, open: true } })],
  ['republishRegister', () => ({ body: {} })],
  [
    'setWeekly',
    () => ({
      body: { version: 1, enabled: true, weekday: 1, minute: 390, linkDays: 30, recipients: [{ name: 'Lãnh đạo', address: 'lanhdao@thu.vn' }] },
    }),
  ],
  ['sendWeekly', (s) => ({ body: { version: s.last['setWeekly']?.['version'] } })],
  ['revokeWeekly', (s) => ({ params: { weeklyDeliveryId: s.ids['weeklyDeliveryId'] ?? '' }, body: { reason } })],
  ['eraseWeekly', (s) => ({ params: { weeklyDeliveryId: s.ids['weeklyDeliveryId'] ?? '' }, body: { reason } })],
  ['createNews', () => ({ body: news })],
  ['saveNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { ...news, title: 'Tin đã sửa', version: 1 } })],
  ['submitNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { version: 2 } })],
  ['returnNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { version: 3, reason } })],
  [
    'approveNews',
    async (s) => {
      await s.product.db.owner.query("UPDATE news_item SET state = 'submitted' WHERE id = $1", [answered(s, 'createNews').id])
      return { params: { newsId: answered(s, 'createNews').id }, body: { version: 4, reason } }
    },
  ],
  ['publishNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { version: 5 } })],
  ['correctNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { ...news, body: 'Nội dung đúng', note: 'Sửa số', version: 6 } })],
  ['withdrawNews', (s) => ({ params: { newsId: answered(s, 'createNews').id }, body: { version: 7, reason } })],
  ['discardNews', (s) => ({ params: { newsId: s.ids['newsId'] ?? '' }, body: { version: 1 } })],
  ['createNewsletter', () => ({ body: newsletter })],
  ['saveNewsletter', (s) => ({ params: { newsletterId: answered(s, 'createNewsletter').id }, body: { ...newsletter, title: 'Số đã sửa', version: 1 } })],
  ['publishNewsletter', (s) => ({ params: { newsletterId: answered(s, 'createNewsletter').id }, body: { version: 2 } })],
  ['countNewsletter', (s) => ({ params: { newsletterId: answered(s, 'createNewsletter').id }, body: { version: 3, count: { as: 'new' } } })],
  ['withdrawNewsletter', (s) => ({ params: { newsletterId: answered(s, 'createNewsletter').id }, body: { version: 4, reason } })],
  ['discardNewsletter', (s) => ({ params: { newsletterId: s.ids['newsletterId'] ?? '' }, body: { version: 1 } })],
  [
    'saveLinks',
    () => ({ body: { version: 0, groups: [{ title: { vi: 'Cơ quan', en: 'Bodies' }, links: [{ label: 'Tổng cục', address: 'https://tcvn.gov.vn/' }] }] } }),
  ],
  ['recordReview', () => ({ body: { edition: 'TCVN ISO 9001:2015', blocks: ['ban'], reviewedOn: '2020-06-01', source: 'Rà soát thử' } })],
  ['retractReview', (s) => ({ params: { reviewId: answered(s, 'recordReview').id }, body: { version: 1, reason } })],
  [
    'importAgencies',
    async (s, person) => ({ body: { fileId: await keptFile(s, person, 'Tên cơ quan,Khối,Có hiệu lực từ\nBan Mới,ban,01/01/2019\n'), skipBadRows: false } }),
  ],
  [
    'importDeclarations',
    async (s, person) => ({
      body: {
        fileId: await keptFile(s, person, 'Cơ quan,Số,Ngày\nBan Mới,1/QĐ-B,01/02/2020\n'),
        mapping: { agency: 0, number: 1, issuedOn: 2 },
        skipBadRows: false,
      },
    }),
  ],
  [
    'importPapers',
    async (s, person) => ({
      body: {
        fileId: await keptFile(s, person, 'Số,Ngày,Trích yếu,Cơ quan ban hành\n1/QĐ-BM,01/02/2020,về việc thử,Ban Mới\n'),
        mapping: { number: 0, issuedOn: 1, abstract: 2, issuer: 3 },
        skipBadRows: false,
      },
    }),
  ],
  [
    'importActivities',
    async (s, person) => ({
      body: {
        fileId: await keptFile(s, person, 'Loại,Tên hoạt động,Thời gian\nBản tin,Bản tin ISO thử,01/02/2020\n'),
        mapping: { kind: 0, title: 1, began: 2 },
        skipBadRows: false,
      },
    }),
  ],
  ['startAgencyExport', () => ({ body: { format: 'csv' } })],
  ['startPeopleExport', () => ({ body: { format: 'csv' } })],
  ['startPaperExport', () => ({ body: { format: 'xlsx' } })],
  ['startIncomingExport', () => ({ body: { format: 'xlsx' } })],
  ['startDeclarationExport', () => ({ body: { format: 'csv' } })],
  ['startStandingExport', () => ({ body: { format: 'csv' } })],
  [
    'changeCalendar',
    () => ({
      body: {
        agencyId: null,
        reason: null,
        change: {
          act: 'record',
          entries: [
            {
              day: '2020-06-22',
              kind: 'holiday',
              name: { vi: 'Ngày thử', en: 'Trial' },
              source: 'Thử',
              paper: null,
              pairedDay: null,
              sessions: null,
              state: 'confirmed',
            },
          ],
        },
      },
    }),
  ],
  ['loadPublishedCalendars', () => ({ body: {} })],
  ['publishCalendarYear', () => ({ body: { year: 2020, source: 'Thông báo khác', seen: 1 } })],
  ['withdrawCalendarYear', () => ({ body: { year: 2021, seen: 1, reason } })],
  ['recalculateOwnDeadlines', (s) => ({ body: { agencyId: s.ids['agencyId'] } })],
  ['reprojectDeadlines', () => ({ body: {} })],
  ['keepDeadlines', (s) => ({ body: { ids: [s.ids['deadlineId']], reason } })],
  [
    'importCalendar',
    async (s, person) => ({ body: { fileId: await keptFile(s, person, 'Ngày,Loại ngày,Tên,Căn cứ\n01/01/2027,Nghỉ bù,Thử,Thử\n'), skipBadRows: false } }),
  ],
  ['createReport', (s) => ({ body: { period: '2019-H2', dataDate: '2019-12-15', issuerId: s.ids['bodyId'] } })],
  [
    'changeReport',
    (s) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: { version: answered(s, 'createReport').version, dataDate: '2019-12-20', issuerId: s.ids['bodyId'] },
    }),
  ],
  ['saveReportTemplate', async (s, person) => ({ params: { code: 'half-year-bulletin' }, body: await templateSeen(s, person) })],
  [
    'setReportIssuing',
    (s) => ({
      params: { code: 'full-report' },
      body: {
        version: 0,
        from: '2019-01-01',
        issuerId: s.ids['bodyId'],
        unitId: null,
        addressees: ['Bộ Khoa học và Công nghệ'],
        recipients: ['Như trên'],
        signingForm: 'TM. ỦY BAN NHÂN DÂN',
        signerTitle: 'CHỦ TỊCH',
        source: 'Quy chế làm việc',
      },
    }),
  ],
  [
    'saveWording',
    async (s) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: { version: await versionOf(s, 'report', answered(s, 'createReport').id), section: 'converted', text: 'Bổ sung.', place: 'beside' },
    }),
  ],
  [
    'freezeReport',
    async (s, person) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: { version: await versionOf(s, 'report', answered(s, 'createReport').id), digest: await digestOf(s, person) },
    }),
  ],
  ['submitReport', (s) => ({ params: { reportId: answered(s, 'createReport').id }, body: { version: answered(s, 'freezeReport').version } })],
  ['passReport', (s) => ({ params: { reportId: answered(s, 'createReport').id }, body: { version: answered(s, 'submitReport').version, override: reason } })],
  ['returnReport', (s) => ({ params: { reportId: answered(s, 'createReport').id }, body: { version: answered(s, 'passReport').version, remark: reason } })],
  [
    'recallReport',
    async (s) => {
      const reportId = answered(s, 'createReport').id
      // As if it had been submitted once more.
      await s.product.db.owner.query("UPDATE report SET state = 'submitted' WHERE id = $1", [reportId])
      await s.product.db.owner.query("UPDATE review SET state = 'open', step = 0, waiting_role = steps[1] WHERE subject_id = $1", [reportId])
      return { params: { reportId }, body: { version: answered(s, 'returnReport').version } }
    },
  ],
  [
    'issueReport',
    (s) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: { version: answered(s, 'recallReport').version, number: '12/BC-SKHCN', issuedOn: '2020-01-06', signerTitle: 'GIÁM ĐỐC' },
    }),
  ],
  [
    'correctReport',
    (s) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: {
        version: answered(s, 'issueReport').version,
        items: [{ place: 'Mục 1', wrong: '47', right: '48' }],
        issuedOn: '2020-01-07',
        signerTitle: 'GIÁM ĐỐC',
      },
    }),
  ],
  [
    'publishReport',
    (s) => ({
      params: { reportId: answered(s, 'createReport').id },
      body: { version: answered(s, 'correctReport').version, title: 'Tình hình áp dụng', sourceLine: 'Chi cục TĐC' },
    }),
  ],
  ['withdrawArticle', (s) => ({ params: { reportId: answered(s, 'createReport').id }, body: { version: answered(s, 'publishReport').version, reason } })],
  [
    'eraseField',
    async (s) => {
      const { rows } = await s.product.db.owner.query<{ event: string; field: string }>(
        "SELECT event_id AS event, field FROM event_private WHERE field = 'reason' AND erased_at IS NULL LIMIT 1",
      )
      return { params: { eventId: rows[0]?.event ?? '' }, body: { field: rows[0]?.field, reason } }
    },
  ],
]
