import type { Language } from './published-time.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

/** The frame speaks the language of the address; articles stay in Vietnamese. */
export const words = { vi: vi.portal, en: en.portal }

export const addressIn = (language: Language, path: string): string => (language === 'vi' ? path : path === '/' ? '/en' : `/en${path}`)
