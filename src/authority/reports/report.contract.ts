import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AuthorityId, BodyId, PaperId, ReportId } from '../../kernel/identity.ts'
import { ListQuery, listOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { Compared, ReferenceView } from './comparison.ts'
import { Difference } from './difference.ts'
import { ErratumView } from './erratum.ts'
import { FigureRow } from './figure-rows.ts'
import { FigureValue } from './figure-value.ts'
import { RowGroup } from './figures.ts'
import { ReportState } from './report.ts'
import { Passage } from './passage.ts'
import { OwnWords, Wording } from './wording.ts'
import { line, lines } from '../../kernel/text.ts'
import { Role } from '../../kernel/rights.ts'
import { RoundView } from '../../papers/review/review.contract.ts'

const oneReport = z.strictObject({ reportId: ReportId })
const Instant = z.iso.datetime()
const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const VersionNo = z.coerce.number().int().min(1).max(10_000)
const Saved = z.strictObject({ id: ReportId, version: z.int() })

const Issue = z.strictObject({
  no: z.int(),
  number: z.string(),
  issuedOn: Day,
  signerName: z.string().nullable(),
  signerTitle: z.string(),
  paperId: PaperId,
  recordedAt: Instant,
})
const Article = z.strictObject({ slug: z.string(), publishedAt: Instant })

const shared = {
  id: ReportId,
  version: z.int(),
  template: z.string(),
  period: ReportPeriod,
  dataDate: Day,
  state: ReportState,
  latest: z.int().describe('number of the last frozen version; 0 before'),
  issuer: z.strictObject({ id: BodyId, name: z.string() }),
}

export const ReportRow = z.strictObject({
  ...shared,
  templateName: TwoLanguages,
  frozenAt: Instant.nullable(),
  issue: Issue.nullable(),
  article: Article.nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

export const listReports = endpoint({
  name: 'listReports',
  summary: 'Periodic reports, newest period first',
  method: 'GET',
  path: '/reports',
  access: 'report.read',
  query: ListQuery.omit({ q: true, sort: true }).extend({ period: ReportPeriod.optional(), state: ReportState.optional() }),
  reply: listOf(ReportRow),
})

export const createReport = endpoint({
  name: 'createReport',
  summary: 'Begin the report of a half-year or of a year',
  method: 'POST',
  path: '/reports',
  access: 'report.compose',
  status: 201,
  body: z.strictObject({
    template: z
      .string()
      .min(2)
      .max(40)
      .default('half-year-bulletin')
      .describe('A code of GET /report-templates; one report of each for a period; a template tells of half-years or of years'),
    period: ReportPeriod,
    dataDate: Day.describe('Ngày chốt số liệu: figures are counted by document dates up to it'),
    issuerId: BodyId,
  }),
  reply: Saved,
})

export const changeReport = endpoint({
  name: 'changeReport',
  summary: 'Another data date or issuer, until the report is issued',
  method: 'PUT',
  path: '/reports/:reportId',
  access: 'report.compose',
  params: oneReport,
  body: z.strictObject({ version: z.int(), dataDate: Day, issuerId: BodyId }),
  reply: Saved,
})

export const VersionView = z.strictObject({
  no: z.int(),
  dataDate: Day,
  knownAt: Instant,
  frozenAt: Instant,
  frozenBy: z.string().nullable(),
  reason: z.string().nullable(),
  sha256: Digest,
  issue: Issue.nullable(),
})
export type VersionView = z.infer<typeof VersionView>

export const SectionView = z.strictObject({ code: z.string(), name: TwoLanguages, placeholders: z.array(z.string()) })

export const ReportView = z.strictObject({
  ...shared,
  title: z.string(),
  templateName: TwoLanguages,
  templateEdition: z.int(),
  wording: Wording,
  sections: z.array(SectionView),
  authority: z.strictObject({ id: AuthorityId, name: z.string(), demonstration: z.boolean() }),
  symbol: z.string().describe('symbol its number will bear, e.g. BC-SKHCN'),
  signerTitle: z.string(),
  sourceLine: z.string(),
  versions: z.array(VersionView).describe('newest first'),
  article: Article.nullable(),
  series: z.strictObject({ here: z.boolean().describe('Whether its numbers are given here'), kind: z.string() }),
  drafter: z.string().nullable().describe('symbol of the body that drafts it'),
  wordsChanged: z.boolean().describe('Own words were changed since the figures were frozen'),
  steps: z.array(Role).describe('Roles that would check it if it were submitted today'),
  reviews: z.array(RoundView).describe('Rounds of checking, newest first'),
  standing: z.enum(['own-step', 'reason-wanted', 'not-yours']).describe('How the asking seat stands to the step that waits'),
  errata: z.array(ErratumView).describe('Corrections of what was issued, newest first'),
})
export type ReportView = z.infer<typeof ReportView>

export const showReport = endpoint({
  name: 'showReport',
  summary: 'One report: state, wording, frozen versions, issue',
  method: 'GET',
  path: '/reports/:reportId',
  access: 'report.read',
  params: oneReport,
  reply: ReportView,
})

const ofVersion = { version: VersionNo.optional().describe('a frozen version; live figures without it') }

export const FigureView = z.strictObject({
  key: z.string(),
  section: z.string(),
  label: TwoLanguages,
  value: FigureValue,
  shown: z.string(),
  after: z.int().describe('records of the period dated after the data date'),
  later: z.int().describe('in a year: records that came after the data date of the half-year report'),
  compared: z.array(Compared).describe('the same figure in other periods, in the order of "references"'),
})
export type FigureView = z.infer<typeof FigureView>

const UnboundView = z.strictObject({
  section: z.string(),
  name: TwoLanguages,
  number: z.string(),
  offers: z.array(z.string()).describe('bound figures that say the same, as a sentence calls them'),
})

export const showFigures = endpoint({
  name: 'showFigures',
  summary: 'The bound figures, live as of the data date or of a frozen version',
  method: 'GET',
  path: '/reports/:reportId/figures',
  access: 'report.read',
  params: oneReport,
  query: z.strictObject(ofVersion),
  reply: z.strictObject({
    dataDate: Day,
    knownAt: Instant,
    edition: z.string(),
    figures: z.array(FigureView),
    references: z.array(ReferenceView).describe('the other periods: the one before and the same one last year; for a year the year before and its halves'),
    digest: Digest,
    unbound: z.array(UnboundView).describe('numbers typed into own words that no figure stands behind'),
  }),
})

export const openFigure = endpoint({
  name: 'openFigure',
  summary: 'The records behind a figure: the 47 names, the 16 missing, those without data',
  method: 'GET',
  path: '/reports/:reportId/figure-rows',
  access: 'report.read',
  params: oneReport,
  query: ListQuery.omit({ sort: true }).extend({ figure: z.string().min(1).max(120), group: RowGroup.optional(), row: z.uuid().optional(), ...ofVersion }),
  reply: listOf(FigureRow),
})

export const previewReport = endpoint({
  name: 'previewReport',
  summary: 'The paper as it would be issued now, or as it was; its figures are buttons that name what they open',
  method: 'GET',
  path: '/reports/:reportId/preview',
  access: 'report.read',
  params: oneReport,
  query: z.strictObject(ofVersion),
  reply: z.strictObject({ html: z.string(), digest: Digest, dataDate: Day, knownAt: Instant }),
})

export const saveWording = endpoint({
  name: 'saveWording',
  summary: 'Own words of one section, beside the model sentences or in their place; empty text takes them back',
  method: 'PUT',
  path: '/reports/:reportId/wording',
  access: 'report.compose',
  params: oneReport,
  body: z.strictObject({ version: z.int(), section: z.string().min(1).max(40), ...OwnWords.shape }),
  reply: Saved,
})

export const freezeReport = endpoint({
  name: 'freezeReport',
  summary: 'Chốt số liệu: freeze figures and lists with their Word and PDF; they never change again',
  method: 'POST',
  path: '/reports/:reportId/freeze',
  access: 'report.freeze',
  params: oneReport,
  status: 201,
  body: z.strictObject({
    version: z.int(),
    digest: Digest.describe('of the figures that were shown'),
    reason: lines(2000).optional().describe('asked for from the second version on'),
    checked: z.boolean().default(false).describe('the numbers typed into own words were checked; asked for where there are any'),
  }),
  reply: z.strictObject({ id: ReportId, version: z.int(), no: z.int() }),
})

export const issueReport = endpoint({
  name: 'issueReport',
  summary: 'Give the number, or record the one given elsewhere, with day and signer; the text is sealed and enters the register of papers',
  method: 'POST',
  path: '/reports/:reportId/issue',
  access: 'report.issue',
  params: oneReport,
  status: 201,
  body: z.strictObject({
    version: z.int(),
    number: OfficialNumberText.optional().describe('given elsewhere; where the series is kept here, the number that was shown as the next, or none'),
    numberReason: lines(1000).optional().describe('why a number behind the last one is taken'),
    issuedOn: Day,
    signerName: line(200).optional(),
    signerTitle: line(200),
    checked: z.boolean().default(false).describe('the numbers typed into words that changed after the freezing were checked; asked for where there are any'),
  }),
  reply: z.strictObject({ id: ReportId, version: z.int(), no: z.int(), paperId: PaperId, number: z.string() }),
})

export const publishReport = endpoint({
  name: 'publishReport',
  summary: 'Put the issued report on the public portal: text and PDF as a copy',
  method: 'POST',
  path: '/reports/:reportId/publish',
  access: 'report.publish',
  params: oneReport,
  status: 201,
  body: z.strictObject({
    version: z.int(),
    publishedAt: z.iso.datetime({ offset: true }).optional().describe('now without it'),
    title: line(300),
    sourceLine: line(300),
  }),
  reply: z.strictObject({ id: ReportId, version: z.int(), slug: z.string() }),
})

export const withdrawArticle = endpoint({
  name: 'withdrawArticle',
  summary: 'Take the article of a report off the portal; its address says that it was withdrawn. The report itself stays issued',
  method: 'POST',
  path: '/reports/:reportId/withdrawal',
  access: 'report.publish',
  params: oneReport,
  status: 201,
  body: z.strictObject({ version: z.int(), reason: lines(2000) }),
  reply: Saved,
})

export const compareReport = endpoint({
  name: 'compareReport',
  summary: "Which figures differ between a frozen version and today's knowledge, and the records that came or went",
  method: 'GET',
  path: '/reports/:reportId/versions/:no/difference',
  access: 'report.read',
  params: oneReport.extend({ no: VersionNo }),
  query: z.strictObject({ with: VersionNo.optional().describe('another frozen version; live figures without it') }),
  reply: z.strictObject({ no: z.int(), with: z.int().nullable(), rows: z.array(Difference) }),
})

export const compareReportText = endpoint({
  name: 'compareReportText',
  summary: 'Words changed against the last issued report of the same template for an earlier period',
  method: 'GET',
  path: '/reports/:reportId/text-difference',
  access: 'report.read',
  params: oneReport,
  query: z.strictObject(ofVersion),
  reply: z.strictObject({
    against: z.strictObject({ id: ReportId, period: ReportPeriod, number: z.string(), issuedOn: Day }).nullable().describe('null when none was issued before'),
    passages: z.array(Passage),
  }),
})

export const FileFormat = z.enum(['docx', 'pdf', 'html', 'json'])
export type FileFormat = z.infer<typeof FileFormat>

export const reportFile = endpoint({
  name: 'reportFile',
  summary: 'A frozen version, or the report as it was issued, to the byte as it was kept',
  method: 'GET',
  path: '/reports/:reportId/versions/:no/file',
  access: 'report.read',
  kind: 'file',
  params: oneReport.extend({ no: VersionNo }),
  query: z.strictObject({ format: FileFormat, of: z.enum(['frozen', 'issued']).default('frozen') }),
})
