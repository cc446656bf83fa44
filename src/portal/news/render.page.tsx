/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string'
import { ArticleBody, WithdrawnBody } from './article.page.tsx'
import type { Article, NewsRow, Withdrawn } from './article.queries.ts'
import { DayFilter, FoundInRange } from './day-filter.page.tsx'
import { type AskedRange, type NewsAddress, newsAddressWith } from './day-range.ts'
import { Frame } from './frame.page.tsx'
import { addressIn, words } from './words.page.ts'
import type { Head } from './head.queries.ts'
import { NewsList, NothingYet, Pager } from './news-list.page.tsx'
import type { Language } from './published-time.ts'

export interface Shown {
  language: Language
  head: Head | null
  cssAddress: string
  site?: string
}

/** A whole public page around what it shows. */
export const page = (
  shown: Shown,
  path: string,
  title: string,
  children: preact.ComponentChildren,
  about: { description?: string; article?: boolean } = {},
): string =>
  `<!doctype html>\n${renderToString(
    <Frame {...shown} {...about} path={path} title={title}>
      {children}
    </Frame>,
  )}\n`

export function frontPage(shown: Shown, news: { rows: readonly NewsRow[]; total: number }): string {
  const t = words[shown.language]
  return page(
    shown,
    '/',
    t.front,
    <>
      <h1>{t['latest-news']}</h1>
      {news.rows.length === 0 ? (
        <NothingYet language={shown.language} setUp={shown.head !== null} />
      ) : (
        <NewsList rows={news.rows} language={shown.language} opening />
      )}
      {news.total > news.rows.length && (
        <p class="back">
          <a href={addressIn(shown.language, '/tin')}>{t['all-news']}</a>
        </p>
      )}
      {news.total > 0 && <DayFilter language={shown.language} />}
    </>,
  )
}

export interface ListShown {
  rows: readonly NewsRow[]
  total: number
  pages: number
  asked: NewsAddress
  range: AskedRange
}

export function newsListPage(shown: Shown, { rows, total, pages, asked, range }: ListShown): string {
  const t = words[shown.language]
  const { language } = shown
  const narrowed = asked.from !== '' || asked.to !== ''
  return page(
    shown,
    newsAddressWith('/tin', asked),
    t.news,
    <>
      <h1>{t.news}</h1>
      <FoundInRange language={language} range={range} total={total} />
      {rows.length > 0 && <NewsList rows={rows} language={language} />}
      {rows.length === 0 && !narrowed && <NothingYet language={language} setUp={shown.head !== null} />}
      {rows.length === 0 && range.kind === 'range' && narrowed && <p class="empty">{t['by-day'].none}</p>}
      <Pager asked={asked} pages={pages} language={language} />
      <DayFilter language={language} asked={asked} range={range} />
    </>,
  )
}

/** How the text begins, without its marks: what search engines show below the title. */
export function beginning(html: string): { description?: string } {
  const first = /<p>(.*?)<\/p>/s.exec(html)?.[1]
  const plain = first
    ?.replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '')
  return plain ? { description: plain.length > 200 ? `${plain.slice(0, 200).replace(/\s\S*$/, '')}…` : plain } : {}
}

export function newsArticlePage(shown: Shown, article: Article): string {
  return page(shown, `/tin/${article.slug}`, article.title, <ArticleBody article={article} language={shown.language} />, {
    article: true,
    ...beginning(article.html),
  })
}

export function withdrawnPage(shown: Shown, withdrawn: Withdrawn): string {
  return page(shown, `/tin/${withdrawn.slug}`, withdrawn.title, <WithdrawnBody withdrawn={withdrawn} language={shown.language} />)
}

/** Nothing at this address, or nobody who can answer now. */
export function plainPage(shown: Shown, kind: 'not-found' | 'away'): string {
  const t = words[shown.language]
  return page(
    shown,
    '/',
    t[kind].title,
    <div class="empty">
      <h1>{t[kind].title}</h1>
      <p>{t[kind].text}</p>
      <p>
        <a href={addressIn(shown.language, '/')}>{t['to-front']}</a>
      </p>
    </div>,
  )
}
