import { inflateRawSync } from 'node:zlib'
import { TemplateHandler } from 'easy-template-x'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { type CheckedEntry, openArchive } from '../../platform/spreadsheets/archive.ts'
import { packZip } from '../../platform/spreadsheets/zip-pack.ts'
import { mostPlaceholders, Tag } from './word-form.ts'

const mb = 1024 * 1024
const limits = { maxBytes: 10 * mb, maxUnpackedBytes: 60 * mb, maxEntries: 1_000, maxRatio: 150, ratioFromBytes: 5 * mb, maxMarkup: 2_000_000 }
const unused = { maxRows: 0, maxColumns: 0, maxCellText: 0, memoryMb: 0, seconds: 0 }

/** A Word form as it was uploaded; the name is told in refusals. */
export interface WordFile {
  name: string
  bytes: Uint8Array
}

/** What the guard of archives says in the words of spreadsheets, in those of Word files. */
const said: Record<string, string> = {
  'spreadsheet.encrypted': 'word-form.encrypted',
  'spreadsheet.damaged': 'word-form.damaged',
  'spreadsheet.archive-nested': 'word-form.embedded',
}

async function entriesOf({ name, bytes }: WordFile): Promise<Map<string, CheckedEntry>> {
  if (bytes.length > limits.maxBytes) refuse('too-large', 'word-form.too-large', { name, limit: limits.maxBytes / mb })
  try {
    return await openArchive({ bytes, name, sheet: undefined, headerRow: undefined, limits: { ...limits, ...unused } })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refuse('invalid', said[error.code] ?? 'word-form.unsafe', { name, entry: String(error.details['entry'] ?? '') })
  }
}

const textOf = ({ method, data, size }: CheckedEntry) =>
  (method === 8 ? inflateRawSync(data, { maxOutputLength: Math.max(1, size) }) : Buffer.from(data)).toString('utf8')

/** Fields that fetch something from elsewhere when the file is opened. */
const fetching = /\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|DATABASE|LINK|IMPORT)\b/
const storyParts = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/

/**
 * Whether a file may be a form: a Word document without macros, without anything embedded, and without anything that Word
 * would fetch from elsewhere when somebody opens what was made of it.
 */
async function checked(file: WordFile): Promise<Buffer> {
  const { name } = file
  const entries = await entriesOf(file)
  const types = entries.get('[Content_Types].xml')
  if (!types || !entries.has('word/document.xml')) refuse('invalid', 'word-form.no-word-file', { name })
  if (/macroEnabled/i.test(textOf(types)) || [...entries.keys()].some((entry) => /vbaProject|vbaData/i.test(entry)))
    refuse('invalid', 'word-form.macros', { name })
  const embedded = [...entries.keys()].find((entry) => /^word\/(embeddings|activeX)\/|^word\/afchunk/i.test(entry))
  if (embedded) refuse('invalid', 'word-form.embedded', { name, entry: embedded })
  let open = 0
  for (const [entry, part] of entries) {
    if (!/\.(xml|rels)$/i.test(entry)) continue
    if (part.markup > limits.maxMarkup) refuse('invalid', 'word-form.unsafe', { name, entry })
    const xml = textOf(part)
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('invalid', 'word-form.unsafe', { name, entry })
    if (entry.endsWith('.rels')) {
      const remote = [...xml.matchAll(/<Relationship\b[^>]*>/g)].find(([tag]) => /TargetMode\s*=\s*"External"/i.test(tag) && !/\/hyperlink"/.test(tag))
      if (remote) refuse('invalid', 'word-form.remote', { name })
    }
    if (!storyParts.test(entry)) continue
    const code = fetching.exec([...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, text]) => text).join(''))?.[1]
    if (code) refuse('invalid', 'word-form.fetches', { name, code })
    const text = xml.replace(/<[^>]*>/g, '')
    open += (text.match(/\{\{/g) ?? []).length - (text.match(/\}\}/g) ?? []).length
  }
  if (open !== 0) refuse('invalid', 'word-form.braces', { name })
  // The library reads an archive of exactly what was looked at, not whatever else it might find in the file.
  return Buffer.from(packZip(entries.values()))
}

const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' } })

/** The placeholders of a form in the order in which they stand in it, each once. */
export async function placeholdersOf(file: WordFile): Promise<string[]> {
  const archive = await checked(file)
  // Past the guard the library fails only over what is in the file: parts that are named and missing, or no well-formed XML.
  const found = await handler.parseTags(archive).catch((error: unknown) => refuse('invalid', 'word-form.damaged', { name: file.name, reason: String(error) }))
  const names = new Set<string>()
  for (const { name, rawText, disposition } of found) {
    const tag = Tag.safeParse(name)
    if (!tag.success || tag.data !== name || /[{}[\]]/.test(name))
      return refuse('invalid', 'word-form.placeholder', { name: file.name, tag: rawText.slice(0, 100) })
    if (disposition !== 'SelfClosed' || /^[#/]/.test(name)) return refuse('invalid', 'word-form.loop', { name: file.name, tag: rawText.slice(0, 100) })
    names.add(name)
  }
  if (names.size === 0) refuse('invalid', 'word-form.without-placeholders', { name: file.name })
  if (names.size > mostPlaceholders) refuse('invalid', 'word-form.too-many', { name: file.name, count: names.size, limit: mostPlaceholders })
  return [...names]
}

/** The form with every placeholder filled; lines of a text stay lines. */
export async function filled(file: WordFile, values: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const made = await handler.process(await checked(file), { ...values })
  return new Uint8Array(made)
}
