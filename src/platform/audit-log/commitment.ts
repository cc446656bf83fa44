import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 over salt and value: what the chain keeps of a personal field. Once salt and value are erased it says nothing. */
export function commitment(salt: Uint8Array, value: string): string {
  return createHash('sha256').update(salt).update(value, 'utf8').digest('hex')
}

export const newSalt = (): Buffer => randomBytes(16)

/** hash = SHA-256(previous hash ‖ sequence as 8 bytes big-endian ‖ content as UTF-8); see docs/record-format.md. */
export function linkHash(previous: Uint8Array, seq: bigint, content: string): Buffer {
  const position = Buffer.alloc(8)
  position.writeBigInt64BE(seq)
  return createHash('sha256').update(previous).update(position).update(content, 'utf8').digest()
}

/** What the first event of an organisation follows. */
export const genesis = Buffer.alloc(32)
