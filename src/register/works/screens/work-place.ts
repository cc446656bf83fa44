/** Kinds of work whose own screen shows their progress and result; the others are shown plainly. */
const screens: Readonly<Record<string, string>> = {
  'agency-import': '/agencies/import',
  'declaration-import': '/declarations/import',
  'paper-import': '/papers/import',
  'activity-import': '/activities/import',
  'calendar-import': '/calendar/import',
  'deadline-reprojection': '/calendar/deadlines',
  'list-export': '/exports',
  integrity: '/agencies/checks',
  'stage-import': '/campaigns/$of/import',
  'plan-import': '/plans/$of/import',
}

/** `of`: the record the work belongs to, where its screen stands below one. */
export function placeOfWork(kind: string, id: string, of: string | null): { path: string; search: { work: string } } | undefined {
  const path = screens[kind]
  if (path === undefined || (path.includes('$of') && of === null)) return undefined
  return { path: path.replace('$of', of ?? ''), search: { work: id } }
}
