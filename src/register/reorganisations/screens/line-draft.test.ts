import { describe, expect, test } from 'vitest'
import { blankLine, draftOf, duplicateOf, readLine, withValue } from './line-draft.ts'

const agency = '0197a000-0000-7000-8000-000000000001'
const facts = { name: 'Ủy ban nhân dân Thành phố Thủ Đức', kind: 'district-committee', block: 'quan-huyen' }
const filled = (draft: ReturnType<typeof blankLine>, values: Record<string, unknown>) =>
  Object.entries(values).reduce((all, [path, value]) => withValue(all, path, value), draft)
const remarks = (draft: ReturnType<typeof blankLine>) => {
  const read = readLine(draft)
  return 'remarks' in read ? read.remarks.map(({ path, code }) => [path, code]) : []
}
const line = (draft: ReturnType<typeof blankLine>) => {
  const read = readLine(draft)
  if ('remarks' in read) throw new Error(JSON.stringify(read.remarks))
  return read.line
}
const newFacts = (prefix: string) => Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]))

describe('what is typed becomes a line', () => {
  test('a merge into a new agency: the short name follows the name, empty fields are null', () => {
    const read = line(filled(blankLine('merge'), { from: [agency], ...newFacts('into.facts') }))
    expect(read).toMatchObject({
      kind: 'merge',
      from: [agency],
      into: { facts: { shortName: facts.name, code: null, parent: null, obligation: 'undetermined' } },
    })
    expect('note' in read).toBe(false)
  })

  test('a merge into one that is there carries only the facts that were typed', () => {
    const into = { agency, changes: { name: 'Tên mới', shortName: '', code: '' } }
    expect(line(filled(blankLine('merge'), { from: [agency.replace(/1$/, '2')], into }))).toMatchObject({ into: { agency, changes: { name: 'Tên mới' } } })
    expect(line(filled(blankLine('merge'), { from: [agency.replace(/1$/, '2')], into: { agency, changes: { name: '' } } }))).toMatchObject({ into: { agency } })
  })

  test('a move without another name', () => {
    expect(line(filled(blankLine('move'), { agency }))).toEqual({ id: expect.any(String), kind: 'move', agency, parent: null })
  })
})

describe('what is missing is told at its field', () => {
  test.each([
    ['establish', ['facts.name', 'facts.kind', 'facts.block']],
    ['merge', ['into.facts.name', 'into.facts.kind', 'into.facts.block', 'from']],
    ['dissolve', ['agency']],
    ['rename', ['agency', 'name']],
    ['transfer', ['from', 'to', 'what']],
  ] as const)('%s', (kind, paths) => {
    const told = remarks(blankLine(kind)).map(([path]) => path)
    for (const path of paths) expect(told).toContain(path)
  })

  test('of the second part of a split', () => {
    const draft = filled(blankLine('split'), { agency, ...newFacts('into.0.into.facts') })
    expect(remarks(draft).map(([path]) => path)).toContain('into.1.into.facts.name')
    expect(remarks(draft).some(([path]) => path?.startsWith('into.0'))).toBe(false)
  })
})

test('a duplicate has ids of its own, also for its parts', () => {
  const split = line(filled(blankLine('split'), { agency, ...newFacts('into.0.into.facts'), ...newFacts('into.1.into.facts') }))
  const copy = duplicateOf(split)
  if (split.kind !== 'split' || copy.kind !== 'split') throw new Error('not a split')
  const ids = [split.id, copy.id, ...split.into.map(({ id }) => id), ...copy.into.map(({ id }) => id)]
  expect(new Set(ids).size).toBe(6)
  expect(draftOf(copy)).toMatchObject({ kind: 'split', ends: true })
})
