/** Where random bytes come from: `crypto.getRandomValues` in the product, a seeded stream in the demonstration and in tests. */
export type RandomBytes = (count: number) => Uint8Array

export const systemRandom: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))

/** UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits; ids made later sort later. */
export function uuidv7(at: Date, random: RandomBytes = systemRandom): string {
  const bytes = new Uint8Array(16)
  bytes.set(random(10), 6)
  const ms = at.getTime()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
