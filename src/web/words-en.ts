import { mergeWords, type Words } from './merge-words.ts'

export const words = mergeWords(Object.values(import.meta.glob<Words>('../**/words.en.json', { eager: true, import: 'default' })))
