import { z } from 'zod'

export const Role = z.enum([
  'system-administrator',
  'authority-leader',
  'department-leader',
  'sub-department-leader',
  'division-head',
  'programme-officer',
  'records-clerk',
  'agency-head',
  'iso-secretary',
  'consultant',
  'log-reader',
])
export type Role = z.infer<typeof Role>

export const Act = z.enum([
  'agency.read',
  'agency.write',
  'agency.import',
  'agency.export',
  'agency.reorganise',
  'act.read',
  'integrity.read',
  'integrity.check',
  'task.read',
  'task.do',
  'declaration.read',
  'declaration.record',
  'declaration.draft',
  'declaration.import',
  'declaration.export',
  'edition.write',
  'campaign.read',
  'campaign.write',
  'campaign.follow',
  'reminder.read',
  'reminder.write',
  'reminder.answer',
  'paper.read',
  'paper.record',
  'paper.export',
  'incoming.read',
  'incoming.write',
  'number.read',
  'number.write',
  'draft.read',
  'draft.write',
  'draft.check',
  'draft.sign',
  'template.write',
  'form.read',
  'form.write',
  'activity.read',
  'activity.record',
  'direction.read',
  'direction.record',
  'plan.read',
  'plan.write',
  'plan.decide',
  'report.read',
  'report.compose',
  'report.freeze',
  'report.issue',
  'report.publish',
  'weekly.read',
  'weekly.send',
  'account.read',
  'account.create',
  'account.end',
  'officer.read',
  'officer.export',
  'officer.write',
  'settings.read',
  'settings.write',
  'calendar.read',
  'calendar.write',
  'news.read',
  'news.write',
  'news.approve',
  'site.read',
  'site.write',
  'visit.read',
  'file.upload',
  'work.read',
  'search.use',
  'history.read',
  'log.read',
  'log.erase',
])
export type Act = z.infer<typeof Act>

/** How far an act reaches: the whole authority, or the own agency and what stands below it. */
export type Scope = 'authority' | 'own'
export type Side = 'authority' | 'agency'

const read = [
  'agency.read',
  'task.read',
  'act.read',
  'integrity.read',
  'declaration.read',
  'campaign.read',
  'campaign.follow',
  'reminder.read',
  'paper.read',
  'incoming.read',
  'number.read',
  'draft.read',
  'form.read',
  'activity.read',
  'direction.read',
  'plan.read',
  'report.read',
  'weekly.read',
  'news.read',
  'site.read',
  'visit.read',
  'search.use',
  'history.read',
  'settings.read',
  'calendar.read',
  'officer.read',
] as const satisfies Act[]
/** A long export is a long work, and whoever starts one follows it. */
const exports = ['agency.export', 'declaration.export', 'paper.export', 'officer.export', 'work.read'] as const satisfies Act[]
const record = [
  'agency.write',
  'agency.import',
  'agency.reorganise',
  'integrity.check',
  'task.do',
  'declaration.record',
  'declaration.draft',
  'declaration.import',
  'edition.write',
  'campaign.write',
  'reminder.write',
  'reminder.answer',
  'paper.record',
  'incoming.write',
  'draft.write',
  'template.write',
  'form.write',
  'activity.record',
  'direction.record',
  'plan.write',
  'report.compose',
  'weekly.send',
  'news.write',
  'site.write',
  'file.upload',
  'calendar.write',
  'officer.write',
] as const satisfies Act[]
/** What is put to a leader: to check and to sign. */
const leads = ['draft.check', 'draft.sign'] as const satisfies Act[]
const accounts = ['account.read', 'account.create', 'account.end'] as const satisfies Act[]

interface Grant {
  side: Side
  scope: Scope
  acts: readonly Act[]
  /** Roles one may create accounts for, provided one also holds everything they hold. */
  creates: readonly Role[]
}

/** The policy of the whole product: role × act × scope. Read by `authorize` on the server and by the navigation in the browser. */
export const grants: Record<Role, Grant> = {
  'system-administrator': { side: 'authority', scope: 'authority', acts: Act.options, creates: Role.options.filter((role) => role !== 'system-administrator') },
  'authority-leader': { side: 'authority', scope: 'authority', acts: [...read, ...exports, ...leads], creates: [] },
  'department-leader': { side: 'authority', scope: 'authority', acts: [...read, ...exports, ...leads, 'report.issue'], creates: [] },
  'sub-department-leader': {
    side: 'authority',
    scope: 'authority',
    acts: [
      ...read,
      ...exports,
      ...record,
      ...accounts,
      ...leads,
      'plan.decide',
      'number.write',
      'report.freeze',
      'report.issue',
      'report.publish',
      'news.approve',
    ],
    creates: ['division-head', 'programme-officer', 'records-clerk', 'agency-head', 'iso-secretary', 'consultant'],
  },
  'division-head': {
    side: 'authority',
    scope: 'authority',
    acts: [
      ...read,
      ...exports,
      ...record,
      ...accounts,
      'plan.decide',
      'draft.check',
      'number.write',
      'report.freeze',
      'report.issue',
      'report.publish',
      'news.approve',
    ],
    creates: ['programme-officer', 'records-clerk', 'agency-head', 'iso-secretary', 'consultant'],
  },
  'programme-officer': {
    side: 'authority',
    scope: 'authority',
    acts: [...read, ...exports, ...record, ...accounts, 'report.freeze', 'report.issue', 'report.publish'],
    creates: ['agency-head', 'iso-secretary', 'consultant'],
  },
  'records-clerk': {
    side: 'authority',
    scope: 'authority',
    acts: [...read, 'paper.record', 'paper.export', 'incoming.write', 'number.write', 'file.upload', 'work.read', 'report.issue'],
    creates: [],
  },
  'agency-head': {
    side: 'agency',
    scope: 'own',
    acts: [
      'agency.read',
      'task.read',
      'task.do',
      'declaration.read',
      'declaration.draft',
      'form.read',
      'form.write',
      'campaign.follow',
      'reminder.read',
      'reminder.answer',
      'file.upload',
      'search.use',
      'history.read',
      'calendar.read',
      'calendar.write',
      'officer.read',
      'officer.write',
      ...accounts,
    ],
    creates: ['iso-secretary', 'consultant'],
  },
  'iso-secretary': {
    side: 'agency',
    scope: 'own',
    acts: [
      'agency.read',
      'task.read',
      'task.do',
      'declaration.read',
      'declaration.draft',
      'form.read',
      'form.write',
      'campaign.follow',
      'reminder.read',
      'reminder.answer',
      'file.upload',
      'search.use',
      'history.read',
      'calendar.read',
      'calendar.write',
      'officer.read',
      'officer.write',
    ],
    creates: [],
  },
  // Reads what its client, and nothing below it, has declared, for the days of the engagement; writes nothing in the client's name and sees none of its to-dos.
  consultant: { side: 'agency', scope: 'own', acts: ['agency.read', 'declaration.read', 'search.use', 'calendar.read'], creates: [] },
  'log-reader': { side: 'authority', scope: 'authority', acts: ['log.read', 'history.read', 'calendar.read'], creates: [] },
}

export const holds = (role: Role, act: Act): boolean => grants[role].acts.includes(act)

const within = (inner: Scope, outer: Scope) => outer === 'authority' || inner === 'own'

/** One creates accounts only below oneself and grants only what one holds, no farther than one reaches. */
export function mayCreate(creator: Role, created: Role): boolean {
  const own = grants[creator]
  const given = grants[created]
  return (
    holds(creator, 'account.create') && own.creates.includes(created) && within(given.scope, own.scope) && given.acts.every((act) => own.acts.includes(act))
  )
}
