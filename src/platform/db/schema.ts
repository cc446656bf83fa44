// Made from the migrations by scripts/generate-db-types.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely'

export interface ActivityTable {
  authorityId: number
  id: string
  recordedAt: Date
  version: Generated<number>
}

export interface ActivityCountingTable {
  authorityId: number
  kind: string
  version: number
  fromPeriod: string
  counted: string
  ruleVi: string
  ruleEn: string
  officerId: string | null
  recordedAt: Date
}

export interface ActivityFactsTable {
  authorityId: number
  activityId: string
  kind: string
  period: string
  beganFrom: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface ActivityKindTable {
  code: string
  nameVi: string
  nameEn: string
  unitVi: string | null
  position: number
  counted: Generated<string>
  ruleVi: Generated<string>
  ruleEn: Generated<string>
}

export interface ActivityVersionTable {
  authorityId: number
  activityId: string
  version: number
  kind: string
  title: string
  period: string
  began: ColumnType<unknown, string, string>
  ended: ColumnType<unknown | null, string | null | undefined, string | null>
  beganFrom: string | null
  beganTo: string | null
  doer: string | null
  quantity: number | null
  unit: string | null
  product: string | null
  channels: Generated<string[]>
  note: string | null
  paperIds: Generated<string[]>
  agencyIds: Generated<string[]>
  fileId: string | null
  searchNorm: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface AgencyTable {
  authorityId: number
  id: string
  recordedAt: Date
  version: Generated<number>
}

export interface AgencyActTable {
  authorityId: number
  id: string
  state: string
  title: string
  titleNorm: string
  paperNumber: string | null
  paperDate: string | null
  issuer: string | null
  effectiveOn: string | null
  note: string | null
  source: string
  lines: ColumnType<unknown, string, string>
  lineCount: number
  agencies: string[]
  made: ColumnType<unknown, string, string>
  did: ColumnType<unknown | null, string | null | undefined, string | null>
  corrects: string | null
  correctedBy: string | null
  reason: string | null
  digest: string | null
  createdAt: Date
  createdBy: string | null
  appliedAt: Date | null
  appliedBy: string | null
  annulledAt: Date | null
  version: Generated<number>
}

export interface AgencyActFactsTable {
  authorityId: number
  ofAgencyId: string | null
  actId: string
}

export interface AgencyBlockTable {
  authorityId: number
  code: string
  nameVi: string
  nameEn: string
  position: number
  apart: Generated<boolean>
  validFrom: string
  validTo: string | null
}

export interface AgencyEndFactsTable {
  authorityId: number
  agencyId: string
  effectiveOn: string
  kind: string
}

export interface AgencyEventTable {
  authorityId: number
  id: string
  agencyId: string
  kind: string
  effectiveOn: string
  paperNumber: string | null
  paperDate: string | null
  actId: string | null
  details: ColumnType<unknown, string, string>
  recordedAt: Date
  seatId: string | null
}

export interface AgencyFactsTable {
  authorityId: number
  agencyId: string
  versionId: string
  validFrom: string
  validTo: string | null
  recordedFrom: Date
  recordedTo: Date | null
  code: string | null
  name: string
  nameKey: string
  shortName: string
  shortKey: string
  nameNorm: string
  kind: string
  block: string
  parentId: string | null
  obligation: string
}

export interface AgencyLinkTable {
  authorityId: number
  id: string
  actId: string
  lineId: string
  fromAgency: string
  toAgency: string
  kind: string
  share: string | null
  effectiveOn: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface AgencyLinkFactsTable {
  authorityId: number
  actId: string
  fromAgency: string
  toAgency: string
  kind: string
  share: string
  effectiveOn: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface AgencyTaskTable {
  authorityId: number
  id: string
  agencyId: string
  kind: string
  fromAgency: string | null
  actId: string
  subjectKind: string | null
  subjectId: string | null
  facts: ColumnType<unknown, string, string>
  fromDay: string
  state: string
  createdAt: Date
  doneAt: Date | null
  doneBy: string | null
  note: string | null
  passedBy: string | null
  passedFrom: string | null
  version: Generated<number>
}

export interface AgencyTaskFactsTable {
  authorityId: number
  taskId: string
  agencyId: string
  kind: string
  state: string
  fromDay: string
}

export interface AgencyVersionTable {
  authorityId: number
  id: string
  agencyId: string
  eventId: string
  validFrom: string
  validTo: string | null
  recordedFrom: Date
  recordedTo: Date | null
  code: string | null
  name: string
  nameKey: string
  shortName: string
  shortKey: string
  nameNorm: string
  kind: string
  block: string
  parentId: string | null
  obligation: string
  obligationBasis: string | null
  address: string | null
}

export interface AuthorityTable {
  authorityId: number
  officeId: string
  name: string
  placeName: string
  demonstration: Generated<boolean>
  setUpAt: Date
  version: Generated<number>
  lateAfterDays: Generated<number>
}

export interface CalendarExceptionTable {
  authorityId: number
  id: string
  version: number
  agencyId: string | null
  day: string
  kind: string
  nameVi: string
  nameEn: string
  source: string
  paperNumber: string | null
  paperDate: string | null
  pairedDay: string | null
  sessions: ColumnType<unknown | null, string | null | undefined, string | null>
  state: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface CalendarSettingTable {
  authorityId: number
  id: string
  version: number
  agencyId: string | null
  kind: string
  value: ColumnType<unknown, string, string>
  validFrom: string
  validTo: string | null
  seasonFrom: string | null
  seasonTo: string | null
  source: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface CalendarYearTable {
  authorityId: number
  year: number
  version: number
  source: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
  withdrawnFor: string | null
}

export interface CampaignTable {
  authorityId: number
  id: string
  name: string
  nameNorm: string
  kind: string
  fromEdition: string | null
  toEdition: string
  startsOn: string
  endsOn: string
  basis: Generated<string[]>
  guidance: Generated<string[]>
  milestones: ColumnType<unknown, string | undefined, string>
  note: string | null
  createdAt: Date
  recordedFrom: Date
  version: Generated<number>
}

export interface CampaignFactsTable {
  authorityId: number
  campaignId: string
  name: string
  kind: string
  toEdition: string
  startsOn: string
  endsOn: string
}

export interface CampaignFormerTable {
  authorityId: number
  id: string
  version: number
  name: string
  nameNorm: string
  kind: string
  fromEdition: string | null
  toEdition: string
  startsOn: string
  endsOn: string
  basis: string[]
  guidance: string[]
  milestones: ColumnType<unknown, string, string>
  note: string | null
  recordedFrom: Date
  recordedTo: Date
}

export interface CampaignKnownTable {
  authorityId: number
  id: string
  version: number
  name: string
  nameNorm: string
  kind: string
  fromEdition: string
  toEdition: string
  startsOn: string
  endsOn: string
  basis: string[]
  guidance: string[]
  milestones: ColumnType<unknown, string, string>
  note: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface CampaignListTable {
  authorityId: number
  id: string
  version: number
  name: string
  nameNorm: string
  datedOn: string
  basis: string
  paperId: string | null
  source: string
  sourceDetail: ColumnType<unknown, string, string>
  members: number
  reason: string | null
  recordedAt: Date
}

export interface CampaignListMemberTable {
  authorityId: number
  listId: string
  version: number
  agencyId: string
}

export interface CampaignStageTable {
  authorityId: number
  id: string
  campaignId: string
  agencyId: string
  sequence: number
  stage: string
  reachedOn: string
  evidence: string | null
  paperId: string | null
  fileId: string | null
  reason: string | null
  recordedAt: Date
}

export interface CampaignTargetTable {
  authorityId: number
  id: string
  campaignId: string
  listId: string
  percent: string
  dueOn: string
  state: Generated<string>
  createdAt: Date
  recordedFrom: Date
  version: Generated<number>
}

export interface CampaignTargetFormerTable {
  authorityId: number
  id: string
  version: number
  campaignId: string
  listId: string
  percent: string
  dueOn: string
  state: string
  recordedFrom: Date
  recordedTo: Date
}

export interface CampaignTargetKnownTable {
  authorityId: number
  id: string
  version: number
  campaignId: string
  listId: string
  percent: string
  dueOn: string
  state: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface ChainHeadTable {
  authorityId: number
  organisationId: string
  seq: ColumnType<bigint, bigint | number, bigint | number>
  previousHash: Buffer
  hash: Buffer
}

export interface DeadlineTable {
  authorityId: number
  id: string
  version: Generated<number>
  agencyId: string | null
  subjectKind: string
  subjectId: string
  receivedAt: Date
  amount: number
  unit: string
  rule: ColumnType<unknown | null, string | null | undefined, string | null>
  pauses: ColumnType<unknown, string | undefined, string>
  dueAt: Date | null
  provisional: boolean
  calculatedAt: Date
  keptAt: Date | null
  keptReason: string | null
  closedAt: Date | null
}

export interface DeadlineFactsTable {
  authorityId: number
  deadlineId: string
  agencyId: string
  subjectKind: string
  subjectId: string
  receivedAt: Date
  dueAt: Date
  provisional: boolean
  closedAt: Date
}

export interface DeclarationTable {
  authorityId: number
  id: string
  agencyId: string
  edition: string
  kind: string
  number: string
  numberKey: string
  year: number
  issuedOn: string
  effectiveOn: string
  signerName: string | null
  signerTitle: string | null
  annex: string
  fileId: string | null
  annexFileId: string | null
  source: string | null
  note: string | null
  recordedFrom: Date
  recordedTo: Date | null
  withdrawnOn: string | null
  replaces: string | null
  version: Generated<number>
  origin: string | null
  drafted: Generated<boolean>
  scope: string | null
  withdrawal: string | null
}

export interface DeclarationAnnexTable {
  authorityId: number
  declarationId: string
  agencyId: string
  content: string
  contentSha256: string
  docxFileId: string
  pdfFileId: string
  frozenAt: Date
}

export interface DeclarationDraftTable {
  authorityId: number
  id: string
  agencyId: string
  state: string
  kind: string
  edition: string
  templateSet: string
  wording: ColumnType<unknown, string, string>
  rows: ColumnType<unknown, string, string>
  evidence: ColumnType<unknown, string, string>
  effectiveOn: string | null
  signedOn: string | null
  signerName: string | null
  signerTitle: string
  number: string | null
  issuedOn: string | null
  reason: string | null
  createdAt: Date
  changedAt: Date
  version: Generated<number>
}

export interface DeclarationFactTable {
  authorityId: number
  id: string
  declarationId: string
  agencyId: string
  kind: string
  happenedOn: string
  note: string | null
  address: string | null
  side: string
  seatId: string
  recordedAt: Date
  corrects: string | null
  holds: Generated<boolean>
}

export interface DeclarationFactsTable {
  authorityId: number
  declarationId: string
  agencyId: string
  edition: string
  number: string
  issuedOn: string
  effectiveOn: string
  withdrawnOn: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface DeclarationLetterheadTable {
  kind: string
  begins: string
  signerTitle: string
  unitSymbol: string | null
  signingFor: string | null
  ownPlace: boolean
  source: string
}

export interface DeclarationReviewTable {
  authorityId: number
  id: string
  edition: string
  reviewedOn: string
  blocks: string[]
  source: string
  recordedFrom: Date
  recordedTo: Date | null
  version: Generated<number>
}

export interface DeclarationTemplateTable {
  code: string
  validFrom: string
  validTo: string | null
  content: ColumnType<unknown, string, string>
  source: string
}

export interface DirectionTable {
  authorityId: number
  id: string
  recordedAt: Date
  version: Generated<number>
}

export interface DirectionFactsTable {
  authorityId: number
  directionId: string
  period: string
  task: string
  outcome: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface DirectionVersionTable {
  authorityId: number
  directionId: string
  version: number
  period: string
  position: number
  task: string
  quantity: number | null
  unit: string | null
  owner: string | null
  cooperating: Generated<string[]>
  deadline: ColumnType<unknown, string, string>
  targets: ColumnType<unknown, string | undefined, string>
  outcome: string | null
  searchNorm: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface DraftAutosaveTable {
  authorityId: number
  draftId: string
  seatId: string
  base: number
  content: string | null
  savedAt: Date
}

export interface DraftPaperTable {
  authorityId: number
  id: string
  kind: string
  templateCode: string
  templateEdition: number
  issuerId: string
  unit: string | null
  topic: string | null
  carriesId: string | null
  state: string
  revision: number
  abstract: string
  searchNorm: string
  officerId: string
  seatId: string
  createdAt: Date
  changedAt: Date
  signedOn: string | null
  signerName: string | null
  signerTitle: string | null
  number: string | null
  issuedOn: string | null
  reason: string | null
  paperId: string | null
  version: Generated<number>
}

export interface DraftReleaseTable {
  authorityId: number
  draftId: string
  revision: number
  content: string
  sha256: string
  docxFileId: string
  pdfFileId: string
  signedFileId: string | null
  releasedAt: Date
}

export interface DraftTextTable {
  authorityId: number
  draftId: string
  revision: number
  content: string
  sha256: string
  note: string | null
  officerId: string
  savedAt: Date
}

export interface EditionClauseTable {
  edition: string
  number: string
  position: number
  titleVi: string
  titleEn: string
}

export interface EditionDocumentTable {
  edition: string
  clause: string
  reference: string
  what: string
}

export interface EditionMapTable {
  fromEdition: string
  toEdition: string
  position: number
  fromClause: string | null
  toClause: string | null
  kind: string
}

export interface EditionValidityTable {
  authorityId: number
  edition: string
  version: number
  validFrom: string | null
  validTo: string | null
  formerAcceptedUntil: string | null
  paperNumber: string
  paperDate: string
  issuer: string
  reason: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface EventTable {
  authorityId: number
  id: string
  organisationId: string
  seq: ColumnType<bigint, bigint | number, bigint | number>
  type: string
  subjectKind: string
  subjectId: string
  officerId: string | null
  seatId: string | null
  recordedAt: Date
  assertedOn: string | null
  content: string
  previousHash: Buffer
  hash: Buffer
}

export interface EventPrivateTable {
  authorityId: number
  eventId: string
  organisationId: string
  field: string
  salt: Buffer | null
  value: string | null
  erasedAt: Date | null
}

export interface HandoverTable {
  authorityId: number
  id: string
  agencyId: string | null
  fromOfficer: string
  toOfficer: string
  kind: string
  subjectId: string
  title: string
  createdAt: Date
  doneAt: Date | null
  version: Generated<number>
}

export interface HeldJobTable {
  authorityId: number
  id: string
  queue: string
  payload: ColumnType<unknown, string, string>
  heldAt: Date
  releasedAt: Date | null
}

export interface HistoricalRecordTable {
  authorityId: number
  subjectId: string
  agencyId: string | null
  batchId: string
  source: string
  reason: string
  recordedAt: Date
}

export interface IdempotencyKeyTable {
  authorityId: number
  seatId: string
  key: string
  requestHash: Buffer
  status: number | null
  reply: string | null
  createdAt: Date
}

export interface IncomingFactsTable {
  authorityId: number
  incomingId: string
  paperId: string
  bodyId: string
  arrivedOn: string
  serial: number
  suffix: string
  state: string
  officerId: string
  endedOn: string
  dueOn: string
}

export interface IncomingNoticeTable {
  authorityId: number
  incomingId: string
  dueOn: string
  officerId: string
  toldAt: Date
}

export interface IncomingPaperTable {
  authorityId: number
  id: string
  paperId: string
  bodyId: string
  arrivedOn: string
  year: number
  serial: number
  suffix: Generated<string>
  receivedFrom: string | null
  urgency: string
  note: string | null
  state: string
  officerId: string | null
  unitId: string | null
  assignedOn: string | null
  instruction: string | null
  dueOn: string | null
  deadlineId: string | null
  answeredBy: string | null
  endedOn: string | null
  reason: string | null
  recordedAt: Date
  version: Generated<number>
}

export interface IncomingRuleTable {
  authorityId: number
  version: number
  remindDays: number
  officerId: string | null
  recordedAt: Date
}

export interface IncomingStepTable {
  authorityId: number
  incomingId: string
  sequence: number
  step: string
  toOfficer: string | null
  toUnit: string | null
  dueOn: string | null
  words: string | null
  paperId: string | null
  fields: Generated<string[]>
  officerId: string | null
  recordedAt: Date
}

export interface IntegrityFindingTable {
  authorityId: number
  id: string
  code: string
  key: string
  agencyId: string | null
  otherId: string | null
  subjectKind: string | null
  subjectId: string | null
  since: string | null
  until: string | null
  facts: ColumnType<unknown, string, string>
  firstSeenAt: Date
  lastSeenAt: Date
  goneAt: Date | null
  acceptedAt: Date | null
  acceptedBy: string | null
  reason: string | null
  version: Generated<number>
}

export interface IntegrityRunTable {
  authorityId: number
  id: string
  night: string | null
  seatId: string | null
  startedAt: Date
  finishedAt: Date
  checks: number
  fresh: number
  gone: number
}

export interface IssuingBodyTable {
  authorityId: number
  id: string
  level: string
  parentId: string | null
  name: string
  symbol: string
  placeName: string
  signingForm: string
  signerTitle: string
  recipients: Generated<string[]>
  seriesHere: Generated<string[]>
  version: Generated<number>
  signsHere: Generated<boolean>
}

export interface MailMessageTable {
  authorityId: number
  id: string
  agencyId: string | null
  recipient: string
  subject: string
  body: string
  createdAt: Date
  attempts: Generated<number>
  lastError: string | null
  sentAt: Date | null
  givenUpAt: Date | null
  attachment: ColumnType<unknown | null, string | null | undefined, string | null>
}

export interface NamingRuleTable {
  authorityId: number
  id: string
  rule: ColumnType<unknown, string, string>
  position: number
  validFrom: string
  validTo: string | null
  source: string
}

export interface NewsItemTable {
  authorityId: number
  id: string
  version: Generated<number>
  state: string
  title: string
  body: string
  sourceLine: string
  fileId: string | null
  searchNorm: string
  authorId: string
  approvedBy: string | null
  approvedAt: Date | null
  approvedAlone: Generated<boolean>
  slug: string | null
  publishedAt: Date | null
  correctedAt: Date | null
  withdrawnAt: Date | null
  createdAt: Date
  changedAt: Date
}

export interface NewsletterTable {
  authorityId: number
  id: string
  version: Generated<number>
  state: string
  series: string
  seriesKey: string
  number: number
  year: number
  issuedOn: string
  title: string
  body: string | null
  fileId: string | null
  channels: Generated<string[]>
  searchNorm: string
  authorId: string
  activityId: string | null
  activityPlace: number | null
  slug: string | null
  publishedAt: Date | null
  withdrawnAt: Date | null
  createdAt: Date
  changedAt: Date
}

export interface NotificationTable {
  authorityId: number
  id: string
  seatId: string
  kind: string
  details: ColumnType<unknown, string, string>
  link: string | null
  createdAt: Date
  readAt: Date | null
}

export interface NumberRuleTable {
  authorityId: number
  issuerId: string
  fromYear: number
  shared: string[]
  reason: string
  recordedAt: Date
}

export interface NumberSeriesTable {
  authorityId: number
  id: string
  issuerId: string
  series: string
  year: number
  opening: number
  lastSerial: number
  lastOn: string | null
  version: Generated<number>
}

export interface NumberStepTable {
  authorityId: number
  seriesId: string
  serial: number
  suffix: string
  step: number
  state: string
  kind: string
  day: string
  reservedFor: string | null
  until: string | null
  reason: string | null
  officerId: string | null
  recordedAt: Date
  latest: Generated<boolean>
}

export interface OfficerTable {
  authorityId: number
  id: string
  agencyId: string | null
  loginId: string | null
  name: string
  nameNorm: string
  username: string | null
  email: string | null
  createdAt: Date
  version: Generated<number>
  nameSort: Generated<string>
  remark: string | null
}

export interface OfficerFactsTable {
  authorityId: number
  officerId: string
  name: string
  nameNorm: string
}

export interface OfficialListTable {
  authorityId: number
  id: string
  fileId: string
  fileName: string
  province: string
  provinceName: string
  effectiveOn: string
  rowCount: number
  rowCountAll: number
  padded: number
  units: ColumnType<unknown, string, string>
  faults: ColumnType<unknown, string, string>
  crosswalk: ColumnType<unknown, string | undefined, string>
  actId: string | null
  createdAt: Date
  seatId: string
  version: Generated<number>
}

export interface PaperTable {
  authorityId: number
  id: string
  recordedAt: Date
  version: Generated<number>
}

export interface PaperFactsTable {
  authorityId: number
  paperId: string
  version: number
  kind: string
  number: string
  issuedOn: string
  issuerName: string
  abstract: string
  recordedFrom: Date
  recordedTo: Date | null
}

export interface PaperKindTable {
  code: string
  nameVi: string
  nameEn: string
  symbol: string | null
  position: number
  validFrom: string | null
  validTo: string | null
  source: string
}

export interface PaperLinkTable {
  authorityId: number
  id: string
  fromId: string
  toId: string
  relation: string
  since: string | null
  note: string | null
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface PaperListTable {
  authorityId: number
  id: string
  paperId: string
  version: Generated<number>
  recordedAt: Date
  withdrawnAt: Date | null
}

export interface PaperListRowTable {
  authorityId: number
  listId: string
  version: number
  position: number
  agencyId: string | null
  name: string
  note: string | null
  searchNorm: string
}

export interface PaperListVersionTable {
  authorityId: number
  listId: string
  version: number
  title: string
  holds: string
  asOf: string
  noteTitle: string | null
  length: number
  officerId: string | null
  recordedAt: Date
}

export interface PaperTemplateTable {
  authorityId: number
  code: string
  edition: number
  kind: string
  name: string
  content: ColumnType<unknown, string, string>
  source: string
  validFrom: string
  officerId: string | null
  recordedAt: Date
}

export interface PaperUrgencyTable {
  code: string
  nameVi: string
  nameEn: string
  position: number
  source: string
}

export interface PaperVersionTable {
  authorityId: number
  paperId: string
  version: number
  kind: string
  issuerId: string | null
  issuerName: string
  issuerKey: string
  number: string
  numberKey: string
  serial: number
  year: number
  issuedOn: string
  abstract: string
  signerName: string | null
  signerTitle: string | null
  fileId: string | null
  note: string | null
  topic: string | null
  searchNorm: string
  officerId: string | null
  recordedFrom: Date
  recordedTo: Date | null
  recipients: Generated<string[]>
  filingUnits: Generated<string[]>
  copies: number | null
  expiresOn: string | null
}

export interface PostTable {
  authorityId: number
  id: string
  postId: string
  version: number
  officerId: string
  agencyId: string | null
  person: string
  kind: string
  title: string
  unit: string | null
  paperNumber: string | null
  paperDate: string | null
  validFrom: string
  validTo: string | null
  recordedFrom: Date
  recordedTo: Date | null
  recordedBy: string | null
  besideReason: string | null
}

export interface PostFactsTable {
  authorityId: number
  postId: string
  officerId: string
  ofAgencyId: string | null
  person: string
  kind: string
  title: string
  unit: string
  validFrom: string
  validTo: string | null
  recordedFrom: Date
  recordedTo: Date | null
}

export interface PublishedAddressTable {
  authorityId: number
  agencyId: string
  slug: string
}

export interface PublishedAgencyTable {
  authorityId: number
  id: string
  agencyId: string
  validFrom: string
  validTo: string | null
  code: string | null
  name: string
  shortName: string
  nameNorm: string
  block: string
  parentId: string | null
  removed: Generated<boolean>
}

export interface PublishedArticleTable {
  authorityId: number
  id: string
  slug: string
  title: string
  publishedAt: Date
  html: string
  sourceLine: string
  fileName: string | null
  fileSha256: string | null
  fileSize: ColumnType<bigint | null, bigint | number | null | undefined, bigint | number | null>
  withdrawnAt: Date | null
  notice: ColumnType<unknown | null, string | null | undefined, string | null>
  reportId: string | null
}

export interface PublishedAuthorityTable {
  authorityId: number
  name: string
  department: string
  subDepartment: string
  notice: ColumnType<unknown | null, string | null | undefined, string | null>
}

export interface PublishedBlockTable {
  authorityId: number
  code: string
  nameVi: string
  nameEn: string
  position: number
  apart: boolean
  validFrom: string
  validTo: string | null
}

export interface PublishedDeclarationTable {
  authorityId: number
  id: string
  agencyId: string
  edition: string
  kind: string
  number: string
  issuedOn: string
  effectiveOn: string
  withdrawnOn: string | null
  annex: string
  signerTitle: string | null
  scope: string | null
  postedOn: string | null
  webAddress: string | null
  rows: ColumnType<unknown | null, string | null | undefined, string | null>
  removed: Generated<boolean>
}

export interface PublishedLineageTable {
  authorityId: number
  fromId: string
  toId: string
  effectiveOn: string
  kind: string
  removed: Generated<boolean>
}

export interface PublishedLinksTable {
  authorityId: number
  groups: ColumnType<unknown, string, string>
  version: number
  changedAt: Date
}

export interface PublishedNewsletterTable {
  authorityId: number
  id: string
  slug: string
  name: string
  title: string
  issuedOn: string
  publishedAt: Date
  html: string
  fileName: string | null
  fileSha256: string | null
  fileSize: ColumnType<bigint | null, bigint | number | null | undefined, bigint | number | null>
  withdrawnAt: Date | null
}

export interface PublishedPaperTable {
  authorityId: number
  paperId: string
  slug: string
  kind: string
  number: string
  issuedOn: string
  issuerName: string
  issuerKey: string
  abstract: string
  searchNorm: string
  paperVersion: number
  fileName: string | null
  fileSha256: string | null
  fileSize: ColumnType<bigint | null, bigint | number | null | undefined, bigint | number | null>
  publishedAt: Date
  changedAt: Date
  withdrawnAt: Date | null
}

export interface PublishedRegisterTable {
  authorityId: number
  open: boolean
  switchedAt: Date
  copiedAt: Date | null
  copiedUpto: ColumnType<bigint, bigint | number | undefined, bigint | number>
  version: Generated<number>
}

export interface PublishedReviewTable {
  authorityId: number
  id: string
  edition: string
  reviewedOn: string
  blocks: string[]
  removed: Generated<boolean>
}

export interface PublishedVisitTable {
  authorityId: number
  day: string
  page: string
  n: number
}

export interface PublishedVisitDayTable {
  authorityId: number
  day: string
  n: number
}

export interface PublishedVisitTotalTable {
  authorityId: number
  since: string
  n: ColumnType<bigint, bigint | number, bigint | number>
}

export interface RegisterActFactsTable {
  authorityId: number
  actId: string
  state: string
  title: string
  paperNumber: string
  effectiveOn: string
}

export interface RegisterStateTable {
  authorityId: number
  sequence: number
}

export interface ReminderTable {
  authorityId: number
  id: string
  campaignId: string
  issuerId: string
  state: string
  about: string
  aboutNorm: string
  paragraphs: string[]
  asOf: string
  answerDays: number | null
  answerBy: string | null
  provisional: Generated<boolean>
  number: string | null
  issuedOn: string | null
  signerName: string | null
  signerTitle: string | null
  paperId: string | null
  escalatedOn: string | null
  escalatedTo: string | null
  escalation: string | null
  closedOn: string | null
  outcome: string | null
  createdAt: Date
  version: Generated<number>
}

export interface ReminderAgencyTable {
  authorityId: number
  reminderId: string
  agencyId: string
  position: number
  name: string
  stage: string
  behindStage: string | null
  behindSince: string | null
  answeredOn: string | null
  answerNumber: string | null
  answerDate: string | null
  answerNote: string | null
  answerFileId: string | null
  answerFile: string | null
  answerSide: string | null
  releasedAt: Date | null
  letter: ColumnType<unknown | null, string | null | undefined, string | null>
  docxFileId: string | null
  pdfFileId: string | null
  closedOn: string | null
}

export interface ReportTable {
  authorityId: number
  id: string
  template: string
  period: string
  dataDate: string
  issuerId: string
  state: string
  wording: ColumnType<unknown, string | undefined, string>
  latest: Generated<number>
  createdAt: Date
  version: Generated<number>
  wordedBy: string | null
}

export interface ReportErratumTable {
  authorityId: number
  id: string
  reportId: string
  versionNo: number
  number: string
  issuedOn: string
  signerName: string | null
  signerTitle: string
  items: ColumnType<unknown, string, string>
  paperId: string
  docxFileId: string
  pdfFileId: string
  recordedAt: Date
}

export interface ReportFactsTable {
  authorityId: number
  reportId: string
  period: string
  dataDate: string
  state: string
  latest: number
  issueNumber: string | null
  issueDate: string | null
  published: boolean
}

export interface ReportIssueTable {
  authorityId: number
  id: string
  reportId: string
  versionNo: number
  number: string
  issuedOn: string
  signerName: string | null
  signerTitle: string
  paperId: string
  content: string
  contentSha256: string
  html: string
  docxFileId: string
  pdfFileId: string
  recordedAt: Date
}

export interface ReportIssuingTable {
  authorityId: number
  template: string
  no: number
  validFrom: string
  issuerId: string
  addressees: string[]
  recipients: string[]
  signingForm: string
  signerTitle: string
  unitId: string | null
  source: string
  officerId: string
  recordedAt: Date
}

export interface ReportTemplateTable {
  authorityId: number
  code: string
  edition: number
  validFrom: string
  validTo: string | null
  content: ColumnType<unknown, string, string>
  source: string
  recordedAt: Date
}

export interface ReportVersionTable {
  authorityId: number
  id: string
  reportId: string
  no: number
  dataDate: string
  knownAt: Date
  content: string
  contentSha256: string
  html: string
  docxFileId: string
  pdfFileId: string
  reason: string | null
  seatId: string
  frozenAt: Date
}

export interface RestoredCopyTable {
  authorityId: number
  takenAt: Date
  restoredAt: Date
  releasedAt: Date | null
}

export interface ReviewTable {
  authorityId: number
  subjectKind: string
  subjectId: string
  round: number
  revision: number
  steps: string[]
  step: number
  state: string
  waitingRole: string | null
  officerId: string
  openedAt: Date
}

export interface ReviewRouteTable {
  authorityId: number
  issuerId: string
  kind: string
  steps: string[]
  version: number
  validFrom: string
}

export interface ReviewVerdictTable {
  authorityId: number
  id: string
  subjectKind: string
  subjectId: string
  round: number
  step: number
  verdict: string
  role: string
  officerId: string
  remark: string | null
  remarks: ColumnType<unknown, string | undefined, string>
  override: string | null
  at: Date
}

export interface SeatTable {
  authorityId: number
  id: string
  officerId: string
  loginId: string
  agencyId: string | null
  role: string
  title: string
  validFrom: string
  validTo: string | null
  version: Generated<number>
  postId: string | null
  engagement: string | null
}

export interface SeatFactsTable {
  authorityId: number
  seatId: string
  officerId: string
  ofAgencyId: string | null
  role: string
  title: string
  validFrom: string
  validTo: string | null
}

export interface SecondmentTable {
  authorityId: number
  id: string
  secondmentId: string
  version: number
  officerId: string
  agencyId: string | null
  hostAgencyId: string | null
  host: string | null
  purpose: string
  product: string | null
  paperNumber: string | null
  paperDate: string | null
  activityId: string | null
  validFrom: string
  validTo: string | null
  recordedFrom: Date
  recordedTo: Date | null
  recordedBy: string | null
}

export interface StandardEditionTable {
  code: string
  standard: string
  year: number
  publishedOn: string | null
  validFrom: string | null
  validTo: string | null
  source: string
  clausesSource: string | null
  toVerify: Generated<boolean>
}

export interface StoredFileTable {
  authorityId: number
  id: string
  sha256: string
  name: string
  mediaType: string
  size: ColumnType<bigint, bigint | number, bigint | number>
  seatId: string | null
  storedAt: Date
}

export interface WeeklyDeliveryTable {
  authorityId: number
  id: string
  issueId: string
  name: string | null
  address: string | null
  mailId: string
  expiresAt: Date
  revokedAt: Date | null
}

export interface WeeklyIssueTable {
  authorityId: number
  id: string
  day: string
  origin: string
  content: ColumnType<unknown, string, string>
  pdfFileId: string
  seatId: string | null
  madeAt: Date
}

export interface WeeklySettingTable {
  authorityId: number
  enabled: boolean
  weekday: number
  minute: number
  linkDays: number
  recipients: ColumnType<unknown, string, string>
  version: number
  changedAt: Date
}

export interface WordFormTable {
  authorityId: number
  id: string
  agencyId: string | null
  name: string
  about: string
  searchNorm: string
  edition: number
  withdrawnAt: Date | null
  reason: string | null
  officerId: string
  changedAt: Date
  version: Generated<number>
}

export interface WordFormEditionTable {
  authorityId: number
  formId: string
  edition: number
  agencyId: string | null
  fileId: string
  fields: ColumnType<unknown, string, string>
  officerId: string
  recordedAt: Date
}

export interface WorkTable {
  authorityId: number
  id: string
  seatId: string
  kind: string
  state: string
  total: number | null
  done: Generated<number>
  input: ColumnType<unknown, string, string>
  result: ColumnType<unknown | null, string | null | undefined, string | null>
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

export interface YearPlanTable {
  authorityId: number
  id: string
  kind: string
  year: number
  title: string
  issuerId: string
  createdAt: Date
  changedAt: Date
  officerId: string | null
  closedOn: string | null
  evaluation: string | null
  version: Generated<number>
}

export interface YearPlanDecisionTable {
  authorityId: number
  planId: string
  edition: number
  sequence: number
  draftId: string
  begunAt: Date
}

export interface YearPlanEditionTable {
  authorityId: number
  planId: string
  edition: number
  reason: string | null
  openedAt: Date
  paperId: string | null
  approvedOn: string | null
  approvedAt: Date | null
  officerId: string | null
}

export interface YearPlanStepTable {
  authorityId: number
  planId: string
  lineId: string
  sequence: number
  step: string
  onDay: string
  quantity: number | null
  words: string | null
  activityIds: Generated<string[]>
  paperId: string | null
  fileId: string | null
  link: string | null
  until: string | null
  withdraws: number | null
  officerId: string | null
  recordedAt: Date
}

export interface YearPlanTextTable {
  authorityId: number
  planId: string
  version: number
  edition: number
  lines: ColumnType<unknown, string, string>
  officerId: string | null
  recordedAt: Date
}

export interface AuthLoginTable {
  id: string
  username: string
  name: string
  language: Generated<string>
  passwordHash: string | null
  passwordSetAt: Date | null
  endedAt: Date | null
  createdAt: Date
}

export interface AuthPasswordLinkTable {
  tokenHash: Buffer
  loginId: string
  createdAt: Date
  endsAt: Date
  usedAt: Date | null
  openedAt: Date | null
  mailId: string | null
}

export interface AuthSessionTable {
  tokenHash: Buffer
  loginId: string
  csrf: string
  createdAt: Date
  seenAt: Date
  endsAt: Date
  endedAt: Date | null
}

export interface AuthThrottleTable {
  subject: string
  failures: number
  lastAt: Date
}

export interface AuthWeeklyLinkTable {
  tokenHash: Buffer
  authorityId: number
  deliveryId: string
}

export interface DB {
  activity: ActivityTable
  activityCounting: ActivityCountingTable
  activityFacts: ActivityFactsTable
  activityKind: ActivityKindTable
  activityVersion: ActivityVersionTable
  agency: AgencyTable
  agencyAct: AgencyActTable
  agencyActFacts: AgencyActFactsTable
  agencyBlock: AgencyBlockTable
  agencyEndFacts: AgencyEndFactsTable
  agencyEvent: AgencyEventTable
  agencyFacts: AgencyFactsTable
  agencyLink: AgencyLinkTable
  agencyLinkFacts: AgencyLinkFactsTable
  agencyTask: AgencyTaskTable
  agencyTaskFacts: AgencyTaskFactsTable
  agencyVersion: AgencyVersionTable
  authority: AuthorityTable
  calendarException: CalendarExceptionTable
  calendarSetting: CalendarSettingTable
  calendarYear: CalendarYearTable
  campaign: CampaignTable
  campaignFacts: CampaignFactsTable
  campaignFormer: CampaignFormerTable
  campaignKnown: CampaignKnownTable
  campaignList: CampaignListTable
  campaignListMember: CampaignListMemberTable
  campaignStage: CampaignStageTable
  campaignTarget: CampaignTargetTable
  campaignTargetFormer: CampaignTargetFormerTable
  campaignTargetKnown: CampaignTargetKnownTable
  chainHead: ChainHeadTable
  deadline: DeadlineTable
  deadlineFacts: DeadlineFactsTable
  declaration: DeclarationTable
  declarationAnnex: DeclarationAnnexTable
  declarationDraft: DeclarationDraftTable
  declarationFact: DeclarationFactTable
  declarationFacts: DeclarationFactsTable
  declarationLetterhead: DeclarationLetterheadTable
  declarationReview: DeclarationReviewTable
  declarationTemplate: DeclarationTemplateTable
  direction: DirectionTable
  directionFacts: DirectionFactsTable
  directionVersion: DirectionVersionTable
  draftAutosave: DraftAutosaveTable
  draftPaper: DraftPaperTable
  draftRelease: DraftReleaseTable
  draftText: DraftTextTable
  editionClause: EditionClauseTable
  editionDocument: EditionDocumentTable
  editionMap: EditionMapTable
  editionValidity: EditionValidityTable
  event: EventTable
  eventPrivate: EventPrivateTable
  handover: HandoverTable
  heldJob: HeldJobTable
  historicalRecord: HistoricalRecordTable
  idempotencyKey: IdempotencyKeyTable
  incomingFacts: IncomingFactsTable
  incomingNotice: IncomingNoticeTable
  incomingPaper: IncomingPaperTable
  incomingRule: IncomingRuleTable
  incomingStep: IncomingStepTable
  integrityFinding: IntegrityFindingTable
  integrityRun: IntegrityRunTable
  issuingBody: IssuingBodyTable
  mailMessage: MailMessageTable
  namingRule: NamingRuleTable
  newsItem: NewsItemTable
  newsletter: NewsletterTable
  notification: NotificationTable
  numberRule: NumberRuleTable
  numberSeries: NumberSeriesTable
  numberStep: NumberStepTable
  officer: OfficerTable
  officerFacts: OfficerFactsTable
  officialList: OfficialListTable
  paper: PaperTable
  paperFacts: PaperFactsTable
  paperKind: PaperKindTable
  paperLink: PaperLinkTable
  paperList: PaperListTable
  paperListRow: PaperListRowTable
  paperListVersion: PaperListVersionTable
  paperTemplate: PaperTemplateTable
  paperUrgency: PaperUrgencyTable
  paperVersion: PaperVersionTable
  post: PostTable
  postFacts: PostFactsTable
  publishedAddress: PublishedAddressTable
  publishedAgency: PublishedAgencyTable
  publishedArticle: PublishedArticleTable
  publishedAuthority: PublishedAuthorityTable
  publishedBlock: PublishedBlockTable
  publishedDeclaration: PublishedDeclarationTable
  publishedLineage: PublishedLineageTable
  publishedLinks: PublishedLinksTable
  publishedNewsletter: PublishedNewsletterTable
  publishedPaper: PublishedPaperTable
  publishedRegister: PublishedRegisterTable
  publishedReview: PublishedReviewTable
  publishedVisit: PublishedVisitTable
  publishedVisitDay: PublishedVisitDayTable
  publishedVisitTotal: PublishedVisitTotalTable
  registerActFacts: RegisterActFactsTable
  registerState: RegisterStateTable
  reminder: ReminderTable
  reminderAgency: ReminderAgencyTable
  report: ReportTable
  reportErratum: ReportErratumTable
  reportFacts: ReportFactsTable
  reportIssue: ReportIssueTable
  reportIssuing: ReportIssuingTable
  reportTemplate: ReportTemplateTable
  reportVersion: ReportVersionTable
  restoredCopy: RestoredCopyTable
  review: ReviewTable
  reviewRoute: ReviewRouteTable
  reviewVerdict: ReviewVerdictTable
  seat: SeatTable
  seatFacts: SeatFactsTable
  secondment: SecondmentTable
  standardEdition: StandardEditionTable
  storedFile: StoredFileTable
  weeklyDelivery: WeeklyDeliveryTable
  weeklyIssue: WeeklyIssueTable
  weeklySetting: WeeklySettingTable
  wordForm: WordFormTable
  wordFormEdition: WordFormEditionTable
  work: WorkTable
  yearPlan: YearPlanTable
  yearPlanDecision: YearPlanDecisionTable
  yearPlanEdition: YearPlanEditionTable
  yearPlanStep: YearPlanStepTable
  yearPlanText: YearPlanTextTable
  'auth.login': AuthLoginTable
  'auth.passwordLink': AuthPasswordLinkTable
  'auth.session': AuthSessionTable
  'auth.throttle': AuthThrottleTable
  'auth.weeklyLink': AuthWeeklyLinkTable
}
