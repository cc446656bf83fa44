/** @jsxImportSource preact */
import type { Day } from '../../kernel/day.ts'
import { page, type Shown } from '../news/facade.ts'
import { AgencyBody } from './agency.page.tsx'
import { addressWith, type RegisterAddress } from './register-query.ts'
import type { PublicAgencyPage, PublicRegisterPage } from './register.queries.ts'
import { NothingHere, Register } from './register.page.tsx'
import { words } from './words.page.ts'

export function registerPageOf(shown: Shown, asked: RegisterAddress, on: Day | undefined, found: PublicRegisterPage, perPage: number): string {
  const { language } = shown
  const body = !found.open ? (
    <NothingHere language={language} text="closed" />
  ) : on !== undefined && found.edition === null ? (
    <NothingHere language={language} text="no-edition" />
  ) : (
    <Register language={language} asked={asked} on={on} found={found} perPage={perPage} />
  )
  return page(shown, addressWith('/cong-bo', asked), words[language].title, body)
}

export function agencyPageOf(shown: Shown, agency: NonNullable<PublicAgencyPage['agency']>, on: Day): string {
  const path = `/co-quan/${agency.slug}`
  const name = agency.versions.at(-1)?.name ?? ''
  return page(shown, path, name, <AgencyBody language={shown.language} agency={agency} on={on} address={`${shown.site}${path}`} />)
}
