/** One file inside an archive, still compressed. */
export interface PackedEntry {
  name: string
  /** 0 stored, 8 deflated: the only two that Office writes. */
  method: number
  crc: number
  size: number
  data: Uint8Array
}

const encoder = new TextEncoder()

function header(signature: number, entry: PackedEntry, name: Uint8Array, central: number | undefined): Buffer {
  const isCentral = central !== undefined
  const head = Buffer.alloc(isCentral ? 46 : 30)
  head.writeUInt32LE(signature, 0)
  const at = isCentral ? 2 : 0
  if (isCentral) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 4 + at)
  head.writeUInt16LE(0x800, 6 + at)
  head.writeUInt16LE(entry.method, 8 + at)
  head.writeUInt16LE(33, 12 + at)
  head.writeUInt32LE(entry.crc, 14 + at)
  head.writeUInt32LE(entry.data.length, 18 + at)
  head.writeUInt32LE(entry.size, 22 + at)
  head.writeUInt16LE(name.length, 26 + at)
  if (isCentral) head.writeUInt32LE(central, 42)
  return head
}

/**
 * An archive of exactly these entries, as they are. The spreadsheet library is given a new archive rather than the
 * file that came in: whatever two ZIP readers may see differently in one file (a second directory, hidden entries,
 * sizes in the local header) is not in it.
 */
export function packZip(entries: Iterable<PackedEntry>): Uint8Array {
  const body: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  let count = 0
  for (const entry of entries) {
    const name = encoder.encode(entry.name)
    const local = header(0x04034b50, entry, name, undefined)
    directory.push(header(0x02014b50, entry, name, offset), name)
    body.push(local, name, entry.data)
    offset += local.length + name.length + entry.data.length
    count += 1
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, ...directory, end])
}
