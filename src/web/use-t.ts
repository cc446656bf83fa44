import { useTranslation } from 'react-i18next'
import type { Language } from './i18n.ts'

/** Words by key; the sentence of a refusal has the refusal's code as its key. */
export type T = (key: string, values?: Readonly<Record<string, unknown>>) => string

export function useT(): T {
  const { t } = useTranslation()
  return t as unknown as T
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'vi'
}
