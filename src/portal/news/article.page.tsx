/** @jsxImportSource preact */
import { dayOf, slashed } from '../../kernel/day.ts'
import type { Article, Withdrawn } from './article.queries.ts'
import { DayFilter } from './day-filter.page.tsx'
import { addressIn, words } from './words.page.ts'
import { FileLink } from './file-link.page.tsx'
import { type Language, publishedTime } from './published-time.ts'

/** One piece of news: title, weekday, day, hour and zone, text, source line, the PDF. */
export function ArticleBody({ article, language }: { article: Article; language: Language }) {
  const t = words[language]
  return (
    <article>
      <h1 lang="vi">{article.title}</h1>
      <p class="when">
        <time dateTime={article.publishedAt.toISOString()}>{publishedTime(article.publishedAt, language)}</time>
      </p>
      {article.notice !== null && <p class="correction">{article.notice[language]}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written by the act of publishing, from text that was escaped there */}
      <div class="text" lang="vi" dangerouslySetInnerHTML={{ __html: article.html }} />
      <p class="source" lang="vi">
        {article.sourceLine}
      </p>
      {article.file && <FileLink href={`/tin/${article.slug}/tep.pdf`} size={article.file.size} language={language} />}
      <p class="back">
        <a href={addressIn(language, '/tin')}>{t['all-news']}</a>
      </p>
      <DayFilter language={language} />
    </article>
  )
}

/** At the address of an article that was withdrawn: that it was, and when; nothing of what it said. */
export function WithdrawnBody({ withdrawn, language }: { withdrawn: Withdrawn; language: Language }) {
  const t = words[language]
  return (
    <article>
      <h1 lang="vi">{withdrawn.title}</h1>
      <p class="when">
        <time dateTime={withdrawn.publishedAt.toISOString()}>{publishedTime(withdrawn.publishedAt, language)}</time>
      </p>
      <p class="correction">{t.withdrawn.replace('{{on}}', slashed(dayOf(withdrawn.withdrawnAt)))}</p>
      <p class="back">
        <a href={addressIn(language, '/tin')}>{t['all-news']}</a>
      </p>
      <DayFilter language={language} />
    </article>
  )
}
