import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Words {
  [key: string]: string | Words
}

function merge(into: Words, from: Words): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key]
    if (typeof value === 'object' && typeof there === 'object') merge(there, value)
    else into[key] = value
  }
}

/** All words files of the product in both languages, as i18next takes them; from the build when there is one. */
export async function gatherWords(packageRoot: string): Promise<{ vi: { translation: Words }; en: { translation: Words } }> {
  const built = join(packageRoot, 'dist/words.json')
  const source = join(packageRoot, 'src')
  if (!existsSync(source)) return JSON.parse(await readFile(built, 'utf8')) as { vi: { translation: Words }; en: { translation: Words } }
  const gathered = { vi: { translation: {} as Words }, en: { translation: {} as Words } }
  const entries = await readdir(source, { recursive: true })
  for (const entry of entries.sort()) {
    const language = /(?:^|[\\/])words[.](vi|en)[.]json$/.exec(entry)?.[1] as 'vi' | 'en' | undefined
    if (language) merge(gathered[language].translation, JSON.parse(await readFile(join(source, entry), 'utf8')) as Words)
  }
  return gathered
}
