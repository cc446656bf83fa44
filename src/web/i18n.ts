import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { recall, remember } from './memory.ts'

export type Language = 'vi' | 'en'

// One chunk per language: nobody loads both.
const loaders = {
  vi: async () => (await import('./words-vi.ts')).words,
  en: async () => (await import('./words-en.ts')).words,
}

const languageKey = 'hc.language'

/** What was chosen last on this device; a session's own language replaces it. */
export function rememberedLanguage(): Language {
  return recall(languageKey) === 'en' ? 'en' : 'vi'
}

export async function startWords(language: Language): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await loaders[language]() } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  return instance
}

export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'translation')) {
    instance.addResourceBundle(language, 'translation', await loaders[language]())
  }
  await instance.changeLanguage(language)
  document.documentElement.lang = language
  remember(languageKey, language)
}
