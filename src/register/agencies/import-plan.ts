import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { Mapping, RowFault } from '../imports/sheet-row.ts'
import type { AgencyFacts } from './agency-facts.ts'
import type { OfficialPaper } from './agency-version.ts'
import type { ImportField } from './import-column.ts'
import type { Block, ReadRow } from './import-row.ts'
import { nameKey } from './name-key.ts'

/** What the register holds: every version that stands today, of all days. */
export interface RegisterVersion {
  agency: AgencyId
  facts: AgencyFacts
  validFrom: Day
  validTo: Day | null
}

export interface Establishment {
  agency: AgencyId
  effectiveOn: Day
  paper: OfficialPaper | null
  facts: AgencyFacts
}

/** What becomes of a row. `unchanged`: the agency is there and is what the row says. */
export interface PlannedRow {
  row: ReadRow
  outcome: 'created' | 'unchanged' | 'refused'
  agency: AgencyId | null
  faults: readonly RowFault[]
}

export interface ImportPlan {
  rows: PlannedRow[]
  /** Parents before their children, whatever the order of the file. */
  establishments: Establishment[]
}

export interface Register {
  versions: readonly RegisterVersion[]
  blocks: readonly Block[]
}

/**
 * Decides row by row what an import would do. An import adds agencies and never changes one: a row that knows an
 * agency otherwise than the register does is refused, because a change has a day and a paper of its own.
 */
export function planImport(rows: readonly ReadRow[], mapping: Mapping<ImportField>, register: Register, newId: () => AgencyId): ImportPlan {
  const planner = new Planner(rows, mapping, register, newId)
  const planned = rows.map((row) => planner.settle(row))
  return { rows: planned, establishments: planner.establishments }
}

const deepest = 50

/** Says what is wrong with a row at hand. */
type Say = (field: ImportField, code: string, details?: RowFault['details']) => void

class Planner {
  readonly establishments: Establishment[] = []
  readonly #settled = new Map<ReadRow, PlannedRow>()
  readonly #settling = new Set<ReadRow>()
  readonly #rowsByCode: Map<string, ReadRow[]>
  readonly #rowsByName: Map<string, ReadRow[]>
  readonly #mapping: Mapping<ImportField>
  readonly #known: Known
  readonly #blocks: readonly Block[]
  readonly #newId: () => AgencyId
  /** Row that took a code, or a name below a parent, first. */
  readonly #taken = new Map<string, number>()

  constructor(rows: readonly ReadRow[], mapping: Mapping<ImportField>, register: Register, newId: () => AgencyId) {
    this.#mapping = mapping
    this.#rowsByCode = grouped(rows, (row) => [row.facts.code ?? ''])
    this.#rowsByName = grouped(rows, (row) => [nameKey(row.facts.name), nameKey(row.facts.shortName)])
    this.#known = new Known(register.versions)
    this.#blocks = register.blocks
    this.#newId = newId
  }

  settle(row: ReadRow): PlannedRow {
    const before = this.#settled.get(row)
    if (before) return before
    this.#settling.add(row)
    const planned = this.#decide(row)
    this.#settling.delete(row)
    this.#settled.set(row, planned)
    return planned
  }

