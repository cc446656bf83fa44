import type { FastifyInstance } from 'fastify'
import { activityImportRoutes } from './authority/programme/activity-import.routes.ts'
import { programmeRoutes } from './authority/programme/programme.routes.ts'
import { planImportRoutes } from './authority/plans/plan-import.routes.ts'
import { planRoutes } from './authority/plans/plan.routes.ts'
import { reminderRoutes } from './authority/reminders/reminder.routes.ts'
import { reportCheckingRoutes } from './authority/reports/checking.routes.ts'
import { erratumRoutes } from './authority/reports/erratum.routes.ts'
import { reportIssuingRoutes } from './authority/reports/issuing-rule.routes.ts'
import { weeklyLinks } from './authority/weekly/weekly-link.routes.ts'
import { weeklyRoutes } from './authority/weekly/weekly.routes.ts'
import { reportRoutes } from './authority/reports/report.routes.ts'
import { reportTemplateRoutes } from './authority/reports/template.routes.ts'
import { editionRoutes } from './standards/editions/edition.routes.ts'
import { campaignRoutes } from './conformity/conversion/campaign.routes.ts'
import { campaignConsequences } from './conformity/conversion/facade.ts'
import { conversionRoutes } from './conformity/declarations/conversion.routes.ts'
import { declarationImportRoutes } from './conformity/declarations/declaration-import.routes.ts'
import { declarationDraftRoutes } from './conformity/declarations/draft.routes.ts'
import { declarationRoutes } from './conformity/declarations/declaration.routes.ts'
import { createPaperPress } from './papers/layout/facade.ts'
import { seriesRoutes } from './papers/numbering/series.routes.ts'
import { draftPaperRoutes } from './papers/drafting/draft-paper.routes.ts'
import { createFormPress } from './papers/forms/facade.ts'
import { wordFormRoutes } from './papers/forms/word-form.routes.ts'
import { paperTemplateRoutes } from './papers/drafting/template.routes.ts'
import { reviewRoutes } from './papers/review/review.routes.ts'
import { outgoingRoutes } from './papers/registers/outgoing.routes.ts'
import { paperImportRoutes } from './papers/registers/paper-import.routes.ts'
import { paperLinkRoutes } from './papers/links/paper-link.routes.ts'
import { paperListRoutes } from './papers/lists/paper-list.routes.ts'
import { paperRoutes } from './papers/registers/paper.routes.ts'
import { incomingRoutes } from './papers/incoming/incoming.routes.ts'
import { demonstrateFromBrowser } from './demo/load-demonstration.ts'
import { createApp } from './platform/http/app.ts'
import { type Serve, serveOn } from './platform/http/serve.ts'
import type { Services } from './platform/services/services.ts'
import { publicationRoutes } from './portal/declarations/publication.routes.ts'
import { registerPages } from './portal/declarations/register.routes.ts'
import { libraryPages } from './portal/library/library-pages.routes.ts'
import { libraryRoutes } from './portal/library/publication.routes.ts'
import { newsDeskRoutes } from './portal/news/news-desk.routes.ts'
import { portalPages } from './portal/news/news.routes.ts'
import { newsletterPages } from './portal/newsletters/newsletter-pages.routes.ts'
import { newsletterRoutes } from './portal/newsletters/newsletter.routes.ts'
import { siteRoutes } from './portal/site/site.routes.ts'
import { countVisits } from './portal/visits/count-visits.routes.ts'
import { visitRoutes } from './portal/visits/visit.routes.ts'
import { authorityRoutes } from './register/authority/authority.routes.ts'
import { agencyImportRoutes } from './register/agencies/agency-import.routes.ts'
import { agencyRoutes } from './register/agencies/agency.routes.ts'
import { actRoutes } from './register/reorganisations/act.routes.ts'
import { integrityChecks } from './integrity-checks.ts'
import { integrityRoutes } from './register/integrity/integrity.routes.ts'
import { declarationConsequences, editionConsequences } from './conformity/declarations/facade.ts'
import { officialListRoutes } from './register/official-lists/official-list.routes.ts'
import { calendarRoutes } from './register/calendars/calendar.routes.ts'
import { calendarImportRoutes } from './register/calendars/calendar-import.routes.ts'
import { fileRoutes } from './register/files/file.routes.ts'
import { personRoutes } from './register/officers/person.routes.ts'
import { belongings } from './belongings.ts'
import { accountRoutes } from './register/officers/account.routes.ts'
import { letterRoutes } from './register/letters/letter.routes.ts'
import { historyRoutes } from './register/history/history.routes.ts'
import { logRoutes } from './register/log/log.routes.ts'
import { inboxRoutes } from './register/inbox/inbox.routes.ts'
import { searchRoutes } from './authority/search/search.routes.ts'
import { homeRoutes } from './authority/home/home.routes.ts'
import { sessionRoutes } from './register/officers/session.routes.ts'
import { workRoutes } from './register/works/work.routes.ts'
import { exportRoutes } from './register/exports/export.routes.ts'
import { exporters } from './exporters.ts'
import { formFields } from './form-fields.ts'
import { seeds } from './seeds.ts'
import { waitingProviders } from './waiting.ts'

