/** Kinds of work whose own screen shows their progress and result; the others are shown plainly. */
const screens: Readonly<Record<string, string>> = {
  'agency-import': '/agencies/import',
  'declaration-import': '/declarations/import',
  'calendar-import': '/calendar/import',
  'deadline-reprojection': '/calendar/deadlines',
  'list-export': '/exports',
  integrity: '/agencies/checks',
}

export function placeOfWork(kind: string, id: string): { path: string; search: { work: string } } | undefined {
  const path = screens[kind]
  return path === undefined ? undefined : { path, search: { work: id } }
}
