export type Reread = () => AsyncIterable<Uint8Array>

/** Where a backup is written. Nothing counts as a backup before `finish`. */
export interface Shelf {
  /** Answers how to read it again. With `holds` false at the end nothing of it stays. */
  put(name: string, pieces: AsyncIterable<Uint8Array>, holds?: () => boolean): Promise<Reread>
  /** The manifest last: temporary, fsync, rename, fsync of the folder. */
  finish(name: string, text: string): Promise<void>
  /** After a failure: what was written stays recognisably unfinished. */
  abandon(): Promise<void>
}

/** Where a backup is read. */
export interface Stock {
  sizeOf(name: string): Promise<number | undefined>
  /** Ends early, or throws, where the medium is damaged: the reader compares the hash. */
  open(name: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}
