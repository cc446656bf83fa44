import { type Day, readDay } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { AgencyFacts } from './agency-facts.ts'
import type { OfficialPaper } from './agency-version.ts'
import type { ImportField, ImportMapping, RowError } from './import-column.ts'
import { kindOfName, readKind, readObligation } from './import-words.ts'
import { nameKey } from './name-key.ts'
import { type AdministrativeUnit, nameAgency, type NamingRule, UnitKind } from './naming-rule.ts'

export interface Block {
  code: string
  vi: string
  en: string
  validFrom: Day
  validTo: Day | null
}

/** What a file is read with: where its columns are, what stands in for cells it does not have. */
export interface ReadingRules {
  mapping: ImportMapping
  defaults: { validFrom?: Day | undefined; block?: string | undefined }
  blocks: readonly Block[]
  naming: readonly NamingRule[]
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
  errors: RowError[]
}

/** Reads one row of the file; whatever is wrong with it is said at once, cell by cell. */
export function readRow(row: number, cells: readonly string[], rules: ReadingRules): ReadRow {
  const reader = new CellReader(cells, rules.mapping)
  const names = readNames(reader, rules)
  const block = readBlock(reader, rules)
  const kindCell = reader.text('kind')
  const kind = kindCell === '' ? names.kind : (readKind(kindCell) ?? reader.wrong('kind', 'agency-import.unknown-kind', { text: kindCell }))
  const obligationCell = reader.text('obligation')
  const obligation = obligationCell === '' ? 'undetermined' : (readObligation(obligationCell) ?? reader.wrong('obligation', 'agency-import.unknown-obligation', { text: obligationCell }))
  const validFrom = reader.day('validFrom') ?? rules.defaults.validFrom
  if (validFrom === undefined && reader.text('validFrom') === '') reader.wrong('validFrom', 'agency-import.no-day', {})
  const paper = readPaper(reader)
  const facts = {
    code: reader.text('code') || null, name: names.name, shortName: reader.text('shortName') || names.shortName, kind: kind ?? 'other', block: block ?? '',
    obligation: obligation ?? 'undetermined', obligationBasis: reader.text('obligationBasis') || null, address: reader.text('address') || null,
  }
  for (const field of ['code', 'name', 'shortName', 'obligationBasis', 'address'] as const) if (reader.given.has(field)) checkText(reader, field)
  return { row, facts, parent: reader.text('parent') || names.parent, validFrom: validFrom ?? rules.today, paper, given: reader.given, errors: reader.errors }
}

/** Cells by field, and what was found wrong in them. */
class CellReader {
  readonly errors: RowError[] = []
  readonly given = new Set<ImportField>()
  readonly #texts = new Map<ImportField, string>()

  constructor(cells: readonly string[], mapping: ImportMapping) {
    for (const [field, column] of Object.entries(mapping) as [ImportField, number | undefined][]) {
      const text = column === undefined ? '' : tidy(cells[column] ?? '')
      if (text === '') continue
      this.#texts.set(field, text)
      this.given.add(field)
    }
  }

  text(field: ImportField): string {
    return this.#texts.get(field) ?? ''
  }

  day(field: ImportField): Day | undefined {
    const text = this.text(field)
    return text === '' ? undefined : (readDay(text) ?? this.wrong(field, 'agency-import.not-a-day', { text }))
  }

  wrong(field: ImportField | null, code: string, details: RowError['details']): undefined {
    this.errors.push({ field, code, details })
  }
}

/** The name as the file has it, or as the naming rules write it from the name of the unit ("Phường 05" in "Quận 10"). */
function readNames(reader: CellReader, rules: ReadingRules): { name: string; shortName: string; kind: AgencyFacts['kind']; parent: string } {
  const name = reader.text('name')
  if (name !== '') return { name, shortName: name, kind: kindOfName(name), parent: '' }
  const unit = readUnit(reader.text('unit'))
  const district = readUnit(reader.text('district'))
  const named = unit && nameAgency({ ...unit, ...(district ? { district } : {}) }, rules.naming, rules.today)
  const parent = district && nameAgency(district, rules.naming, rules.today)
  if (reader.text('unit') === '') reader.wrong('name', 'agency-import.no-name', {})
  else if (!named) reader.wrong('unit', 'agency-import.unit-not-named', { text: reader.text('unit') })
  return { name: named?.name ?? '', shortName: named?.shortName ?? '', kind: kindOfName(named?.name ?? ''), parent: parent?.name ?? '' }
}

function readUnit(cell: string): AdministrativeUnit | undefined {
  const kind = UnitKind.options.find((option) => nameKey(cell).startsWith(`${nameKey(option)} `))
  return kind && { kind, name: cell }
}

function readBlock(reader: CellReader, { blocks, defaults }: ReadingRules): string | undefined {
  const cell = reader.text('block')
  if (cell === '') return defaults.block ?? reader.wrong('block', 'agency-import.no-block', {})
  const key = nameKey(cell)
  return blocks.find((block) => [block.code, block.vi, block.en].some((word) => nameKey(word) === key))?.code
    ?? reader.wrong('block', 'agency-import.unknown-block', { text: cell })
}

function readPaper(reader: CellReader): OfficialPaper | null {
  const number = reader.text('paperNumber')
  const date = reader.day('paperDate')
  if (number === '') {
    if (date !== undefined) reader.wrong('paperNumber', 'agency-import.paper-without-number', {})
    return null
  }
  const read = readOfficialNumber(number)
  if (!read) reader.wrong('paperNumber', 'agency-import.paper-unreadable', { text: number })
  if (date === undefined && reader.text('paperDate') === '') reader.wrong('paperDate', 'agency-import.paper-without-day', {})
  return read && date ? { number: read.text, date } : null
}

/** The same limits as on the form. */
function checkText(reader: CellReader, field: 'code' | 'name' | 'shortName' | 'obligationBasis' | 'address'): void {
  const text = reader.text(field)
  const read = AgencyFacts.shape[field].safeParse(text)
  for (const issue of read.error?.issues ?? []) {
    if (issue.code === 'too_big') reader.wrong(field, 'agency-import.too-long', { length: text.length, maximum: Number(issue.maximum) })
    else if (issue.message.startsWith('agency.')) reader.wrong(field, issue.message, {})
  }
}
