/** @jsxImportSource preact */
import { slashed } from '../../kernel/day.ts'
import { type AskedRange, type NewsAddress, newsAddressWith } from './day-range.ts'
import { addressIn, words } from './words.page.ts'
import type { Language } from './published-time.ts'

const nothing: NewsAddress = { from: '', to: '', page: 1 }

/** "Giới hạn tin theo ngày: từ … đến …", on the list and at the foot of every page of news. A plain form: its state is the address. */
export function DayFilter({ language, asked = nothing, range }: { language: Language; asked?: NewsAddress; range?: AskedRange }) {
  const t = words[language]['by-day']
  const wrong = range?.kind === 'wrong' ? range.ends : []
  const told = range?.kind === 'wrong' || range?.kind === 'reversed' ? { 'aria-describedby': 'ngay-sai' } : {}
  const end = (name: 'tu' | 'den', label: string, value: string, isWrong: boolean) => (
    <label>
      {label}
      <input
        name={name}
        value={value}
        inputMode="numeric"
        autocomplete="off"
        maxLength={40}
        placeholder={t.format}
        {...told}
        {...(isWrong || range?.kind === 'reversed' ? { 'aria-invalid': true } : {})}
      />
    </label>
  )
  return (
    <search class="by-day" aria-label={t.title}>
      <form class="search" method="get" action={addressIn(language, '/tin')}>
        <fieldset>
          <legend>{t.title}</legend>
          {end('tu', t.from, asked.from, wrong.includes('from'))}
          {end('den', t.to, asked.to, wrong.includes('to'))}
          <button type="submit">{t.show}</button>
        </fieldset>
        <Explained language={language} asked={asked} {...(range ? { range } : {})} />
      </form>
    </search>
  )
}

function Explained({ language, asked, range }: { language: Language; asked: NewsAddress; range?: AskedRange }) {
  const t = words[language]['by-day']
  if (range?.kind === 'wrong') {
    return (
      <p class="wrong" id="ngay-sai" role="alert">
        {range.ends.map((end) => t['not-a-day'].replace('{{typed}}', asked[end])).join(' ')} {t.example}
      </p>
    )
  }
  if (range?.kind === 'reversed') {
    const swapped = newsAddressWith(addressIn(language, '/tin'), { from: asked.to, to: asked.from, page: 1 })
    return (
      <p id="ngay-sai" role="alert">
        <span class="wrong">{t.reversed.replace('{{from}}', slashed(range.from)).replace('{{to}}', slashed(range.to))}</span>{' '}
        <a href={swapped}>{t.swap.replace('{{from}}', slashed(range.to)).replace('{{to}}', slashed(range.from))}</a>
      </p>
    )
  }
  return null
}

/** How many there are in the range, and how to see all again. */
export function FoundInRange({ language, range, total }: { language: Language; range: AskedRange; total: number }) {
  const t = words[language]['by-day']
  if (range.kind !== 'range' || (range.from === null && range.to === null)) return null
  const sentence = range.from === null ? t['found-to'] : range.to === null ? t['found-from'] : t.found
  const filled = sentence
    .replace('{{count}}', total.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB'))
    .replace('{{from}}', range.from ? slashed(range.from) : '')
    .replace('{{to}}', range.to ? slashed(range.to) : '')
  return (
    <p class="found" role="status">
      {filled} <a href={addressIn(language, '/tin')}>{t.all}</a>
    </p>
  )
}