export const productVersion = '0.1.0'

export interface Composed {
  app: FastifyInstance
  serve: Serve
  /** Visits of the public pages that were counted and not yet written down. */
  visits: { write(): Promise<void> }
}

/** All rooms on one Fastify: the only place that knows every route. Nothing listens yet. */
export async function compose(services: Services): Promise<Composed> {
  const { config, log, database, clock, files } = services
  const secure = config.publicUrl?.startsWith('https://') ?? false
  const app = await createApp({ log, secure, trustProxy: config.trustProxy, version: productVersion, anonymousRate: 300 })
  const serve = serveOn({ app, database, clock, secure, uploadFolder: files })
  sessionRoutes(serve, services, secure)
  fileRoutes(serve)
  workRoutes(serve)
  accountRoutes(serve, services)
  personRoutes(serve, belongings)
  paperRoutes(serve, services)
  paperLinkRoutes(serve)
  paperListRoutes(serve)
  paperImportRoutes(serve, services)
  seriesRoutes(serve)
  outgoingRoutes(serve)
  incomingRoutes(serve)
  programmeRoutes(serve, services)
  activityImportRoutes(serve, services)
  authorityRoutes(serve, services, { seeds, demonstrate: () => demonstrateFromBrowser(services) })
  agencyRoutes(serve)
  agencyImportRoutes(serve, services)
  actRoutes(serve, [declarationConsequences, campaignConsequences])
  officialListRoutes(serve, services)
  integrityRoutes(serve, services, integrityChecks)
  calendarRoutes(serve, services)
  calendarImportRoutes(serve, services)
  editionRoutes(serve, editionConsequences)
  declarationRoutes(serve, services)
  declarationImportRoutes(serve, services)
  conversionRoutes(serve)
  campaignRoutes(serve, services)
  letterRoutes(serve)
  historyRoutes(serve)
  logRoutes(serve, services)
  const press = createPaperPress({ size: 2 })
  app.addHook('onClose', () => press.close())
  declarationDraftRoutes(serve, services, press)
  reportRoutes(serve, services, press)
  reportCheckingRoutes(serve)
  reportIssuingRoutes(serve)
  erratumRoutes(serve, services, press)
  planRoutes(serve, services, press)
  planImportRoutes(serve, services)
  reminderRoutes(serve, services, press)
  weeklyRoutes(serve, services, press)
  weeklyLinks(app, services)
  reportTemplateRoutes(serve)
  paperTemplateRoutes(serve)
  const formPress = createFormPress()
  app.addHook('onClose', () => formPress.close())
  wordFormRoutes(serve, services, formPress, formFields)
  draftPaperRoutes(serve, services, press)
  reviewRoutes(serve)
  publicationRoutes(serve, services)
  registerPages(app, services)
  newsDeskRoutes(serve, services)
  libraryRoutes(serve)
  libraryPages(app, services)
  newsletterRoutes(serve, services)
  newsletterPages(app, services)
  siteRoutes(serve)
  visitRoutes(serve)
  const visits = countVisits(app, services, secure)
  portalPages(app, services)
  inboxRoutes(serve)
  searchRoutes(serve)
  homeRoutes(serve, waitingProviders)
  exportRoutes(serve, services, exporters)
  // Each room adds its line here.
  return { app, serve, visits }
}
