import { type Act, holds, type Role } from '../../kernel/rights.ts'

/**
 * Who may see which history: besides `history.read`, the act with which the record itself is read. A kind that is not
 * listed is seen by readers of the log only, so that a new kind of record begins closed.
 */
const actToSee: Readonly<Record<string, Act>> = {
  agency: 'agency.read',
  'official-list': 'agency.reorganise',
  act: 'agency.read',
  task: 'agency.read',
  finding: 'integrity.read',
  'calendar-exception': 'calendar.read',
  'calendar-setting': 'calendar.read',
  deadline: 'calendar.read',
  declaration: 'declaration.read',
  'declaration-review': 'declaration.read',
  campaign: 'campaign.read',
  'campaign-list': 'campaign.read',
  reminder: 'reminder.read',
  paper: 'paper.read',
  'incoming-paper': 'incoming.read',
  'draft-paper': 'draft.read',
  'word-form': 'form.read',
  'number-series': 'number.read',
  activity: 'activity.read',
  direction: 'direction.read',
  'direction-plan': 'direction.read',
  plan: 'plan.read',
  'plan-line': 'plan.read',
  report: 'report.read',
  'weekly-page': 'weekly.send',
  news: 'news.read',
  newsletter: 'news.read',
  officer: 'account.read',
  person: 'officer.read',
  body: 'settings.read',
  authority: 'settings.read',
  work: 'work.read',
  file: 'log.read',
  event: 'log.read',
}

/** The kinds of records whose history a role may see; all of them for a reader of the log. */
export const kindsSeenBy = (role: Role): readonly string[] | 'all' =>
  holds(role, 'log.read')
    ? 'all'
    : Object.entries(actToSee)
        .filter(([, act]) => holds(role, act))
        .map(([kind]) => kind)

/**
 * The instant in a UUIDv7. A record that came in with many others has no event of its own: the one event of the bulk act
 * was recorded at the very instant the record's id was made.
 */
export const instantOf = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))

/** Acts upon one record that bring another into being, recorded at the instant of its id: the fact that names it. */
export const bringing: Readonly<Record<string, string>> = {
  'incoming.received': 'paper',
  'report.issued': 'paper',
  'reminder.issued': 'paper',
  'draft-paper.issued': 'paper',
  'draft-paper.signed-copy': 'paper',
  'newsletter.published': 'activity',
  'newsletter.counted': 'activity',
}
