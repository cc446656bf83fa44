import { expect, test } from 'vitest'
import { demoId, draw, drawn, seededRandom } from './seed.ts'

test('a stream is fixed by its name, however it is cut', () => {
  const whole = seededRandom('a')(80)
  const cut = seededRandom('a')
  expect([...cut(7), ...cut(40), ...cut(33)]).toEqual([...whole])
  expect(seededRandom('b')(80)).not.toEqual(whole)
})

test('an id is a UUIDv7 that depends on topic, key and place alone', () => {
  const id = demoId('agency', 'so-noi-vu', 1)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(demoId('agency', 'so-noi-vu', 1)).toBe(id)
  expect(demoId('paper', 'so-noi-vu', 1)).not.toBe(id)
  expect(demoId('agency', 'so-noi-vu', 2) > id).toBe(true)
})

test('a drawing does not depend on the order of the list', () => {
  const list = ['a', 'b', 'c', 'd'].map((key) => ({ key }))
  expect(drawn('x', [...list].reverse())).toEqual(drawn('x', list))
  expect(draw('x', 'a')).not.toBe(draw('y', 'a'))
})
