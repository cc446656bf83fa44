/** @jsxImportSource preact */
import type { NewsRow } from './article.queries.ts'
import { type NewsAddress, newsAddressWith } from './day-range.ts'
import { PageLinks } from './page-links.page.tsx'
import { addressIn, words } from './words.page.ts'
import { type Language, publishedTime } from './published-time.ts'

/** Titles with their time, newest first; the first may show how it begins. */
export function NewsList({ rows, language, opening = false }: { rows: readonly NewsRow[]; language: Language; opening?: boolean }) {
  return (
    <ol class="news">
      {rows.map((row, n) => (
        <li key={row.slug}>
          <time dateTime={row.publishedAt.toISOString()}>{publishedTime(row.publishedAt, language)}</time>
          <h2 lang="vi">
            <a href={addressIn(language, `/tin/${row.slug}`)}>{row.title}</a>
          </h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written by the act of publishing, from text that was escaped there */}
          {opening && n === 0 && row.opening !== null && <p lang="vi" dangerouslySetInnerHTML={{ __html: row.opening }} />}
        </li>
      ))}
    </ol>
  )
}

/** Says that there is nothing yet, and where those go who can change it. */
export function NothingYet({ language, setUp }: { language: Language; setUp: boolean }) {
  const t = words[language]
  return (
    <div class="empty">
      <p>{setUp ? t['no-news'] : t['not-set-up']}</p>
      <p>
        <a href="/app">{t.officers}</a>
      </p>
    </div>
  )
}

export interface PagerProps {
  asked: NewsAddress
  pages: number
  language: Language
}

export function Pager({ asked, pages, language }: PagerProps) {
  const t = words[language]
  const at = (n: number) => newsAddressWith(addressIn(language, '/tin'), asked, { page: n })
  return <PageLinks page={asked.page} pages={pages} at={at} words={{ ...t, before: t.newer, after: t.older }} />
}
