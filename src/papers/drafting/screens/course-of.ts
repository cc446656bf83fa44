import type { Day } from '../../../kernel/day.ts'
import type { LifeStep } from '../../../web/kit/record-page.tsx'
import type { DraftPaperView } from '../draft-paper.contract.ts'
import type { DraftState } from '../life-cycle.ts'

const order: readonly DraftState[] = ['draft', 'submitted', 'approved', 'signed', 'numbered', 'issued']

/** The course of a paper: who brought it on, and when. A paper that was signed and numbered outside leaves those steps out. */
export function courseOf(draft: DraftPaperView, t: (key: string, details?: Record<string, string | number>) => string, day: (day: Day) => string): LifeStep[] {
  const here = order.indexOf(draft.state === 'returned' ? 'draft' : draft.state)
  const round = draft.reviews[0]
  const submitted = round?.verdicts.find(({ verdict }) => verdict === 'submitted')
  const passed = round?.verdicts.findLast(({ verdict }) => verdict === 'passed')
  const returned = draft.state === 'returned' ? round?.verdicts.findLast(({ verdict }) => verdict === 'returned') : undefined
  const known: Partial<Record<DraftState, Partial<LifeStep>>> = {
    draft: returned ? { at: returned.at, by: returned.by } : { at: draft.createdAt, by: draft.author.name },
    ...(submitted ? { submitted: { at: submitted.at, by: submitted.by } } : {}),
    ...(passed && round?.state === 'passed' ? { approved: { at: passed.at, by: passed.by } } : {}),
    ...(draft.signedOn ? { signed: { note: day(draft.signedOn), ...(draft.signerName ? { by: draft.signerName } : {}) } } : {}),
    ...(draft.number ? { numbered: { note: draft.number } } : {}),
    ...(draft.issuedOn ? { issued: { note: day(draft.issuedOn) } } : {}),
  }
  if (draft.state === 'discarded')
    return [
      { label: t('drafting.state.draft'), state: 'done', ...known.draft },
      { label: t('drafting.state.discarded'), state: 'now' },
    ]
  return order.map((state, n) => {
    const label = t(`drafting.state.${n === 0 && draft.state === 'returned' ? 'returned' : state}`)
    const skipped = n < here && known[state] === undefined
    return { label, state: n === here ? 'now' : n > here ? 'ahead' : skipped ? 'skipped' : 'done', ...(n <= here ? known[state] : {}) }
  })
}
