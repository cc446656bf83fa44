// What is said about repeated measurements: median and extremes, percentiles only where there are enough samples.

export interface Spread {
  median: number
  min: number
  max: number
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) throw new TypeError('the median of nothing')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

export const spread = (values: readonly number[]): Spread => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) })

/** Nearest rank: a value that was measured, never one between two. */
export function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new TypeError('a percentile of nothing')
  return value
}

/** Below a thousand samples the hundredth of them is chance. */
const samplesForP99 = 1_000

export interface Latency {
  samples: number
  p50: number
  p95: number
  p99: number | null
}

/** Milliseconds of answers, pooled over the runs of a cell. */
export function latencyOf(milliseconds: readonly number[]): Latency | null {
  if (milliseconds.length === 0) return null
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return {
    samples: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: sorted.length >= samplesForP99 ? percentile(sorted, 0.99) : null,
  }
}

/** When the limit itself moves by more than this within a cell, absolute figures of the cell say little. */
const noisyAbove = 0.3
export const isNoisy = (limitRates: readonly number[]): boolean => Math.max(...limitRates) / Math.min(...limitRates) - 1 > noisyAbove

/** Product over limit, run by run: neighbours in time share what else the machine was doing. */
export const ratios = (product: readonly number[], limit: readonly number[]): Spread => spread(product.map((rate, run) => rate / (limit[run] ?? Number.NaN)))

/** Warm enough: two windows in a row differ by less than a twentieth. */
export const isSteady = (before: number, now: number): boolean => now > 0 && Math.abs(now - before) / now < 0.05
