import { expect, test } from 'vitest'
import { isNoisy, isSteady, latencyOf, median, percentile, ratios, spread } from '../../bench/statistics.ts'

test('the median of an even number lies between the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7])
  expect(() => median([])).toThrow(TypeError)
})

test('a spread names the middle and the ends', () => expect(spread([5, 1, 9])).toEqual({ median: 5, min: 1, max: 9 }))

test('a percentile is a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n + 1)
  expect([percentile(hundred, 0.5), percentile(hundred, 0.95), percentile(hundred, 0.99), percentile([4], 0.95)]).toEqual([50, 95, 99, 4])
})

test('p99 stands only on a thousand samples', () => {
  const samples = (count: number) => Array.from({ length: count }, (_, n) => n)
  expect(latencyOf(samples(999))).toMatchObject({ samples: 999, p99: null })
  expect(latencyOf(samples(1000))).toMatchObject({ samples: 1000, p50: 499, p95: 949, p99: 989 })
  expect(latencyOf([])).toBeNull()
})

test('a cell is noisy when the limit itself moved by more than 30 %', () => {
  expect([isNoisy([100, 129, 110]), isNoisy([100, 131])]).toEqual([false, true])
})

test('ratios are taken run by run, from neighbours in time', () => {
  expect(ratios([50, 20, 30], [100, 100, 100])).toEqual({ median: 0.3, min: 0.2, max: 0.5 })
})

test('two windows within a twentieth are steady; a dead server never is', () => {
  expect([isSteady(96, 100), isSteady(94, 100), isSteady(0, 0)]).toEqual([true, false, false])
})
