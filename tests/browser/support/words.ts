// What the screens say, by key: a test names the act, and finds it in whichever language it walks.
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { gatherWords } from '../../../src/platform/i18n/gather-words.ts'

export type Language = 'vi' | 'en'
export type Say = (key: string, details?: Record<string, unknown>) => string

/** `say('paper.act.record')` → "Ghi nhận văn bản"; a key nobody wrote fails the test that asks for it. */
export async function wordsOf(language: Language): Promise<Say> {
  const words = createInstance()
  await words.init({
    lng: language,
    resources: await gatherWords(join(import.meta.dirname, '../../..')),
    fallbackLng: false,
    interpolation: { escapeValue: false },
  })
  return (key, details = {}) => {
    const said = words.t(key, details)
    if (said === key) throw new Error(`no words for ${key} in ${language}`)
    return said
  }
}
