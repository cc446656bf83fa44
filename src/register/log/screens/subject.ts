/** Kinds of records that acts are done to, and where each is opened; those without a screen lead nowhere. */
const places: Readonly<Record<string, string | undefined>> = {
  agency: '/agencies',
  act: '/acts',
  'official-list': '/acts/official-lists',
  task: undefined,
  finding: undefined,
  person: '/people',
  'calendar-exception': '/calendar/days',
  'calendar-setting': undefined,
  deadline: undefined,
  declaration: '/declarations',
  campaign: '/campaigns',
  'campaign-list': '/campaign-lists',
  reminder: '/reminders',
  'declaration-review': undefined,
  paper: '/papers',
  'draft-paper': '/draft-papers',
  'number-series': undefined,
  activity: '/activities',
  direction: '/directions',
  'direction-plan': undefined,
  plan: '/plans',
  'plan-line': undefined,
  report: '/reports',
  news: '/portal/news',
  'report-template': undefined,
  officer: '/accounts',
  body: '/settings/bodies',
  authority: undefined,
  work: '/works',
  file: undefined,
  event: undefined,
}

export const subjectKinds: readonly string[] = Object.keys(places)

export const placeOfSubject = ({ kind, id }: { kind: string; id: string }): string | undefined => places[kind] && `${places[kind]}/${id}`
