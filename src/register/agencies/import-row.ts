import type { Day } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { type Mapping, type RowFault, SheetRow, shortened } from '../imports/sheet-row.ts'
import { AgencyKind, type AgencyFacts, Obligation, textLimits } from './agency-facts.ts'
import type { OfficialPaper } from './agency-version.ts'
import type { ImportField } from './import-column.ts'
import { type ImportWords, kindOfName, readKind, readUnit } from './import-words.ts'
import { nameKey } from './name-key.ts'
import { nameAgency, type NamingRule } from './naming-rule.ts'

export interface Block {
  code: string
  vi: string
  en: string
  validFrom: Day
  validTo: Day | null
}

/** What a file is read with: where its columns are, what stands in for cells it does not have. */
export interface ReadingRules {
  mapping: Mapping<ImportField>
  defaults: { validFrom?: Day | undefined; block?: string | undefined }
  blocks: readonly Block[]
  naming: readonly NamingRule[]
  words: ImportWords
  /** Names of People's Committees are written by the rules of this day. */
  today: Day
}

/** A row as it was understood. Its parent is still words: it may stand in the file, above or below, or in the register. */
export interface ReadRow {
  row: number
  facts: Omit<AgencyFacts, 'parentId'>
  parent: string
  validFrom: Day
  paper: OfficialPaper | null
  /** Fields whose cells were filled: an empty cell says nothing about an agency that is there already. */
  given: ReadonlySet<ImportField>
  faults: readonly RowFault[]
}

type Row = SheetRow<ImportField>

/** Reads one row of the file; whatever is wrong with it is said at once, cell by cell. */
export function readRow(n: number, cells: readonly string[], rules: ReadingRules): ReadRow {
  const row = new SheetRow<ImportField>(n, cells, rules.mapping)
  const filled = (Object.entries(rules.mapping) as [ImportField, number][]).filter(([, column]) => tidy(cells[column] ?? '') !== '').map(([field]) => field)
  const names = readNames(row, rules)
  const facts = {
    code: row.text('code', textLimits.code),
    name: names.name,
    shortName: readName(row, 'shortName') ?? names.shortName,
    kind: readWord(row, 'kind', (cell) => readKind(cell, rules.words), AgencyKind.options) ?? names.kind,
    block: readBlock(row, rules) ?? '',
    obligation: readWord(row, 'obligation', (cell) => rules.words.obligations.get(nameKey(cell)), Obligation.options) ?? 'undetermined',
    obligationBasis: row.text('obligationBasis', textLimits.obligationBasis),
    address: row.text('address', textLimits.address),
  }
  const validFrom = row.required('validFrom', row.day('validFrom') ?? rules.defaults.validFrom ?? null)
  const parent = row.text('parent', textLimits.name) ?? names.parent
  const paper = readPaper(row)
  return { row: n, facts, parent, validFrom: validFrom ?? rules.today, paper, given: new Set(filled), faults: row.faults }
}

function readName(row: Row, field: 'name' | 'shortName'): string | null {
  const text = row.text(field, textLimits.name)
  if (text !== null && !/\p{L}/u.test(text)) row.fault(field, 'agency.name-without-letters')
  return text
}

/** The name as the file has it, or as the naming rules write it from the name of the unit ("Phường 05" in "Quận 10"). */
function readNames(row: Row, rules: ReadingRules): { name: string; shortName: string; kind: AgencyKind; parent: string } {
  const name = readName(row, 'name')
  const cell = row.text('unit', textLimits.name)
  if (name !== null || cell === null) {
    row.required('name', name)
    return { name: name ?? '', shortName: name ?? '', kind: kindOfName(name ?? ''), parent: '' }
  }
  const unit = readUnit(cell)
  const district = readUnit(row.text('district', textLimits.name) ?? '')
  const named = unit && nameAgency({ ...unit, ...(district ? { district } : {}) }, rules.naming, rules.today)
  if (!named) row.fault('unit', 'agency-import.unit-not-named', { read: shortened(cell) })
  const parent = district && nameAgency(district, rules.naming, rules.today)
  return { name: named?.name ?? '', shortName: named?.shortName ?? '', kind: kindOfName(named?.name ?? ''), parent: parent?.name ?? '' }
}

function readBlock(row: Row, { blocks, words, defaults }: ReadingRules): string | undefined {
  const code = readWord(
    row,
    'block',
    (cell) => words.blocks.get(nameKey(cell)),
    blocks.map((block) => block.vi),
  )
  return row.required('block', code ?? defaults.block ?? null)
}

/** A word from a closed list; undefined when the cell is empty or says something else. */
function readWord<T>(row: Row, field: ImportField, read: (cell: string) => T | undefined, offered: readonly string[]): T | undefined {
  const cell = row.text(field, textLimits.name)
  if (cell === null) return undefined
  const word = read(cell)
  return word === undefined ? row.fault(field, `agency-import.unknown-${field}`, { read: shortened(cell), offered: offered.join('; ') }) : word
}

function readPaper(row: Row): OfficialPaper | null {
  const number = row.text('paperNumber', 80)
  const date = row.day('paperDate')
  if (number === null) {
    if (date) row.fault('paperNumber', 'agency-import.paper-without-number')
    return null
  }
  const read = readOfficialNumber(number)
  if (!read) row.fault('paperNumber', 'agency-import.paper-unreadable', { read: number })
  if (date === null) row.fault('paperDate', 'agency-import.paper-without-day')
  return read && date ? { number: read.text, date } : null
}
