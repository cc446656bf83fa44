import type { DraftAnnex, DraftBlock, DraftText } from '../../papers/drafting/draft-text.ts'
import { sectionsOf } from './plan-line.ts'
import { filledColumns, type PrintedPlan, romanOf } from './plan-paper.ts'
import { abstractOf } from './plan-words.ts'

/** A cell of a draft holds no more; a line with so many agencies names their number, and the list stands below the table. */
const longestCell = 1800

/** What the template of the decision asks for of the plan: its name and its year apart. */
export const decisionFields = ({ title, year }: Pick<PrintedPlan, 'title' | 'year'>) => ({
  plan: `Kế hoạch ${abstractOf(title).replace(/\s*,?\s*năm (\d{4})\s*$/, (tail, named: string) => (Number(named) === year ? '' : tail))}`,
  planYear: year,
})

/** Sections and lines of a plan as the table of a draft. */
export function decisionTable(plan: PrintedPlan, id: string): DraftBlock[] {
  const columns = filledColumns(plan)
  const lines = plan.lines ?? []
  const many = lines.flatMap((line, n) => (namesOf(plan, line.agencyIds).join('; ').length > longestCell ? [{ line, no: n + 1 }] : []))
  const cells = (line: (typeof lines)[number], no: number) =>
    columns.map(({ cell }) => {
      const text = cell(line, no)
      return text.length > 2000 ? `${line.agencyIds.length} cơ quan (danh sách kèm theo)` : text
    })
  const rows = sectionsOf(lines).flatMap(({ section, lines: own }, n) => [
    ...(section === null ? [] : [columns.map((_, at) => (at === 0 ? romanOf(n + 1) : at === 1 ? section : ''))]),
    ...own.map(({ line, no }) => cells(line, no)),
  ])
  return [
    {
      id,
      kind: 'table',
      caption: '',
      unit: '',
      columns: columns.map(({ head, width, center }) => ({ title: head, width, align: center ? 'center' : 'left' })),
      rows,
    },
    ...many.flatMap(({ line, no }): DraftBlock[] => [
      { id: `${id}-viec-${no}`, kind: 'paragraph', align: 'justify', text: `Danh sách cơ quan của việc số ${no}:` },
      {
        id: `${id}-ds-${no}`,
        kind: 'names',
        of: 'agencies',
        asOf: null,
        noteTitle: '',
        rows: line.agencyIds.map((agencyId) => ({ agencyId, name: plan.agencies[agencyId] ?? '', note: '' })),
      },
    ]),
  ]
}

const namesOf = (plan: PrintedPlan, ids: readonly string[]) => ids.map((id) => plan.agencies[id] ?? '')

/** The text of a decision whose enclosed plan carries the lines; the rest of the template stays as the office wrote it. */
export function withPlan(plan: PrintedPlan, text: DraftText): DraftText {
  const at = text.annexes.findIndex(({ form }) => form === 'enclosure')
  const landscape = filledColumns(plan).length > 6
  const enclosure = text.annexes[at]
  if (!enclosure) {
    const added: DraftAnnex = {
      id: 'ke-hoach-nam',
      form: 'enclosure',
      kind: 'Kế hoạch',
      abstract: abstractOf(plan.title),
      orientation: landscape ? 'landscape' : 'portrait',
      blocks: decisionTable(plan, 'ke-hoach-bang'),
    }
    return { ...text, annexes: [...text.annexes, added] }
  }
  const table = enclosure.blocks.findIndex(({ kind }) => kind === 'table')
  const blocks =
    table === -1
      ? [...enclosure.blocks, ...decisionTable(plan, 'ke-hoach-bang')]
      : enclosure.blocks.flatMap((block, n) => (n === table ? decisionTable(plan, block.id) : [block]))
  const orientation = landscape ? 'landscape' : enclosure.orientation
  return { ...text, annexes: text.annexes.map((annex, n) => (n === at ? { ...annex, orientation, blocks } : annex)) }
}
