import type { ActFault } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'

/** A fault at its line and, within it, at its field. */
export interface PlacedFault extends ActFault {
  /** The line; undefined for the head of the act. */
  line: string | undefined
  /** "into.facts.name" within the line, "effectiveOn" within the head, '' for a line as a whole. */
  field: string
}

/** Faults name lines by their place in what was previewed; here they hold on to the line itself. */
export const placed = (faults: readonly ActFault[], lines: readonly ActLine[]): PlacedFault[] =>
  faults.map((fault) => {
    const [first, place, ...field] = fault.path.split('.')
    if (first !== 'lines' || place === undefined) return { ...fault, line: undefined, field: fault.path }
    return { ...fault, line: lines[Number(place)]?.id, field: field.join('.') }
  })

export const ofLine = (faults: readonly PlacedFault[], line: string): PlacedFault[] => faults.filter((fault) => fault.line === line)
export const ofHead = (faults: readonly PlacedFault[]): PlacedFault[] => faults.filter((fault) => fault.line === undefined)
