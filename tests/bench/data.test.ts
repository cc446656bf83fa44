import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { agencyId, eventsOf, range, typedNames } from '../../bench/dataset/agencies.ts'
import { dataDate, declarationsOf, editions, reviews } from '../../bench/dataset/declarations.ts'
import { dataVersion } from '../../bench/dataset/pick.ts'
import { standing } from '../../src/conformity/declarations/standing.ts'
import { AgencyFacts } from '../../src/register/agencies/agency-facts.ts'
import { projectVersions } from '../../src/register/agencies/agency-version.ts'
import { nameKey } from '../../src/register/agencies/name-key.ts'

const all = range(0, 10_000)

test('the data is a pure function of (seed, i): a change of it raises the version', () => {
  const text = JSON.stringify(all.map((i) => [eventsOf(i), declarationsOf(i)]))
  expect([dataVersion, createHash('md5').update(text).digest('hex')]).toMatchInlineSnapshot(`
    [
      2,
      "3b013de7a778e51ae12965baa4787fc6",
    ]
  `)
})

test('every agency is one the product would take, no two of one name below one parent', () => {
  const keys = new Set<string>()
  for (const i of all) {
    const facts = eventsOf(i).at(-1)?.sets
    expect(AgencyFacts.parse(facts)).toEqual(facts)
    keys.add(`${facts?.parentId} ${nameKey(facts?.name ?? '')}`)
  }
  expect(keys.size).toBe(10_000)
  expect(new Set(all.map(agencyId)).size).toBe(10_000)
})

test('names come in both Unicode forms, with đ, and long', () => {
  const names = all.map((i) => typedNames(i).name)
  expect(names.filter((name) => name !== name.normalize('NFC')).length).toBeGreaterThan(3_000)
  expect(names.filter((name) => /đ/i.test(name)).length).toBeGreaterThan(500)
  expect(Math.max(...names.map((name) => name.normalize('NFC').length))).toBeGreaterThan(170)
})

test('10,000 agencies have 20,000 versions', () => expect(projectVersions(all.flatMap(eventsOf))).toHaveLength(20_000))

test('every answer of the rule for n/N occurs', () => {
  const editionFacts = [
    { code: editions.old, year: 2008, validFrom: null, validTo: null },
    { code: editions.current, year: 2015, validFrom: null, validTo: null },
  ]
  const [, edition] = editionFacts
  if (!edition) throw new Error('two editions')
  const known = reviews.map((review) => ({ ...review, recordedTo: null }))
  const reasons = new Set(
    range(0, 2_000).map((i) => {
      const versions = projectVersions(eventsOf(i)).map((v) => ({ ...v, block: v.facts.block }))
      return standing(versions, declarationsOf(i), known, editionFacts, { edition, on: dataDate })?.reason
    }),
  )
  expect(reasons).toEqual(new Set(['declared', 'never-reviewed', 'not-yet-effective', 'older-edition', 'older-edition-not-reviewed', 'reviewed', 'withdrawn']))
})
