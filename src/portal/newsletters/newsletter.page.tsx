/** @jsxImportSource preact */
import { dayOf, slashed } from '../../kernel/day.ts'
import { addressIn, FileLink, type Language, page, PageLinks, publishedTime, type Shown, beginning } from '../news/facade.ts'
import type { PublicNewsletter, PublicNewsletterRow } from './public-newsletter.queries.ts'
import { words } from './words.page.ts'

const path = '/ban-tin'

interface ListShown {
  rows: readonly PublicNewsletterRow[]
  total: number
  asked: number
  pages: number
}

export function newsletterListPageOf(shown: Shown, { rows, total, asked, pages }: ListShown): string {
  const { language } = shown
  const t = words[language]
  const at = (n: number) => `${addressIn(language, path)}${n > 1 ? `?trang=${n}` : ''}`
  return page(
    shown,
    asked > 1 ? `${path}?trang=${asked}` : path,
    t.title,
    <>
      <h1>{t.title}</h1>
      {total === 0 ? (
        <p class="empty">{t.none}</p>
      ) : (
        <p class="found">{t.found.replace('{{count}}', total.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB'))}</p>
      )}
      {rows.length > 0 && (
        <ol class="news">
          {rows.map((row) => (
            <li key={row.slug}>
              <time dateTime={row.issuedOn}>{slashed(row.issuedOn)}</time>
              <h2 lang="vi">
                <a href={addressIn(language, `${path}/${row.slug}`)}>{`${row.name}: ${row.title}`}</a>
              </h2>
              {row.hasFile && <p class="aside">{t['has-file']}</p>}
            </li>
          ))}
        </ol>
      )}
      <PageLinks page={asked} pages={pages} at={at} words={t} />
    </>,
  )
}

/** One newsletter: its name, its title, the day it bears, text, file. */
export function newsletterPageOf(shown: Shown, newsletter: PublicNewsletter): string {
  const { language } = shown
  const { slug, name, title, issuedOn, publishedAt, html, withdrawnAt, file } = newsletter
  const t = words[language]
  return page(
    shown,
    `${path}/${slug}`,
    `${name}: ${title}`,
    <article>
      <p class="aside" lang="vi">
        {name}
      </p>
      <h1 lang="vi">{title}</h1>
      <p class="when">
        <time dateTime={issuedOn}>{t.issued.replace('{{day}}', slashed(issuedOn))}</time>
        {' · '}
        <time dateTime={publishedAt.toISOString()}>{t.published.replace('{{time}}', publishedTime(publishedAt, language))}</time>
      </p>
      {withdrawnAt !== null && <p class="correction">{t.withdrawn.replace('{{on}}', slashed(dayOf(withdrawnAt)))}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written by the act of publishing, from text that was escaped there */}
      {html !== '' && <div class="text" lang="vi" dangerouslySetInnerHTML={{ __html: html }} />}
      {file && <FileLink href={`${path}/${slug}/tep.pdf`} size={file.size} language={language} />}
      <Back language={language} />
    </article>,
    { article: true, ...beginning(html) },
  )
}

function Back({ language }: { language: Language }) {
  return (
    <p class="back">
      <a href={addressIn(language, path)}>{words[language].all}</a>
    </p>
  )
}
