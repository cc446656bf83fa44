/** Frame, style sheet and words that every public page shares. */
export { addressIn, Frame } from './frame.page.tsx'
export { cssAddress } from './css-address.page.ts'
export type { Language } from './published-time.ts'
export { plainPage } from './render.page.tsx'
