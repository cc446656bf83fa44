/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string'
import type { Day } from '../../kernel/day.ts'
import { cssAddress, Frame, type Language } from '../news/facade.ts'
import { AgencyBody } from './agency.page.tsx'
import { addressWith, type RegisterAddress } from './register-query.ts'
import type { PublicAgencyPage, PublicRegisterPage } from './register.queries.ts'
import { NothingHere, Register } from './register.page.tsx'
import { words } from './words.page.ts'

type Head = PublicRegisterPage['head']

const page = (language: Language, head: Head, site: string, path: string, title: string, children: preact.ComponentChildren): string =>
  `<!doctype html>\n${renderToString(
    <Frame language={language} head={head} site={site} path={path} title={title} cssAddress={cssAddress}>
      {children}
    </Frame>,
  )}\n`

export function registerPageOf(
  language: Language,
  asked: RegisterAddress,
  on: Day | undefined,
  found: PublicRegisterPage,
  perPage: number,
  site: string,
): string {
  const t = words[language]
  const body = !found.open ? (
    <NothingHere language={language} text="closed" />
  ) : on !== undefined && found.edition === null ? (
    <NothingHere language={language} text="no-edition" />
  ) : (
    <Register language={language} asked={asked} on={on} found={found} perPage={perPage} />
  )
  return page(language, found.head, site, addressWith('/cong-bo', asked), t.title, body)
}

export function agencyPageOf(language: Language, head: Head, agency: NonNullable<PublicAgencyPage['agency']>, on: Day, address: string): string {
  const name = agency.versions.at(-1)?.name ?? ''
  return page(
    language,
    head,
    address.slice(0, address.lastIndexOf('/co-quan/')),
    `/co-quan/${agency.slug}`,
    name,
    <AgencyBody language={language} agency={agency} on={on} address={address} />,
  )
}
