export interface ChartPoint {
  label: string
  /** Absent where there is no data: a gap, never a false 0. */
  value: number | null
  /** The value as people read it: "47/63", "1.234". */
  written: string
}

export interface ChartData {
  /** `course`: one value over time against its target · `bars`: values compared, sorted by value. */
  kind: 'course' | 'bars'
  points: readonly ChartPoint[]
  target?: { value: number; label: string }
  /** The end of the axis where it is known (N of n/N); axes begin at zero. */
  max?: number
  /** Heads of the table behind: of the labels and of the values. */
  heads: { label: string; value: string }
}

/** Bars are read from the longest; what has no data stands last. */
export const inOrder = (data: ChartData): readonly ChartPoint[] =>
  data.kind === 'bars' ? [...data.points].sort((a, b) => (b.value ?? -1) - (a.value ?? -1)) : data.points
