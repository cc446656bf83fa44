/** @jsxImportSource preact */
import { fileSize, type Language } from './published-time.ts'
import { words } from './words.page.ts'

/** The way to the PDF of a public page, with its size. */
export function FileLink({ href, size, language }: { href: string; size: number; language: Language }) {
  return (
    <p class="file">
      <a href={href} type="application/pdf">{`${words[language].file} (PDF, ${fileSize(size, language)})`}</a>
    </p>
  )
}
