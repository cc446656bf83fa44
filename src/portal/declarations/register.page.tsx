/** @jsxImportSource preact */
import { type Day, slashed } from '../../kernel/day.ts'
import { addressIn, type Language, PageLinks } from '../news/facade.ts'
import { addressWith, answerOf, answers, type RegisterAddress } from './register-query.ts'
import type { PublicBlock, PublicRegisterPage, PublicRow } from './register.queries.ts'
import { Wide } from './wide.page.tsx'
import { fill, words } from './words.page.ts'

interface Shown {
  language: Language
  asked: RegisterAddress
  /** undefined: what was typed is no day. */
  on: Day | undefined
  found: PublicRegisterPage
  perPage: number
}

/** A block nobody has reviewed has no figure: nought would say that none of its agencies declared. */
const nothingKnown = ({ noData, total }: PublicBlock) => noData === total

const number = (n: number, language: Language) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')

/** Who has declared, by the one rule, on the day asked for. */
export function Register({ language, asked, on, found, perPage }: Shown) {
  const t = words[language]
  const path = addressIn(language, '/cong-bo')
  const sum = (pick: (block: PublicBlock) => number) => found.blocks.filter(({ apart }) => !apart).reduce((all, block) => all + pick(block), 0)
  const [unknown, everybody] = [sum((b) => b.noData), sum((b) => b.total)]
  return (
    <>
      <h1>{t.title}</h1>
      {on !== undefined && found.edition !== null && (
        <p class="answer">
          {fill(unknown === everybody ? t['sum-nothing'] : t.sum, {
            n: number(
              sum((b) => b.n),
              language,
            ),
            total: number(
              sum((b) => b.total),
              language,
            ),
            edition: found.edition,
            day: slashed(on),
          })}
          {found.accepted && ` ${fill(t['sum-accepted'], { edition: found.accepted.edition, day: slashed(found.accepted.until) })}`}
          {unknown > 0 && unknown < everybody && ` ${fill(t['sum-unknown'], { count: number(unknown, language) })}`}
        </p>
      )}
      <Search language={language} asked={asked} found={found} path={path} wrong={on === undefined} />
      {on !== undefined && (
        <>
          <Figures language={language} asked={asked} blocks={found.blocks} path={path} />
          <h2>{fill(t.found, { count: number(found.total, language) })}</h2>
          <Narrowed language={language} asked={asked} blocks={found.blocks} pages={Math.ceil(found.total / perPage)} />
          {found.rows.length === 0 ? <p>{t.nothing}</p> : <Rows language={language} rows={found.rows} blocks={found.blocks} />}
          <PageLinks
            page={asked.page}
            pages={Math.ceil(found.total / perPage)}
            at={(page) => addressWith(path, asked, { page })}
            words={{ ...t, before: t.previous, after: t.next }}
          />
          <p class="back">
            <a href={addressWith('/cong-bo.csv', asked, { page: 1 })} download>
              {t.download}
            </a>
          </p>
          <p class="aside">{t.rule}</p>
        </>
      )}
    </>
  )
}

