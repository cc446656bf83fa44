/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { Beside } from './beside.page.tsx'
import type { Head } from './head.queries.ts'
import type { Language } from './published-time.ts'
import { inSize, textSizes } from './text-size.ts'
import { addressIn, words } from './words.page.ts'

export interface FrameProps {
  language: Language
  /** Address of this page without the language. */
  path: string
  title: string
  head: Head | null
  cssAddress: string
  /** `https://…` of this installation, for addresses that search engines want whole. */
  site?: string
  /** What the page says, in a sentence; for search engines. */
  description?: string
  article?: boolean
  children: ComponentChildren
}

/** Three sizes of text, by address; the size of this page is marked where the page is sent. */
function TextSizes({ language, path }: { language: Language; path: string }) {
  const t = words[language]['text-size']
  return (
    <nav class="sizes" aria-label={t.title}>
      <a data-co-chu="thuong" aria-current="true" href={path} title={t.normal}>
        <span aria-hidden="true">A</span>
        <span class="unseen">{t.normal}</span>
      </a>
      {textSizes.map((size) => (
        <a key={size} data-co-chu={size} href={inSize(path, size)} rel="nofollow" title={t[size]}>
          <span aria-hidden="true">{size === 'lon' ? 'A+' : 'A++'}</span>
          <span class="unseen">{t[size]}</span>
        </a>
      ))}
    </nav>
  )
}

/** What the navigation leads to. */
const rooms = [
  { at: '/', label: 'front' },
  { at: '/tin', label: 'news' },
  { at: '/ban-tin', label: 'newsletters' },
  { at: '/van-ban', label: 'library' },
  { at: '/cong-bo', label: 'register' },
] as const

const isIn = (path: string, room: string) => path === room || (room !== '/' && (path.startsWith(`${room}/`) || path.startsWith(`${room}?`)))

/** Head, navigation and foot of every public page: type and rules, no script. */
export function Frame({ language, path, title, head, cssAddress, site = '', description, article = false, children }: FrameProps) {
  const t = words[language]
  const other = language === 'vi' ? 'en' : 'vi'
  const office = head?.subDepartment || head?.name || t.product
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${office}`}</title>
        <meta name="description" content={description ?? `${title}. ${t.programme}, ${office}.`} />
        <link rel="stylesheet" href={cssAddress} />
        <link rel="canonical" href={`${site}${addressIn(language, path)}`} />
        <link rel="alternate" hreflang="vi" href={`${site}${addressIn('vi', path)}`} />
        <link rel="alternate" hreflang="en" href={`${site}${addressIn('en', path)}`} />
        <link rel="alternate" type="application/rss+xml" title={`${words.vi.news} (RSS)`} href="/tin.rss" />
        <link rel="alternate" type="application/atom+xml" title={`${words.vi.news} (Atom)`} href="/tin.atom" />
        <meta property="og:title" content={title} />
        <meta property="og:type" content={article ? 'article' : 'website'} />
        <meta property="og:url" content={`${site}${addressIn(language, path)}`} />
        <meta property="og:site_name" content={office} />
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          {t.skip}
        </a>
        <header>
          <p class="place" lang="vi">
            {head?.name ?? t.product}
          </p>
          {head && head.department !== head.name && (
            <p class="office" lang="vi">
              {head.department}
            </p>
          )}
          {head?.subDepartment && (
            <p class="office strong" lang="vi">
              {head.subDepartment}
            </p>
          )}
          <p class="programme">{t.programme}</p>
          <TextSizes language={language} path={addressIn(language, path)} />
          <nav aria-label={t.navigation}>
            {rooms.map(({ at, label }) => (
              <a key={at} href={addressIn(language, at)} {...(isIn(path, at) ? { 'aria-current': 'page' } : {})}>
                {t[label]}
              </a>
            ))}
            <a href="/app">{t.officers}</a>
            <a class="other" href={addressIn(other, path)} lang={other} hreflang={other}>
              {t['other-language']}
            </a>
          </nav>
        </header>
        {head?.notice && (
          <aside class="notice" aria-label={t.notice}>
            {head.notice[language]}
          </aside>
        )}
        <main id="noi-dung">{children}</main>
        {head && <Beside head={head} language={language} />}
        <footer>
          <p>
            {head ? (
              <span lang="vi">{[...new Set([head.subDepartment, head.department, head.name])].filter((part) => part !== '').join(', ')}</span>
            ) : (
              t.product
            )}
          </p>
          <p>{t.foot}</p>
          <p>
            <a href="/tin.rss">RSS</a> · <a href="/tin.atom">Atom</a>
          </p>
        </footer>
      </body>
    </html>
  )
}
