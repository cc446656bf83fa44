import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { rememberedLanguage, startWords } from './i18n.ts'

export async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  const words = await startWords(rememberedLanguage())
  createRoot(root).render(<App words={words} />)
}
