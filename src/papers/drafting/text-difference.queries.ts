import { diffWordsWithSpace } from 'diff'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import type { PassageDifference } from './drafted-paper.ts'
import type { DraftBlock, DraftText, FieldValue } from './draft-text.ts'

interface Shown {
  part: PassageDifference['part']
  words: string
  /** Everything that makes it another passage, its looks included. */
  whole: unknown
}

function wordsOf(block: DraftBlock): string {
  switch (block.kind) {
    case 'article':
      return [block.title, block.text].filter((text) => text !== '').join('\n')
    case 'list':
      return block.items.join('\n')
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(' | ')).join('\n')
    case 'names':
      return block.rows.map(({ name, note }) => (note === '' ? name : `${name} (${note})`)).join('\n')
    default:
      return block.text
  }
}

function wordsOfValue(value: FieldValue): string {
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(({ name }) => name).join('\n')
  return 'name' in value ? value.name : value.paperId
}

function passages(text: DraftText): Map<string, Shown> {
  const block = (one: DraftBlock) => [one.id, { part: 'block', words: wordsOf(one), whole: one }] as const
  const part = (name: 'abstract' | 'to' | 'enactment' | 'recipients' | 'filing' | 'signature', words: string) =>
    [name, { part: name, words, whole: text[name] }] as const
  const { enactment, filing, signature } = text
  return new Map<string, Shown>([
    part('abstract', text.abstract),
    ...Object.entries(text.fields).map(([key, value]) => [key, { part: 'field', words: wordsOfValue(value), whole: value }] as const),
    part('to', text.to.join('\n')),
    part('enactment', enactment ? `${enactment.authority}\n${enactment.formula}` : ''),
    ...text.bases.map((one) => [one.id, { part: 'base', words: one.text, whole: one }] as const),
    ...text.blocks.map(block),
    part('recipients', text.recipients.join('\n')),
    part('filing', filing ? filing.units.join(', ') : ''),
    part('signature', [...signature.capacities.map(({ form, of }) => `${form}. ${of}`), signature.post, signature.name ?? ''].join('\n')),
    ...text.annexes.flatMap(({ blocks, ...annex }) => [
      [annex.id, { part: 'annex', words: annex.form === 'annex' ? annex.title : `${annex.kind} ${annex.abstract}`, whole: annex }] as const,
      ...blocks.map(block),
    ]),
  ])
}

const piecesOf = (before: string, after: string): PassageDifference['pieces'] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ text: value, was: added ? 'added' : removed ? 'removed' : 'same' }))

/** Those of the ids that do not follow their own order any more: what is left out of the longest run that does. */
function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, n) => [id, n]))
  const common = after.filter((id) => place.has(id))
  const best: string[][] = []
  common.forEach((id, n) => {
    const longest = common
      .slice(0, n)
      .map((other, m) => ((place.get(other) ?? 0) < (place.get(id) ?? 0) ? (best[m] ?? []) : []))
      .reduce((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, id])
  })
  const kept = new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []))
  return new Set(common.filter((id) => !kept.has(id)))
}

/** What differs between two texts, in the order of the later one; what was removed stands where it stood. */
export function textDifferences(before: DraftText, after: DraftText): PassageDifference[] {
  const [was, is] = [passages(before), passages(after)]
  const moved = movedAmong([...was.keys()], [...is.keys()])
  const order = [...is.keys()]
  const old = [...was.keys()]
  old.forEach((id, n) => {
    if (is.has(id)) return
    const previous = old.slice(0, n).findLast((one) => order.includes(one))
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id)
  })
  return order.flatMap((id): PassageDifference[] => {
    const [then, now] = [was.get(id), is.get(id)]
    if (!then) return now && now.words !== '' ? [{ id, part: now.part, change: 'added', pieces: [{ text: now.words, was: 'added' }] }] : []
    if (!now) return then.words === '' ? [] : [{ id, part: then.part, change: 'removed', pieces: [{ text: then.words, was: 'removed' }] }]
    if (canonical((then.whole ?? null) as Json) !== canonical((now.whole ?? null) as Json))
      return [{ id, part: now.part, change: 'changed', pieces: piecesOf(then.words, now.words) }]
    return moved.has(id) ? [{ id, part: now.part, change: 'moved', pieces: [{ text: now.words, was: 'same' }] }] : []
  })
}
