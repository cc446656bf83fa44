import { createHash } from 'node:crypto'
import { type RandomBytes, uuidv7 } from '../kernel/uuid.ts'

/** Written into every hash: another edition of the demonstration gets other ids. */
const edition = 'hcmc-2020'

/** 15/06/2020, 08:00 in Ho Chi Minh City: the demonstration's records are entered on its data date. */
export const demoInstant = new Date('2020-06-15T01:00:00Z')

/** An endless stream of bytes fixed by its name (SHA-256 over name and counter), so that two installations hold equal ids. */
export function seededRandom(name: string): RandomBytes {
  let block = new Uint8Array(0)
  let blocks = 0
  let used = 0
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      if (used === block.length) {
        block = new Uint8Array(createHash('sha256').update(`${edition}:${name}:${blocks++}`).digest())
        used = 0
      }
      bytes[i] = block[used++] ?? 0
    }
    return bytes
  }
}

/** An id that depends on the record's topic and key alone; `place` keeps ids in the order of the list. */
export function demoId(topic: string, key: string, place: number): string {
  return uuidv7(new Date(demoInstant.getTime() + place), seededRandom(`${topic}:${key}`))
}

/** A number of 32 bits drawn by name: the seed rule of every choice the demonstration makes. */
export function draw(topic: string, key: string): number {
  return new DataView(seededRandom(`draw:${topic}:${key}`)(4).buffer).getUint32(0)
}

/** The list in drawn order. */
export function drawn<T extends { key: string }>(topic: string, list: readonly T[]): T[] {
  return [...list].sort((a, b) => draw(topic, a.key) - draw(topic, b.key) || a.key.localeCompare(b.key))
}
