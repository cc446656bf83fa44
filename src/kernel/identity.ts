import { z } from 'zod'

/** National code of the authority (province, city, ministry), e.g. 79 for Ho Chi Minh City. Never a local counter. */
export const AuthorityId = z.int().min(1).max(99_999).brand<'AuthorityId'>()
export type AuthorityId = z.infer<typeof AuthorityId>

const id = <Name extends string>() => z.uuid().brand<Name>()

export const AgencyId = id<'AgencyId'>()
export type AgencyId = z.infer<typeof AgencyId>
export const AgencyVersionId = id<'AgencyVersionId'>()
export type AgencyVersionId = z.infer<typeof AgencyVersionId>
/** A dated act on the register (reorganisation), and a to-do that a successor inherited through it. */
export const ActId = id<'ActId'>()
export type ActId = z.infer<typeof ActId>
export const TaskId = id<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
/** An official list of units held against the register. */
export const OfficialListId = id<'OfficialListId'>()
export type OfficialListId = z.infer<typeof OfficialListId>
/** What an integrity check of the register found. */
export const FindingId = id<'FindingId'>()
export type FindingId = z.infer<typeof FindingId>
export const LoginId = id<'LoginId'>()
export type LoginId = z.infer<typeof LoginId>
export const SeatId = id<'SeatId'>()
export type SeatId = z.infer<typeof SeatId>
export const OfficerId = id<'OfficerId'>()
export type OfficerId = z.infer<typeof OfficerId>
/** What somebody is at an agency; a time of work elsewhere; what goes over to somebody else. */
export const PostId = id<'PostId'>()
export type PostId = z.infer<typeof PostId>
export const SecondmentId = id<'SecondmentId'>()
export type SecondmentId = z.infer<typeof SecondmentId>
export const HandoverId = id<'HandoverId'>()
export type HandoverId = z.infer<typeof HandoverId>
export const BodyId = id<'BodyId'>()
export type BodyId = z.infer<typeof BodyId>
export const PaperId = id<'PaperId'>()
export type PaperId = z.infer<typeof PaperId>
/** The arrival of a paper at a body of the authority, under the number of its book. */
export const IncomingId = id<'IncomingId'>()
export type IncomingId = z.infer<typeof IncomingId>
/** What one paper is to another; a list that stands in a paper. */
export const PaperLinkId = id<'PaperLinkId'>()
export type PaperLinkId = z.infer<typeof PaperLinkId>
export const PaperListId = id<'PaperListId'>()
export type PaperListId = z.infer<typeof PaperListId>
/** A paper that is being drafted here; once issued it is a paper of the register, too. */
export const DraftPaperId = id<'DraftPaperId'>()
export type DraftPaperId = z.infer<typeof DraftPaperId>
/** A Word file of an office's own, with placeholders. */
export const WordFormId = id<'WordFormId'>()
export type WordFormId = z.infer<typeof WordFormId>
export const FileId = id<'FileId'>()
export type FileId = z.infer<typeof FileId>
export const DeclarationId = id<'DeclarationId'>()
export type DeclarationId = z.infer<typeof DeclarationId>
export const ActivityId = id<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>
export const DirectionId = id<'DirectionId'>()
export type DirectionId = z.infer<typeof DirectionId>
/** A plan of a year, and one line of it through all its editions. */
export const PlanId = id<'PlanId'>()
export type PlanId = z.infer<typeof PlanId>
export const PlanLineId = id<'PlanLineId'>()
export type PlanLineId = z.infer<typeof PlanLineId>
export const ReportId = id<'ReportId'>()
export type ReportId = z.infer<typeof ReportId>
/** A weekly page of the leaders that went out, and the copy of one recipient. */
export const WeeklyIssueId = id<'WeeklyIssueId'>()
export type WeeklyIssueId = z.infer<typeof WeeklyIssueId>
export const WeeklyDeliveryId = id<'WeeklyDeliveryId'>()
export type WeeklyDeliveryId = z.infer<typeof WeeklyDeliveryId>
/** A correction of an issued report. */
export const ErratumId = id<'ErratumId'>()
export type ErratumId = z.infer<typeof ErratumId>
/** A conversion campaign, its named lists of agencies and their targets; an official reminder. */
export const CampaignId = id<'CampaignId'>()
export type CampaignId = z.infer<typeof CampaignId>
export const CampaignListId = id<'CampaignListId'>()
export type CampaignListId = z.infer<typeof CampaignListId>
export const TargetId = id<'TargetId'>()
export type TargetId = z.infer<typeof TargetId>
export const ReminderId = id<'ReminderId'>()
export type ReminderId = z.infer<typeof ReminderId>
/** A piece of news of the portal; a newsletter (bản tin) with its number. */
export const NewsId = id<'NewsId'>()
export type NewsId = z.infer<typeof NewsId>
export const NewsletterId = id<'NewsletterId'>()
export type NewsletterId = z.infer<typeof NewsletterId>
export const WorkId = id<'WorkId'>()
export type WorkId = z.infer<typeof WorkId>

export const CalendarExceptionId = id<'CalendarExceptionId'>()
export type CalendarExceptionId = z.infer<typeof CalendarExceptionId>
export const CalendarSettingId = id<'CalendarSettingId'>()
export type CalendarSettingId = z.infer<typeof CalendarSettingId>
export const DeadlineId = id<'DeadlineId'>()
export type DeadlineId = z.infer<typeof DeadlineId>

/** The organisation whose chain an event belongs to: an agency, or the authority's own office. */
export const OrganisationId = id<'OrganisationId'>()
export type OrganisationId = z.infer<typeof OrganisationId>
