/** Every queue of the product; created by the owner at migration, worked off by worker.ts. */
export const queueNames = [
  'mail',
  'agency-import',
  'declaration-import',
  'stage-import',
  'paper-import',
  'activity-import',
  'register-republish',
  'list-export',
  'calendar-import',
  'deadline-reprojection',
  'plan-import',
  'integrity',
  'incoming-reminders',
  'weekly',
] as const
