/** @jsxImportSource preact */

export interface PageLinksProps {
  page: number
  pages: number
  /** The address of a page of the list. */
  at: (page: number) => string
  words: { pages: string; before: string; after: string; 'page-of': string }
}

/** From page to page of a public list; nothing where there is only one. */
export function PageLinks({ page, pages, at, words }: PageLinksProps) {
  if (pages < 2) return null
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 ? (
        <a rel="prev" href={at(page - 1)}>
          {words.before}
        </a>
      ) : (
        <span />
      )}
      <span>{words['page-of'].replace('{{page}}', String(page)).replace('{{pages}}', String(pages))}</span>
      {page < pages ? (
        <a rel="next" href={at(page + 1)}>
          {words.after}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
