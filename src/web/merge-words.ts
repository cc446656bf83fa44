export type Words = { [key: string]: string | Words }

/** Every slice brings `words.vi.json` and `words.en.json`; they are one tree of keys, and two slices may fill one branch. */
export function mergeWords(files: Words[]): Words {
  const merged: Words = {}
  for (const file of files) pour(file, merged)
  return merged
}

function pour(from: Words, into: Words): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key]
    if (typeof value === 'object' && typeof there === 'object') pour(value, there)
    else into[key] = typeof value === 'object' ? mergeWords([value]) : value
  }
}
