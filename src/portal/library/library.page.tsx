/** @jsxImportSource preact */
import { dayOf, slashed } from '../../kernel/day.ts'
import { addressIn, FileLink, type Language, page, PageLinks, publishedTime, type Shown } from '../news/facade.ts'
import { type LibraryAddress, libraryAddressWith } from './library-address.ts'
import type { LibraryPage, PublicPaper, PublicPaperRow } from './library.queries.ts'
import { words } from './words.page.ts'

const path = '/van-ban'
const nameOf = ({ kindName, number }: Pick<PublicPaperRow, 'kindName' | 'number'>) => `${kindName.vi} ${number}`
const count = (n: number, language: Language) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')

export function libraryPageOf(shown: Shown, asked: LibraryAddress, found: LibraryPage, pages: number): string {
  const { language } = shown
  const t = words[language]
  const own = addressIn(language, path)
  const narrowed = asked.q !== '' || asked.kind !== '' || asked.year !== '' || asked.issuer !== ''
  const nothingYet = found.total === 0 && !narrowed
  return page(
    shown,
    libraryAddressWith(path, asked),
    t.title,
    <>
      <h1>{t.title}</h1>
      {nothingYet ? <p class="empty">{t.none}</p> : <Search language={language} asked={asked} found={found} />}
      {!nothingYet && (
        <p class="found" role="status">
          {found.total === 0 ? t['none-found'] : t.found.replace('{{count}}', count(found.total, language))}
          {narrowed && (
            <>
              {' '}
              <a href={own}>{t.all}</a>
            </>
          )}
        </p>
      )}
      {found.rows.length > 0 && <Rows rows={found.rows} language={language} />}
      <PageLinks page={asked.page} pages={pages} at={(n) => libraryAddressWith(own, asked, { page: n })} words={t} />
    </>,
  )
}

function Search({ language, asked, found }: { language: Language; asked: LibraryAddress; found: LibraryPage }) {
  const t = words[language]
  const choices = (name: string, label: string, chosen: string, options: readonly (readonly [string, string])[]) => (
    <label>
      {label}
      <select name={name}>
        <option value="">{t.any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <search>
      <form class="search" method="get" action={addressIn(language, path)}>
        <label>
          {t.field.q}
          <input type="search" name="q" value={asked.q} maxLength={200} />
        </label>
        {choices(
          'loai',
          t.field.kind,
          asked.kind,
          found.kinds.map(({ code, name }) => [code, name[language]]),
        )}
        {choices(
          'nam',
          t.field.year,
          asked.year,
          found.years.map((year) => [String(year), String(year)]),
        )}
        {choices(
          'noi-ban-hanh',
          t.field.issuer,
          asked.issuer,
          found.issuers.map(({ key, name }) => [key, name]),
        )}
        <button type="submit">{t.search}</button>
      </form>
    </search>
  )
}

function Rows({ rows, language }: { rows: readonly PublicPaperRow[]; language: Language }) {
  const t = words[language]
  return (
    <ol class="news">
      {rows.map((row) => (
        <li key={row.slug}>
          <time dateTime={row.issuedOn}>{slashed(row.issuedOn)}</time>
          <h2 lang="vi">
            <a href={addressIn(language, `${path}/${row.slug}`)}>{nameOf(row)}</a>
          </h2>
          <p lang="vi">{row.abstract}</p>
          <p class="aside">
            <span lang="vi">{row.issuer}</span>
            {row.hasFile && ` · ${t['has-file']}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** One paper: what it is, and its file. */
export function publicPaperPageOf(shown: Shown, paper: PublicPaper): string {
  const { language } = shown
  const { slug, kindName, number, issuedOn, issuer, abstract, publishedAt, changedAt, withdrawnAt, file } = paper
  const t = words[language]
  const facts: [string, string, boolean][] = [
    [t.field.kind, kindName[language], false],
    [t.field.number, number, true],
    [t.field.day, slashed(issuedOn), false],
    [t.field.issuer, issuer, true],
    [t.field.published, publishedTime(publishedAt, language), false],
    ...(changedAt > publishedAt && withdrawnAt === null
      ? [[t.field.changed, publishedTime(changedAt, language), false] satisfies [string, string, boolean]]
      : []),
  ]
  return page(
    shown,
    `${path}/${slug}`,
    withdrawnAt === null ? `${nameOf(paper)} ${abstract}` : nameOf(paper),
    <article>
      <h1 lang="vi">{nameOf(paper)}</h1>
      {withdrawnAt === null ? (
        <p class="answer" lang="vi">
          {abstract}
        </p>
      ) : (
        <p class="correction">{t.withdrawn.replace('{{on}}', slashed(dayOf(withdrawnAt)))}</p>
      )}
      <table class="list">
        <tbody>
          {facts.map(([label, value, vietnamese]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td {...(vietnamese ? { lang: 'vi' } : {})}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {file && <FileLink href={`${path}/${slug}/tep.pdf`} size={file.size} language={language} />}
      {file === null && withdrawnAt === null && <p class="aside">{t['no-file']}</p>}
      <p class="back">
        <a href={addressIn(language, path)}>{t.all}</a>
      </p>
    </article>,
    { description: `${nameOf(paper)}, ${slashed(issuedOn)}, ${issuer}. ${abstract}`.slice(0, 300) },
  )
}