/** On paper, where the form is gone: which part of the register this is. */
function Narrowed({ language, asked, blocks, pages }: { language: Language; asked: RegisterAddress; blocks: readonly PublicBlock[]; pages: number }) {
  const t = words[language]
  const answer = Object.entries(answers).find(([value]) => value === asked.answer)?.[1]
  const parts = [
    asked.q === '' ? '' : `“${asked.q}”`,
    blocks.find(({ code }) => code === asked.block)?.name[language] ?? '',
    answer === undefined ? '' : t.standing[answer],
    pages < 2 ? '' : fill(t['page-of'], { page: asked.page, pages }),
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : <p class="paper-only aside">{parts.join(' · ')}</p>
}

function Search({
  language,
  asked,
  found,
  path,
  wrong,
}: {
  language: Language
  asked: RegisterAddress
  found: PublicRegisterPage
  path: string
  wrong: boolean
}) {
  const t = words[language]
  const option = (value: string, label: string, chosen: string) => (
    <option key={value} value={value} selected={value === chosen}>
      {label}
    </option>
  )
  return (
    <search>
      <form class="search" method="get" action={path}>
        <label>
          {t.field.q}
          <input type="search" name="q" value={asked.q} maxLength={200} />
        </label>
        <label>
          {t.field.block}
          <select name="khoi">
            {option('', t.all, asked.block)}
            {found.blocks.map(({ code, name }) => option(code, name[language], asked.block))}
          </select>
        </label>
        <label>
          {t.field.answer}
          <select name="tra-loi">
            {option('', t.all, asked.answer)}
            {Object.entries(answers).map(([value, standing]) => option(value, t.standing[standing], asked.answer))}
          </select>
        </label>
        <label>
          {t.field.edition}
          <select name="phien-ban">
            {option('', t['edition-in-force'], asked.edition)}
            {found.editions.map(({ code }) => option(code, code, asked.edition))}
          </select>
        </label>
        <label>
          {t.field.day}
          <input
            name="ngay"
            value={asked.day}
            inputMode="numeric"
            maxLength={40}
            {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'ngay-sai' } : {})}
          />
          {wrong && (
            <span class="wrong" id="ngay-sai">
              {t['not-a-day']}
            </span>
          )}
        </label>
        <button type="submit">{t.search}</button>
      </form>
    </search>
  )
}

function Figures({ language, asked, blocks, path }: { language: Language; asked: RegisterAddress; blocks: readonly PublicBlock[]; path: string }) {
  const t = words[language]
  const none = (block: PublicBlock) => (nothingKnown(block) ? '—' : number(0, language))
  const link = (block: PublicBlock, answer: string, n: number) =>
    n === 0 ? none(block) : <a href={addressWith(path, asked, { q: '', block: block.code, answer, page: 1 })}>{number(n, language)}</a>
  return (
    <Wide>
      <table class="figures">
        <caption class="aside">{t.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field.block}</th>
            <th scope="col">{t.standing.declared}</th>
            <th scope="col">{t.standing['not-yet']}</th>
            <th scope="col">{t.standing['no-data']}</th>
            <th scope="col">{t.share}</th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <tr key={block.code}>
              <th scope="row">
                {block.name[language]}
                {block.apart && <span class="aside"> {t.apart}</span>}
              </th>
              <td>{link(block, answerOf('declared'), block.n)}</td>
              <td>{link(block, answerOf('not-yet'), block.notYet)}</td>
              <td>{link(block, answerOf('no-data'), block.noData)}</td>
              <td>{nothingKnown(block) ? t.standing['no-data'] : `${number(block.n, language)}/${number(block.total, language)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Rows({ language, rows, blocks }: { language: Language; rows: readonly PublicRow[]; blocks: readonly PublicBlock[] }) {
  const t = words[language]
  const nameOf = new Map(blocks.map(({ code, name }) => [code, name[language]]))
  return (
    <Wide>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{t.field.agency}</th>
            <th scope="col">{t.field.block}</th>
            <th scope="col">{t.field.answer}</th>
            <th scope="col">{t.field.declaration}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.agencyId}>
              <th scope="row" lang="vi">
                {row.slug === null ? row.name : <a href={addressIn(language, `/co-quan/${row.slug}`)}>{row.name}</a>}
              </th>
              <td>{nameOf.get(row.block) ?? row.block}</td>
              <td>{t.standing[row.standing]}</td>
              <td>
                {row.declaration
                  ? `${row.declaration.number}, ${slashed(row.declaration.issuedOn)}${row.standing === 'declared' ? '' : ` (${row.declaration.edition})`}`
                  : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** The register is not open, or there is no edition on the day asked for. */
export function NothingHere({ language, text }: { language: Language; text: 'closed' | 'no-edition' }) {
  const t = words[language]
  return (
    <div class="empty">
      <h1>{t.title}</h1>
      <p>{t[text]}</p>
      <p>
        <a href={addressIn(language, text === 'closed' ? '/' : '/cong-bo')}>{t[text === 'closed' ? 'to-front' : 'to-today']}</a>
      </p>
    </div>
  )
}
