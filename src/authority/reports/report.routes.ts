import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { countedRows } from '../../kernel/list.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { renderHtml } from '../../papers/layout/paper-page.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { loadLive } from './composition.queries.ts'
import { comparedFigures } from './comparison.ts'
import { composeReport, composeText } from './compose.ts'
import type { Composition } from './composition.ts'
import { differences } from './difference.ts'
import { describedRows, rowsBehind } from './figure-rows.ts'
import { shownValue } from './figure-value.ts'
import { whichFailed } from './failed-figures.queries.ts'
import { foreseen, readyOf } from './foreseen.ts'
import { freezeReport, prepareFreeze, type Workshop } from './freezing.commands.ts'
import { compositionOf } from './frozen.ts'
import { issueReport, prepareIssue } from './issuing.commands.ts'
import { fileName, mediaTypes } from './paper-file.ts'
import { publishReport, withdrawArticle } from './publishing.commands.ts'
import * as commands from './report.commands.ts'
import * as contract from './report.contract.ts'
import { linesOf, textDifference } from './text-difference.words.ts'
import { issuedBeforePart, loadVersionBesideIssued } from './text-difference.queries.ts'
import { unboundOf } from './unbound-of.ts'
import { frozenPart, keptFiles, loadFrozen, loadFrozenPair, loadFrozenPaper, viewReport, viewReports } from './report.queries.ts'

interface State {
  composition: Composition
  knownAt: Date
}

/** Live figures as known at the instant of the question, or a frozen version from what was kept of it. */
async function stateOf(tx: Tx, actor: Actor, report: ReportId, at: Date, version: number | undefined): Promise<State> {
  if (version === undefined) return loadLive(tx, actor.authority, report, at)
  const { content, knownAt } = await loadFrozen(tx, actor.authority, report, version)
  return { composition: compositionOf(content), knownAt }
}

async function againstLive(tx: Tx, actor: Actor, report: ReportId, no: number, at: Date) {
  const { beside, composition } = await loadLive(tx, actor.authority, report, at, frozenPart(actor.authority, report, no))
  return differences(beside ?? refuse('not-found', 'report.version-not-found', { no }), composition)
}

async function betweenFrozen(tx: Tx, actor: Actor, report: ReportId, versions: readonly [number, number]) {
  const [before, after] = await loadFrozenPair(tx, actor.authority, report, versions)
  return differences(before, compositionOf(after))
}

