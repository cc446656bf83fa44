import { Button } from '../../../web/kit/button.tsx'
import type { FurtherAct, LifeStep } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { type T, useT } from '../../../web/use-t.ts'
import type { ReportView } from '../report.contract.ts'
import { movesFrom } from '../report.ts'

export type Sheet = 'freeze' | 'submit' | 'recall' | 'return' | 'pass' | 'issue' | 'correct' | 'publish' | 'change' | 'withdraw'

/** What is done every day of a report stands first; the others are never its main act. */
const order: readonly Sheet[] = ['publish', 'pass', 'issue', 'submit', 'freeze', 'return', 'recall', 'correct', 'change', 'withdraw']
const never: ReadonlySet<Sheet> = new Set(['return', 'recall', 'correct', 'change', 'withdraw'])

/** The one main act by state, the others behind "…"; what the seat may not do is not shown. */
export function useActs(report: ReportView, open: (sheet: Sheet) => void) {
  const t = useT()
  const holds = useHolds()
  const { state, standing } = report
  const moves = movesFrom(state)
  const checks = holds('draft.check')
  const may: Readonly<Record<Sheet, boolean>> = {
    freeze: moves.includes('freeze') && holds('report.freeze'),
    submit: moves.includes('submit') && holds('report.compose'),
    recall: moves.includes('recall') && holds('report.compose'),
    pass: moves.includes('pass') && checks && standing !== 'not-yours',
    return: moves.includes('return') && checks && (state === 'approved' || standing !== 'not-yours'),
    // Where the number is given here the report was let through before.
    issue: moves.includes('issue') && holds('report.issue') && (state === 'approved' || !report.series.here),
    correct: moves.includes('correct') && holds('report.issue'),
    publish: moves.includes('publish') && holds('report.publish'),
    change: moves.includes('change') && holds('report.compose'),
    withdraw: report.article !== null && holds('report.publish'),
  }
  const words: Readonly<Record<Sheet, string>> = {
    freeze: t(report.latest === 0 ? 'report.act.freeze' : 'report.act.freeze-again'),
    submit: t('report.act.submit'),
    recall: t('report.act.recall'),
    pass: t('report.act.pass'),
    return: t('report.act.return'),
    issue: t('report.act.issue'),
    correct: t('report.act.correct'),
    publish: t(report.article ? 'report.act.publish-again' : 'report.act.publish'),
    change: t('report.act.change'),
    withdraw: t('report.act.withdraw'),
  }
  const allowed = order.filter((one) => may[one])
  // What is issued and published is done: another version is no everyday act.
  const done = report.article !== null && state === 'issued'
  const main = done ? undefined : allowed.find((one) => !never.has(one))
  const further: FurtherAct[] = allowed
    .filter((one) => one !== main)
    .map((one) => ({ label: words[one], onClick: () => open(one), ...(one === 'withdraw' ? { danger: true } : {}) }))
  if (holds('report.read')) further.push({ label: t('report.act.template'), to: `/report-templates/${report.template}` })
  return {
    main: main && (
      <Button weight="main" onClick={() => open(main)}>
        {words[main]}
      </Button>
    ),
    further,
    mayWord: holds('report.compose'),
  }
}

const course = ['collecting', 'frozen', 'checked', 'issued', 'published'] as const
const standsAt: Readonly<Record<ReportView['state'], (typeof course)[number]>> = {
  collecting: 'collecting',
  returned: 'collecting',
  figures_frozen: 'frozen',
  submitted: 'checked',
  approved: 'checked',
  issued: 'issued',
}

/** The course of a report; one that was signed and numbered outside passed no checking here. */
export function stepsOf(report: ReportView, t: T, day: (on: ReportView['dataDate']) => string): LifeStep[] {
  const [frozen] = report.versions
  const [round] = report.reviews
  const issue = frozen?.issue
  const passed = round?.state === 'passed' && round.revision === report.latest ? round.verdicts.findLast(({ verdict }) => verdict === 'passed') : undefined
  const now = report.article && report.state === 'issued' ? 'published' : standsAt[report.state]
  const here = course.indexOf(now)
  const known: Readonly<Record<(typeof course)[number], Partial<LifeStep>>> = {
    collecting: {},
    frozen: frozen
      ? { at: frozen.frozenAt, note: t('report.page.of-version', { no: frozen.no }), ...(frozen.frozenBy === null ? {} : { by: frozen.frozenBy }) }
      : {},
    checked: passed ? { at: passed.at, by: passed.by } : {},
    issued: issue ? { note: `${issue.number}, ${day(issue.issuedOn)}` } : {},
    published: report.article ? { at: report.article.publishedAt } : {},
  }
  return course.map((step, n) => {
    const skipped = step === 'checked' && n < here && !passed
    return { label: t(`report.page.step.${step}`), state: n === here ? 'now' : n > here ? 'ahead' : skipped ? 'skipped' : 'done', ...known[step] }
  })
}
