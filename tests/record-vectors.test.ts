// docs/record-vectors.json holds for the product's code and for the stand-alone verifier alike.
import { expect, test } from 'vitest'
import vectors from '../docs/record-vectors.json' with { type: 'json' }
import { canonical, type Json } from '../src/kernel/canonical-json.ts'
import { commitment, genesis, linkHash } from '../src/platform/audit-log/commitment.ts'
import { commitmentOf, hashOf } from '../src/verify-log.ts'

test.each(vectors.canonical)('canonical JSON: $canonical', ({ value, canonical: expected }) => {
  expect(canonical(value as unknown as Json)).toBe(expected)
})

test.each(vectors.commitments)('commitment to "$value"', ({ salt, value, commitment: expected }) => {
  expect(commitment(Buffer.from(salt, 'hex'), value)).toBe(expected)
  expect(commitmentOf(salt, value)).toBe(expected)
})

test.each(vectors.chain)('event $seq of $organisation', ({ previous, seq, content, hash }) => {
  expect(linkHash(Buffer.from(previous, 'hex'), BigInt(seq), content).toString('hex')).toBe(hash)
  expect(hashOf(previous, seq, content)).toBe(hash)
  expect(canonical(JSON.parse(content) as Json)).toBe(content)
})

test('each chain begins with zeros and follows itself', () => {
  for (const chain of Map.groupBy(vectors.chain, (event) => event.organisation).values()) {
    expect(chain.map((event) => event.previous)).toEqual([genesis.toString('hex'), ...chain.slice(0, -1).map((event) => event.hash)])
    expect(chain.map((event) => event.seq)).toEqual(chain.map((_, n) => n + 1))
  }
})