export function reportRoutes(serve: Serve, { database, files, log }: Services, press: PaperPress): void {
  const workshop: Workshop = { database, press, files }
  const told = <T>(of: Parameters<typeof whichFailed>[1], work: () => Promise<T>) => logged(() => whichFailed(database, of, work))
  /** The person is told which figures failed; why stands in the log. */
  const logged = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'report.figure-failed') log.error({ err: error.cause }, 'figures of a report failed')
      throw error
    })

  serve(contract.listReports, ({ query, actor, tx }) => viewReports(tx, actor.authority, query))
  serve(contract.showReport, ({ params, actor, at, tx }) => viewReport(tx, actor, params.reportId, dayOf(at)))

  serve(contract.createReport, ({ body, actor, at, tx }) => commands.createReport(tx, { by: actor, at, ...body }))
  serve(contract.changeReport, ({ params, body: { version: seen, ...body }, actor, at, tx }) =>
    commands.changeReport(tx, { by: actor, at, id: params.reportId, seen, ...body }),
  )
  serve(contract.saveWording, ({ params, body: { version: seen, section, ...words }, actor, at, tx }) =>
    commands.saveWording(tx, { by: actor, at, id: params.reportId, seen, section, words }),
  )

  serve(contract.showFigures, async ({ params, query, actor, at, tx }) => {
    const { composition, knownAt } = await told({ by: actor, id: params.reportId, at }, () => stateOf(tx, actor, params.reportId, at, query.version))
    const compared = comparedFigures(composition)
    return {
      dataDate: composition.frame.dataDate,
      knownAt: knownAt.toISOString(),
      edition: composition.facts.edition,
      digest: commands.digestOf(composition),
      figures: composition.figures.map(({ rows, ...figure }) => ({
        ...figure,
        shown: shownValue(figure.value),
        after: rows.groups.after?.length ?? 0,
        later: rows.groups.later?.length ?? 0,
        compared: compared.get(figure.key) ?? [],
      })),
      references: composition.references.map(({ slot, period, dataDate, source, number }) => ({ slot, period, dataDate, source, number })),
      unbound: unboundOf(composition),
    }
  })

  serve(contract.openFigure, async ({ params, query, actor, at, tx }) => {
    const { composition } = await stateOf(tx, actor, params.reportId, at, query.version)
    const figure = composition.figures.find((one) => one.key === query.figure) ?? refuse('not-found', 'report.figure-not-found', { figure: query.figure })
    const rows = rowsBehind(figure, describedRows(composition.facts), query)
    return { rows: rows.slice(query.from, query.from + query.limit), total: Math.min(rows.length, countedRows), more: rows.length > countedRows }
  })

  serve(contract.previewReport, async ({ params, query, actor, at, tx }) => {
    const { composition, knownAt, marks } =
      query.version === undefined
        ? { ...(await told({ by: actor, id: params.reportId, at }, () => loadLive(tx, actor.authority, params.reportId, at))), marks: undefined }
        : await loadFrozenPaper(tx, actor.authority, params.reportId, query.version)
    return {
      html: renderHtml(composeReport(composition, marks)),
      digest: commands.digestOf(composition),
      dataDate: composition.frame.dataDate,
      knownAt: knownAt.toISOString(),
    }
  })

  serve(contract.compareReport, async ({ params: { reportId, no }, query, actor, at, tx }) => {
    const rows = query.with === undefined ? await againstLive(tx, actor, reportId, no, at) : await betweenFrozen(tx, actor, reportId, [no, query.with])
    return { no, with: query.with ?? null, rows }
  })

  serve(contract.compareReportText, async ({ params: { reportId }, query, actor, at, tx }) => {
    const { composition, beside } =
      query.version === undefined
        ? await told({ by: actor, id: reportId, at }, () => loadLive(tx, actor.authority, reportId, at, issuedBeforePart(actor.authority, reportId)))
        : await loadVersionBesideIssued(tx, actor.authority, reportId, query.version)
    if (beside === null) return { against: null, passages: [] }
    const { lines, ...against } = beside
    return { against, passages: textDifference(lines, linesOf(composeText(composition))) }
  })

  serve.after(
    contract.freezeReport,
    ({ params, body, actor, at }) =>
      foreseen(() =>
        logged(() =>
          prepareFreeze(workshop, { by: actor, at, id: params.reportId, seen: body.version, digest: body.digest, reason: body.reason, checked: body.checked }),
        ),
      ),
    ({ params, body, actor, at, tx }, prepared) =>
      freezeReport(tx, { by: actor, at, id: params.reportId, seen: body.version, digest: body.digest, reason: body.reason }, readyOf(prepared)),
  )

  const asked = ({ version, signerName, ...body }: z.output<(typeof contract.issueReport)['body']>) => ({
    seen: version,
    signerName: signerName ?? null,
    ...body,
  })
  serve.after(
    contract.issueReport,
    ({ params, body, actor, at }) => foreseen(() => prepareIssue(workshop, { by: actor, at, id: params.reportId, ...asked(body) })),
    ({ params, body, actor, at, tx }, prepared) => issueReport(tx, { by: actor, at, id: params.reportId, ...asked(body) }, readyOf(prepared)),
  )

  serve(contract.publishReport, ({ params, body, actor, at, tx }) =>
    publishReport(tx, {
      by: actor,
      at,
      id: params.reportId,
      seen: body.version,
      title: body.title,
      sourceLine: body.sourceLine,
      publishedAt: body.publishedAt === undefined ? undefined : new Date(body.publishedAt),
    }),
  )

  serve(contract.withdrawArticle, ({ params, body, actor, at, tx }) =>
    withdrawArticle(tx, { by: actor, at, id: params.reportId, seen: body.version, reason: body.reason }),
  )

  serve.after(
    contract.reportFile,
    async ({ params, query, actor, read }) => {
      const kept = await read((tx) => keptFiles(tx, actor.authority, params.reportId, params.no, query.of))
      const content =
        query.format === 'html' || query.format === 'json'
          ? Buffer.from(query.format === 'html' ? kept.html : kept.content)
          : await readKept(files, kept[query.format].sha256)
      return { content, name: fileName({ period: kept.period, no: params.no, number: kept.number }, query.format) }
    },
    async ({ query }, { content, name }) => ({ name, mediaType: mediaTypes[query.format], content }),
  )
}
