import { expect, test } from 'vitest'
import type { AgencyId } from '../../../kernel/identity.ts'
import type { ActDraft } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { mergeDrafts } from './merge-drafts.ts'

const dissolve = (id: string, note?: string): ActLine => ({ id, kind: 'dissolve', agency: id as AgencyId, ...(note === undefined ? {} : { note }) })
const draft = (lines: ActLine[], more: Partial<ActDraft> = {}): ActDraft => ({
  title: 'A',
  paperNumber: null,
  paperDate: null,
  issuer: null,
  effectiveOn: null,
  note: null,
  ...more,
  lines,
})
const ids = ({ lines }: ActDraft) => lines.map(({ id }) => id)

test('what only one side altered stands as altered', () => {
  const base = draft([dissolve('a'), dissolve('b'), dissolve('c')])
  const mine = draft([dissolve('a', 'mine'), dissolve('b'), dissolve('d')], { title: 'B' })
  const theirs = draft([dissolve('a'), dissolve('b', 'theirs'), dissolve('c'), dissolve('e')], { note: 'N' })
  const merged = mergeDrafts(base, mine, theirs)
  expect(merged.clashing).toBe(0)
  expect(merged.draft).toMatchObject({ title: 'B', note: 'N' })
  expect(ids(merged.draft)).toEqual(['a', 'b', 'e', 'd'])
  expect(merged.draft.lines.map(({ note }) => note)).toEqual(['mine', 'theirs', undefined, undefined])
})

test('what both altered stays as typed here and is counted', () => {
  const base = draft([dissolve('a'), dissolve('b')])
  const merged = mergeDrafts(base, draft([dissolve('a', 'mine'), dissolve('b')]), draft([dissolve('a', 'theirs')]))
  expect(merged.clashing).toBe(1)
  expect(merged.draft.lines).toEqual([dissolve('a', 'mine')])
})
