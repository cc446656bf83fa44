import { tidy } from '../../kernel/fold.ts'

const longest = 31

/** Names that Excel accepts, in the order given: 31 characters, none of [ ] : * ? / \, no two alike in any case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const given = new Set<string>()
  return wanted.map((name) => {
    for (let n = 1; ; n += 1) {
      const suffix = n === 1 ? '' : ` (${n})`
      const fit = `${cut(acceptable(name), longest - suffix.length)}${suffix}`
      if (given.has(fit.toLowerCase())) continue
      given.add(fit.toLowerCase())
      return fit
    }
  })
}

function acceptable(name: string): string {
  const clean = tidy(name.toWellFormed().replace(/[[\]:*?/\\]/g, ' '))
    .replace(/^'+|'+$/g, '')
    .trim()
  // 'History' belongs to Excel's own change tracking.
  return clean === '' || clean.toLowerCase() === 'history' ? `Sheet ${clean}`.trim() : clean
}

/** Cut between characters as people see them: half of an emoji is no text at all. */
function cut(text: string, length: number): string {
  let out = ''
  for (const { segment } of new Intl.Segmenter('vi').segment(text)) {
    if (out.length + segment.length > length) break
    out += segment
  }
  return out.trim().replace(/'+$/, '') || 'Sheet'
}
