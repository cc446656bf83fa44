// Pictures of screens hold few colours: with a palette they take half the bytes.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

function* chunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function paeth(left: number, above: number, corner: number): number {
  const near = left + above - corner
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - above), Math.abs(near - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** What PNG's five line filters took away, by filter number. */
const predictions: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
]

interface Picture {
  width: number
  height: number
  colours: Uint32Array
}

function read(png: Buffer): Picture {
  const all = [...chunks(png)]
  const head = all.find(({ type }) => type === 'IHDR')?.data
  const [depth, kind, interlaced] = [head?.[8], head?.[9], head?.[12]]
  if (!head || depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error('only what a browser writes: 8 bits, colour, not interlaced')
  const [width, height, step] = [head.readUInt32BE(0), head.readUInt32BE(4), kind === 6 ? 4 : 3]
  const filtered = inflateSync(Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const line = width * step
  const bytes = new Uint8Array(line * height)
  const colours = new Uint32Array(width * height)
  for (let y = 0; y < height; y++) {
    const predict = predictions[filtered[y * (line + 1)] ?? 0] ?? paeth
    for (let x = 0; x < line; x++) {
      const at = y * line + x
      const left = x < step ? 0 : (bytes[at - step] ?? 0)
      const above = y === 0 ? 0 : (bytes[at - line] ?? 0)
      const corner = x < step || y === 0 ? 0 : (bytes[at - line - step] ?? 0)
      bytes[at] = (filtered[y * (line + 1) + 1 + x] ?? 0) + predict(left, above, corner)
    }
  }
  for (let n = 0; n < colours.length; n++) colours[n] = ((bytes[n * step] ?? 0) << 16) | ((bytes[n * step + 1] ?? 0) << 8) | (bytes[n * step + 2] ?? 0)
  return { width, height, colours }
}

/** The finest grid of colours with at most 256 cells in use; each cell keeps the colour it holds most of, so that surfaces stay exact. */
function palette(colours: Uint32Array): { cellOf(colour: number): number; kept: readonly number[] } {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byUse = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  for (let dropped = 0; ; dropped++) {
    const part = (0xff << dropped) & 0xff
    const mask = (part << 16) | (part << 8) | part
    const cells = new Map<number, number>()
    const kept: number[] = []
    for (const colour of byUse) {
      if (!cells.has(colour & mask)) cells.set(colour & mask, kept.push(colour) - 1)
    }
    if (kept.length <= 256) return { kept, cellOf: (colour) => cells.get(colour & mask) ?? 0 }
  }
}

/** The same picture with a palette. Transparency is left out: a page has none. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = read(png)
  const { kept, cellOf } = palette(colours)
  const lines = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, n) => {
    lines[Math.floor(n / width) * (width + 1) + 1 + (n % width)] = cellOf(colour)
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
