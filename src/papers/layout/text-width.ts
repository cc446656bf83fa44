/*
 * Advance widths of Times New Roman (and of Tinos, its metric twin) in thousandths of the size, U+0020 to U+007E.
 * A marked Vietnamese letter is as wide as its base letter; only ơ and ư are wider than o and u.
 */
const regular = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564,
  444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333,
  469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200,
  480, 541,
]
const bold = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570,
  500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333,
  581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220,
  394, 520,
]
const special: Readonly<Record<string, readonly [number, number]>> = {
  Đ: [722, 722],
  đ: [500, 556],
  Ơ: [722, 778],
  ơ: [529, 554],
  Ư: [776, 796],
  ư: [542, 600],
  '…': [1000, 1000],
  '–': [500, 500],
  '—': [1000, 1000],
  '“': [444, 500],
  '”': [444, 500],
  '’': [333, 333],
  '\u00A0': [250, 250],
}

/** Marks come off except the horn, which belongs to the letters ơ and ư. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u031A\u031C-\u036F]/g, '')
    .normalize('NFC')

/** Width of a line in points, without kerning, as Word sets it; the PDF is up to one in a hundred narrower. */
export function textWidth(text: string, size: number, weight: 'regular' | 'bold'): number {
  const widths = weight === 'bold' ? bold : regular
  let thousandths = 0
  for (const letter of bare(text)) {
    thousandths += special[letter]?.[weight === 'bold' ? 1 : 0] ?? widths[(letter.codePointAt(0) ?? 0) - 0x20] ?? 722
  }
  return (thousandths * size) / 1000
}

/** How bad a break before a word is, as a share of the widest line. */
function fault(words: readonly string[], at: number): number {
  const [before = '', word = ''] = [words[at - 1], words[at]]
  if (/^[\d–-]/.test(word) || /^(và|-|–|TCVN)$/.test(before) || (/\d$/.test(before) && /^(tháng|năm)$/.test(word))) return 1
  // A name shows its compounds by capitals: "Đo" may begin a line, "lường" may not; "và" may.
  return /^\p{Lu}/u.test(word) || word === 'và' ? 0 : 0.1
}

/**
 * Breaks a centred name or title into as few lines as fit, of nearly equal length and not inside a compound or a date:
 * "Chi cục Tiêu chuẩn / Đo lường Chất lượng", never one long line over a single word. A break already there is kept.
 * `width` measures a line as it will be drawn.
 */
export function balanced(text: string, limit: number, width: (line: string) => number): string[] {
  return text.split('\n').flatMap((part) =>
    balancedPart(
      part.split(/[ \t]+/).filter((word) => word !== ''),
      limit,
      width,
    ),
  )
}

/** A line costs 1 and its share of the column squared: few lines first, then equal ones; a bad break may cost one more. */
function balancedPart(words: readonly string[], limit: number, width: (line: string) => number): string[] {
  interface Best {
    readonly cost: number
    readonly from: number
  }
  const best: Best[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= words.length; end++) {
    let chosen: Best = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    for (let from = end - 1; from >= 0; from--) {
      const wide = width(words.slice(from, end).join(' '))
      if (wide > limit && from < end - 1) break
      const cost = (best[from]?.cost ?? 0) + 1 + Math.min(1, wide / limit) ** 2 + (from === 0 ? 0 : fault(words, from) * 0.6)
      if (cost < chosen.cost) chosen = { cost, from }
    }
    best.push(chosen)
  }
  const lines: string[] = []
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) lines.unshift(words.slice(best[end]?.from ?? 0, end).join(' '))
  return lines
}
