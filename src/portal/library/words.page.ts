import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

export const words = { vi: vi['public-library'], en: en['public-library'] }
