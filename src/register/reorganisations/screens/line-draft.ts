/** A line while it is typed: the shape of the line, with '' and null where nothing stands yet. */
import { z } from 'zod'
import { type FieldRemark, remarksOf } from '../../../kernel/field-remark.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { fitTo } from '../../../web/kit/form/fit-to.ts'
import { ActLine, FactChanges, type LineKind, NewAgencyFacts, SplitPart } from '../act-line.ts'

export interface LineDraft {
  id: string
  kind: LineKind
  [field: string]: unknown
}

const newId = () => uuidv7(new Date())

export const blankFacts = () => ({
  code: '',
  name: '',
  shortName: '',
  kind: null,
  block: null,
  parent: null,
  obligation: 'undetermined',
  obligationBasis: '',
  address: '',
})
export const blankPart = () => ({ id: newId(), into: { facts: blankFacts() }, share: null })

const blanks: Record<LineKind, () => Record<string, unknown>> = {
  establish: () => ({ facts: blankFacts() }),
  rename: () => ({ agency: null, name: '', shortName: '', code: '' }),
  merge: () => ({ from: [], into: { facts: blankFacts() }, seats: 'end' }),
  split: () => ({ agency: null, into: [blankPart(), blankPart()], ends: true, seatsTo: null }),
  transfer: () => ({ from: null, to: null, what: '', share: null }),
  dissolve: () => ({ agency: null }),
  move: () => ({ agency: null, parent: null, name: '', shortName: '' }),
  reclassify: () => ({ agency: null, agencyKind: null, block: null, obligation: null, obligationBasis: '' }),
}

export const blankLine = (kind: LineKind): LineDraft => ({ id: newId(), kind, note: '', ...blanks[kind]() })

/** A line that stands in the act, ready to be typed in. */
export const draftOf = (line: ActLine): LineDraft => ({ ...blankLine(line.kind), ...structuredClone(line) }) as LineDraft

/** The same again under ids of its own. */
export function duplicateOf(line: ActLine): ActLine {
  const copy = { ...structuredClone(line), id: newId() }
  if (copy.kind !== 'split') return copy
  const ids = new Map(copy.into.map(({ id }) => [id, newId()]))
  const { seatsTo, ...rest } = copy
  return {
    ...rest,
    into: copy.into.map((part) => ({ ...part, id: ids.get(part.id) ?? newId() })),
    ...(seatsTo === undefined ? {} : { seatsTo: ids.get(seatsTo) ?? seatsTo }),
  }
}

const Target = z.looseObject({ facts: z.record(z.string(), z.unknown()).optional(), changes: z.record(z.string(), z.unknown()).optional() })

/** What was typed as a line, or what is wrong with it, at the paths at which the server would say it. */
export function readLine(draft: LineDraft): { line: ActLine } | { remarks: FieldRemark[] } {
  const remarks: FieldRemark[] = []
  const target = (into: unknown, path: string): unknown => {
    const read = Target.safeParse(into)
    if (!read.success) return into
    const { facts, changes } = read.data
    if (facts) {
      const fitted = withShortName(fitTo(NewAgencyFacts, facts))
      const checked = NewAgencyFacts.safeParse(fitted, { reportInput: true })
      if (!checked.success) remarks.push(...remarksOf(checked.error.issues).map((remark) => ({ ...remark, path: `${path}.facts.${remark.path}` })))
      return { facts: fitted }
    }
    if (!changes) return into
    const fitted = fitTo(FactChanges, typed(changes)) as object
    const checked = FactChanges.safeParse(fitted, { reportInput: true })
    if (!checked.success) remarks.push(...remarksOf(checked.error.issues).map((remark) => ({ ...remark, path: `${path}.changes.${remark.path}` })))
    const { changes: _, ...rest } = read.data
    return Object.keys(fitted).length === 0 ? rest : { ...rest, changes: fitted }
  }
  const schema = ActLine.options.find((one) => one.shape.kind.value === draft.kind)
  const fitted: Record<string, unknown> = { ...draft }
  if (draft.kind === 'establish') fitted['facts'] = withShortName(fitTo(NewAgencyFacts, draft['facts']))
  if (draft.kind === 'merge') fitted['into'] = target(draft['into'], 'into')
  if (draft.kind === 'split' && Array.isArray(draft['into']))
    fitted['into'] = draft['into'].map((part: { into: unknown }, n) => ({ ...(fitTo(SplitPart, part) as object), into: target(part.into, `into.${n}.into`) }))
  if (draft.kind === 'rename' || draft.kind === 'move') Object.assign(fitted, withShortName(fitted))
  const value = schema ? fitTo(schema, fitted) : fitted
  const read = ActLine.safeParse(value, { reportInput: true })
  if (read.success && remarks.length === 0) return { line: read.data }
  const told = remarks.map(({ path }) => path)
  // A union only says that none of its kinds fits; what is wrong inside is told already.
  const others = read.success ? [] : remarksOf(read.error.issues).filter(({ path }) => !told.some((deeper) => deeper.startsWith(`${path}.`) || deeper === path))
  return { remarks: [...remarks, ...others] }
}

const typed = (changes: Record<string, unknown>) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== '' && value !== null))

/** A name without a short one is its own short name. */
function withShortName(facts: unknown): unknown {
  if (typeof facts !== 'object' || facts === null) return facts
  const { name, shortName } = facts as { name?: unknown; shortName?: unknown }
  return name && !shortName ? { ...facts, shortName: name } : facts
}

export function valueAt(draft: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), draft)
}

/** The draft with another value at a path; everything beside it stays the same object. */
export function withValue<D>(draft: D, path: string, value: unknown): D {
  const [key = '', ...rest] = path.split('.')
  const next = rest.length === 0 ? value : withValue((draft as Record<string, unknown> | undefined)?.[key] ?? {}, rest.join('.'), value)
  if (Array.isArray(draft)) return draft.map((one: unknown, n) => (String(n) === key ? next : one)) as D
  return { ...draft, [key]: next }
}
