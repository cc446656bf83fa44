/** @jsxImportSource preact */
import { addDays, type Day, slashed } from '../../kernel/day.ts'
import { addressIn, type Language } from '../news/facade.ts'
import { QrCode } from './qr-code.page.tsx'
import type { PublicAgencyPage, PublicDeclaration, Relative } from './register.queries.ts'
import { type Placed, placed, untilOf } from './standing-words.ts'
import { Wide } from './wide.page.tsx'
import { fill, words } from './words.page.ts'

interface Shown {
  language: Language
  agency: NonNullable<PublicAgencyPage['agency']>
  on: Day
  /** The whole address of this page, for its QR code. */
  address: string
}

/** The first line answers whether the declaration is in force, to which edition, since when. */
export function AgencyBody({ language, agency, on, address }: Shown) {
  const t = words[language]
  const until = untilOf(agency.versions)
  const ended = until !== null && until <= on
  const now = agency.versions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on)) ?? agency.versions.at(-1)
  const declarations = placed(agency.declarations, until, on)
  const current = declarations.find(({ state }) => state === 'in-force')
  return (
    <article>
      <h1 lang="vi">{now?.name}</h1>
      <Answer language={language} current={current} declarations={declarations} ended={ended} until={until} known={agency.known} />
      {agency.after.length > 0 && <Relatives language={language} title={t.after} relatives={agency.after} />}
      {current && <Current language={language} declaration={current} />}
      <h2>{t.declarations}</h2>
      {declarations.length === 0 ? <p>{t['no-declarations']}</p> : <History language={language} declarations={declarations} />}
      <h2>{t.names}</h2>
      <Wide>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.field.name}</th>
              <th scope="col">{t.since}</th>
              <th scope="col">{t.until}</th>
            </tr>
          </thead>
          <tbody>
            {agency.versions.map(({ name, validFrom, validTo }) => (
              <tr key={validFrom}>
                <th scope="row" lang="vi">
                  {name}
                </th>
                <td>{slashed(validFrom)}</td>
                <td>{validTo === null ? '—' : slashed(addDays(validTo, -1))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {agency.before.length > 0 && <Relatives language={language} title={t.before} relatives={agency.before} />}
      <div class="qr">
        <QrCode address={address} label={fill(t['qr-label'], { address })} />
        <p class="aside">
          {t.qr}
          <br />
          {address}
        </p>
      </div>
      <p class="back">
        <a href={addressIn(language, '/cong-bo')}>{t['all-agencies']}</a>
      </p>
    </article>
  )
}

interface Answered {
  language: Language
  current: Placed<PublicDeclaration> | undefined
  declarations: readonly Placed<PublicDeclaration>[]
  ended: boolean
  until: Day | null
  known: 'declared' | 'not-yet' | 'no-data' | null
}

function Answer({ language, current, declarations, ended, until, known }: Answered) {
  const t = words[language]
  if (ended && until !== null)
    return <p class="answer none">{fill(t.answer[declarations.length > 0 ? 'ended' : 'ended-undeclared'], { day: slashed(until) })}</p>
  if (current)
    return <p class="answer">{fill(t.answer['in-force'], { edition: current.edition, day: slashed(current.effectiveOn), number: current.number })}</p>
  const ahead = declarations.find(({ state }) => state === 'not-yet-effective')
  if (ahead) return <p class="answer no">{fill(t.answer.ahead, { edition: ahead.edition, day: slashed(ahead.effectiveOn) })}</p>
  const withdrawn = declarations.find(({ state }) => state === 'withdrawn')
  if (withdrawn?.withdrawnOn) return <p class="answer no">{fill(t.answer.withdrawn, { edition: withdrawn.edition, day: slashed(withdrawn.withdrawnOn) })}</p>
  return <p class={known === 'no-data' ? 'answer none' : 'answer no'}>{t.answer[known === 'no-data' ? 'no-data' : 'not-yet']}</p>
}

function Current({ language, declaration: d }: { language: Language; declaration: PublicDeclaration }) {
  const t = words[language]
  return (
    <>
      {d.scope !== null && (
        <p lang="vi">
          {t.scope}: {d.scope}
        </p>
      )}
      {d.postedOn !== null && <p>{fill(t.posted, { day: slashed(d.postedOn) })}</p>}
      {d.webAddress !== null && (
        <p>
          <a href={d.webAddress} rel="noopener nofollow external">
            {t['web-address']}
          </a>{' '}
          <span class="aside">({new URL(d.webAddress).hostname})</span>
        </p>
      )}
      {d.rows !== null && d.rows.length > 0 && (
        <details open={d.rows.length <= 20}>
          <summary>{fill(t.annex, { count: d.rows.length })}</summary>
          <ol lang="vi">
            {d.rows.slice(0, mostShown).map((row) => (
              <li key={`${row.code}${row.field}${row.name}`}>{[row.code, row.name, row.field].filter((part) => part !== null && part !== '').join(' · ')}</li>
            ))}
          </ol>
          {d.rows.length > mostShown && <p class="aside">{fill(t['annex-more'], { count: d.rows.length - mostShown })}</p>}
        </details>
      )}
    </>
  )
}

/** A public page stays small on a slow line. */
const mostShown = 150

function History({ language, declarations }: { language: Language; declarations: readonly Placed<PublicDeclaration>[] }) {
  const t = words[language]
  return (
    <Wide>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{t.field.number}</th>
            <th scope="col">{t.field.issued}</th>
            <th scope="col">{t.field.edition}</th>
            <th scope="col">{t.field.effective}</th>
            <th scope="col">{t.field.state}</th>
          </tr>
        </thead>
        <tbody>
          {declarations.map((d) => (
            <tr key={d.id}>
              <th scope="row">{d.number}</th>
              <td>{slashed(d.issuedOn)}</td>
              <td>{d.edition}</td>
              <td>{slashed(d.effectiveOn)}</td>
              <td>{t.state[d.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Relatives({ language, title, relatives }: { language: Language; title: string; relatives: readonly Relative[] }) {
  const t = words[language]
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {relatives.map(({ name, slug, on }) => (
          <li key={slug + on}>
            <a href={addressIn(language, `/co-quan/${slug}`)} lang="vi">
              {name}
            </a>{' '}
            <span class="aside">{fill(t['from-day'], { day: slashed(on) })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
