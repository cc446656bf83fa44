import i18next, { type i18n } from 'i18next'
import { Refusal } from '../kernel/refusal.ts'
import { gatherWords } from '../platform/i18n/gather-words.ts'
import { packageRoot } from './package-root.ts'

let loaded: Promise<i18n> | undefined

async function words(): Promise<i18n> {
  loaded ??= (async () => {
    const instance = i18next.createInstance()
    const language = process.env['LANG']?.startsWith('en') ? 'en' : 'vi'
    await instance.init({ lng: language, fallbackLng: 'vi', resources: await gatherWords(packageRoot()), interpolation: { escapeValue: false } })
    return instance
  })()
  return loaded
}

/** What a person at the console is told of an error: the product's sentence for a refusal, the message of anything else. */
export async function sentenceOf(error: unknown): Promise<string> {
  if (error instanceof Refusal) {
    const { errors, ...details } = error.details as { errors?: { path: string; code: string; details?: Record<string, unknown> }[] }
    const t = (await words()).t
    return [t(error.code, details), ...(errors ?? []).map((e) => `  ${e.path}: ${t(e.code, e.details ?? {})}`)].join('\n')
  }
  if (error instanceof Error && 'code' in error && 'details' in error && typeof error.code === 'string' && typeof error.details === 'object') {
    return (await words()).t(error.code, { ...error.details })
  }
  return error instanceof Error ? error.message : String(error)
}
