/** Frame, style sheet and words that every public page shares. */
export { Frame } from './frame.page.tsx'
export { addressIn } from './words.page.ts'
export { Head, headJson } from './head.queries.ts'
export { layDownHead } from './head.store.ts'
export { cssAddress } from './css-address.page.ts'
export type { Language } from './published-time.ts'
export { plainPage } from './render.page.tsx'
