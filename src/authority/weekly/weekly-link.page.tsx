/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string'
import type { OnePage } from '../../papers/layout/one-page.ts'
import words from './words.vi.json' with { type: 'json' }

const w = words.week.link

/** Read on a telephone, printed by nobody: the sheet beside it is for that. */
export const weeklyCss = `
html { color: #1f231f; background: #f3f1ec; font: 1rem/1.55 system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 16px; background: #fff; min-height: 100vh; box-sizing: border-box; }
h1 { font-size: 1.4rem; line-height: 1.35; margin: .4em 0; }
h2 { font-size: 1.05rem; margin: 1.6em 0 .4em; }
.above, .note { color: #4f534b; margin: 0; }
.note { font-size: .875rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 8px 8px 8px 0; border-bottom: 1px solid #dcd8ce; vertical-align: top; overflow-wrap: anywhere; }
td + td, th + th { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 8px; }
td:nth-child(2) { font-weight: 600; }
ul { padding-left: 1.2em; margin: .3em 0; }
li { margin: .3em 0; overflow-wrap: anywhere; }
a { color: #0f5c6e; }
.pdf a { display: inline-block; padding: 12px 0; }
@media (max-width: 30em) { table, tbody, tr { display: block; } thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; } tr { display: grid; grid-template-columns: 1fr auto auto; padding: 10px 0; border-bottom: 1px solid #dcd8ce; column-gap: 16px; } td, td + td { display: block; border: 0; padding: 0; text-align: left; white-space: normal; } td:first-child { grid-column: 1 / -1; } td:nth-child(2) { font-size: 1.4rem; } td:nth-child(3)::before { content: "${words.week.link.before} "; } td:nth-child(3), td:nth-child(4) { align-self: end; color: #4f534b; } }
`

const page = (title: string, css: string, children: preact.ComponentChildren): string =>
  `<!doctype html>\n${renderToString(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <link rel="stylesheet" href={css} />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>,
  )}\n`

function Part({ part }: { part: OnePage['parts'][number] }) {
  return (
    <section>
      <h2>{part.title}</h2>
      {part.kind === 'table' ? (
        <>
          <table>
            <thead>
              <tr>
                {part.head.map((words) => (
                  <th scope="col" key={words}>
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((words, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells are made anew with the page and hold no state
                    <td key={n}>{words}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {part.note !== null && <p class="note">{part.note}</p>}
        </>
      ) : part.items.length === 0 ? (
        <p>{part.empty}</p>
      ) : (
        <ul>
          {part.items.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The page of one week, and nothing else: no way leads from here to anything. */
export const weeklyPageOf = (sheet: OnePage, at: { css: string; pdf: string; until: string }): string =>
  page(
    sheet.title,
    at.css,
    <>
      {sheet.above.map((words) => (
        <p class="above" key={words}>
          {words}
        </p>
      ))}
      <h1>{sheet.title}</h1>
      {sheet.below.map((words) => (
        <p class="note" key={words}>
          {words}
        </p>
      ))}
      {sheet.notice !== null && <p class="note">{sheet.notice}</p>}
      <p class="pdf">
        <a href={at.pdf}>{w.pdf}</a>
      </p>
      {sheet.parts.map((part) => (
        <Part part={part} key={part.title} />
      ))}
      <p class="note">{w.until.replace('{{on}}', at.until)}</p>
    </>,
  )

/** One answer for links that never were, have ended, or were ended: which of them is told to nobody. */
export const noPage = (css: string): string =>
  page(
    w['gone-title'],
    css,
    <>
      <h1>{w['gone-title']}</h1>
      <p>{w.gone}</p>
    </>,
  )