  #decide(row: ReadRow): PlannedRow {
    const faults = [...row.faults]
    const say: Say = (field, code, details = {}) => faults.push({ row: row.row, column: this.#mapping[field] ?? null, field, code, details })
    const refused = (agency: AgencyId | null = null): PlannedRow => ({ row, outcome: 'refused', agency, faults })
    // Which parent is meant depends on the day; everything else that is wrong is said together.
    const parentId = faults.some(({ field }) => field === 'validFrom') ? null : this.#parentOf(row, say)
    const there = faults.length === 0 ? this.#known.identify(row, parentId, say) : undefined
    if (faults.length > 0) return refused()
    const facts = { ...row.facts, parentId }
    if (there !== undefined) {
      for (const field of this.#known.differing(row, there, facts)) say(field, 'agency-import.differs')
      return faults.length > 0 ? refused(there) : { row, outcome: 'unchanged', agency: there, faults }
    }
    this.#checkNew(row, facts, say)
    if (faults.length > 0) return refused()
    const agency = this.#newId()
    this.establishments.push({ agency, effectiveOn: row.validFrom, paper: row.paper, facts })
    return { row, outcome: 'created', agency, faults }
  }

  /** A code names its agency alone; a name may be that of several, in the file and in the register. */
  #parentOf(row: ReadRow, say: Say): AgencyId | null {
    if (row.parent === '') return null
    const read = row.parent
    const on = row.validFrom
    const fail = (code: string, details: RowFault['details']): null => {
      say('parent', code, details)
      return null
    }
    const { inFile, inRegister } = this.#named(read)
    if (inFile.some((other) => this.#settling.has(other))) return fail('agency.below-itself', { on })
    if (this.#settling.size > deepest) return fail('agency-import.too-deep', { limit: deepest })
    const found = new Set(inRegister.filter((version) => holdsOn(version, row.validFrom)).map((version) => version.agency))
    for (const other of inFile) {
      const { agency, outcome } = this.settle(other)
      if (agency !== null && outcome === 'created' && other.validFrom <= row.validFrom) found.add(agency)
    }
    const [one, another] = found
    if (another !== undefined) return fail('agency-import.parent-ambiguous', { read })
    if (one !== undefined) return one
    const refused = inFile.find((other) => this.settle(other).outcome === 'refused')
    if (refused) return fail('agency-import.parent-refused', { row: refused.row })
    return inFile.length + inRegister.length > 0 ? fail('agency.parent-not-there', { on }) : fail('agency-import.parent-not-found', { read })
  }

  #named(text: string): { inFile: readonly ReadRow[]; inRegister: readonly RegisterVersion[] } {
    const coded = { inFile: this.#rowsByCode.get(text) ?? [], inRegister: this.#known.byCode(text) }
    if (coded.inFile.length + coded.inRegister.length > 0) return coded
    const key = nameKey(text)
    return { inFile: this.#rowsByName.get(key) ?? [], inRegister: this.#known.byAnyName(key) }
  }

  #checkNew(row: ReadRow, facts: AgencyFacts, say: Say): void {
    const block = this.#blocks.find(({ code }) => code === facts.block)
    if (!block || block.validFrom > row.validFrom || (block.validTo !== null && block.validTo <= row.validFrom)) {
      say('block', 'agency.block-not-in-force', { block: block?.vi ?? facts.block, on: row.validFrom })
    }
    if (facts.code !== null) this.#takeOnce(row, `code ${facts.code}`, (first) => say('code', 'agency-import.code-twice', { row: first }))
    this.#takeOnce(row, `name ${facts.parentId ?? ''} ${nameKey(facts.name)}`, (first) => say('name', 'agency-import.name-twice', { row: first }))
  }

  #takeOnce(row: ReadRow, what: string, taken: (first: number) => void): void {
    const first = this.#taken.get(what)
    if (first === undefined) this.#taken.set(what, row.row)
    else taken(first)
  }
}

/** The register, asked by code and name. */
class Known {
  readonly #byCode: Map<string, RegisterVersion[]>
  readonly #byName: Map<string, RegisterVersion[]>
  readonly #byAnyName: Map<string, RegisterVersion[]>
  readonly #byAgency: Map<string, RegisterVersion[]>

  constructor(versions: readonly RegisterVersion[]) {
    this.#byCode = grouped(versions, ({ facts }) => [facts.code ?? ''])
    this.#byName = grouped(versions, ({ facts }) => [nameKey(facts.name)])
    this.#byAnyName = grouped(versions, ({ facts }) => [nameKey(facts.name), nameKey(facts.shortName)])
    this.#byAgency = grouped(versions, ({ agency }) => [agency])
  }

  byCode = (code: string): readonly RegisterVersion[] => this.#byCode.get(code) ?? []
  byAnyName = (key: string): readonly RegisterVersion[] => this.#byAnyName.get(key) ?? []

  /** The agency a row speaks of, if it is there already; a row that may mean several is said to be ambiguous. */
  identify(row: ReadRow, parentId: AgencyId | null, say: Say): AgencyId | undefined {
    const lasting = (version: RegisterVersion) => version.validTo === null || version.validTo > row.validFrom
    const { code } = row.facts
    const coded = code === null ? undefined : this.byCode(code).find(lasting)
    if (coded) return coded.agency
    const namesakes = (this.#byName.get(nameKey(row.facts.name)) ?? []).filter(lasting)
    const here = namesakes.filter((version) => version.facts.parentId === parentId)
    // Without a parent in the row its name alone has to tell, unless it brings a code that nobody bears yet.
    const meant = new Set((row.parent === '' && here.length === 0 && code === null ? namesakes : here).map((version) => version.agency))
    const [one, another] = meant
    if (another !== undefined) say('name', 'agency-import.ambiguous-name', { name: row.facts.name, count: meant.size })
    return one
  }

  /** Given cells that are neither what the agency was on the row's day nor what it is now. */
  differing(row: ReadRow, agency: AgencyId, facts: AgencyFacts): ImportField[] {
    const versions = (this.#byAgency.get(agency) ?? []).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    const then = versions.find((version) => holdsOn(version, row.validFrom))
    if (!then) return ['validFrom']
    const differences = [then, ...versions.slice(-1)].map((version) => compared.filter((field) => row.given.has(field) && !same(field, facts, version.facts)))
    return differences.find((fields) => fields.length === 0) ?? differences[0] ?? []
  }
}

const compared = ['code', 'name', 'shortName', 'kind', 'block', 'parent', 'obligation', 'obligationBasis', 'address'] as const

function same(field: (typeof compared)[number], one: AgencyFacts, other: AgencyFacts): boolean {
  if (field === 'parent') return one.parentId === other.parentId
  return field === 'name' || field === 'shortName' ? nameKey(one[field]) === nameKey(other[field]) : one[field] === other[field]
}

const holdsOn = (version: RegisterVersion, on: Day) => version.validFrom <= on && (version.validTo === null || version.validTo > on)

function grouped<Item>(items: readonly Item[], keys: (item: Item) => readonly string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const group = groups.get(key)
      if (group) group.push(item)
      else if (key !== '') groups.set(key, [item])
    }
  }
  return groups
}
