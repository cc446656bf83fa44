import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

/** The public pages speak the language of their address. */
export const words = { vi: vi['public-register'], en: en['public-register'] }

export const fill = (text: string, details: Readonly<Record<string, string | number>>): string =>
  text.replace(/{{(\w+)}}/g, (_, name: string) => String(details[name] ?? ''))
