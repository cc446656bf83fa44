import { type Day, type HalfYear, slashed } from '../../kernel/day.ts'
import type { OnePage } from '../../papers/layout/one-page.ts'
import { demonstrationNotice } from '../../kernel/demonstration.ts'
import { isKnown, turnOf, type WeekException, type WeekFacts, type WeekFigure } from './week.ts'
import words from './words.vi.json' with { type: 'json' }

const w = words.week

/** Papers are Vietnamese whatever the screen's language; so is this page. */
const say = (sentence: string, details: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replace(/{{(\w+)}}/g, (_, name: string) => String(details[name] ?? ''))

const number = (n: number) => n.toLocaleString('vi-VN')
const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)
const halfYear = (period: HalfYear) => say(period.endsWith('H1') ? w.half.first : w.half.second, { year: period.slice(0, 4) })
const arrows = { up: '↑', down: '↓', same: '→' } as const

export const shownCount = (figure: WeekFigure): string => (isKnown(figure) ? `${number(figure.n)}/${number(figure.total)}` : w.unknown)

function compared(figure: WeekFigure): string {
  const turn = turnOf(figure)
  if (turn === null) return '—'
  const { alike } = figure
  const by = alike === null || turn === 'same' ? '' : ` ${number(Math.abs(alike.n - alike.before))}`
  return `${arrows[turn]} ${w.turn[turn]}${by}`
}

function exception(one: WeekException): string {
  switch (one.key) {
    case 'answers':
      return say(w.exception.answers, { n: number(one.n), since: slashed(one.since) })
    case 'lines':
      return say(w.exception.lines, { n: number(one.n), task: cut(one.task, 140), due: slashed(one.due) })
    case 'report':
      return say(w.exception.report, { period: halfYear(one.period) })
    case 'block':
      return say(w.exception.block, { block: one.block.vi, n: number(one.n), total: number(one.total) })
    case 'no-data':
      return say(w.exception['no-data'], { n: number(one.n), total: number(one.total) })
  }
}

const labelOf = (figure: WeekFigure, edition: string | null) => say(w.figure[figure.key], { edition: edition ?? '' }).trim()
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
const weekday = (on: Day) => w.weekday[String(new Date(`${on}T00:00:00Z`).getUTCDay() || 7) as keyof typeof w.weekday]

/** "thứ Hai", as papers write it within a line. */
const lowered = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)

/** The page as a sheet of A4, for the PDF and for the link alike. */
export function weekPage(facts: WeekFacts): OnePage {
  const { on, before, figures, edition, exceptions, toSign, dates, lastReport } = facts
  return {
    day: on,
    title: say(w.page.title, { day: lowered(weekday(on)), on: slashed(on) }),
    above: [facts.authority, ...(facts.office === null ? [] : [facts.office])],
    below: [say(w.page['as-of'], { at: clock.format(new Date(facts.at)), on: slashed(on), before: slashed(before) })],
    notice: facts.demonstration ? demonstrationNotice : null,
    parts: [
      {
        kind: 'table',
        title: w.page.figures,
        head: [w.page.figure, say(w.page.now, { on: slashed(on) }), say(w.page.then, { on: slashed(before) }), w.page.compared],
        widths: [4.2, 1.5, 1.5, 1.5],
        rows: figures.map((figure) => [
          labelOf(figure, edition),
          shownCount(figure),
          figure.before === null ? '—' : `${number(figure.before.n)}/${number(figure.before.total)}`,
          compared(figure),
        ]),
        note: w.page.alike,
      },
      { kind: 'list', title: w.page.exceptions, items: exceptions.map(exception), empty: nothingWorthNoting(facts) },
      {
        kind: 'list',
        title: say(w.page['to-sign'], { n: number(toSign.total) }),
        items: toSign.rows.map(({ title, issuer, since }) => say(w.page.signing, { title: cut(title, 140), issuer, since: slashed(since) })),
        empty: w.page['nothing-to-sign'],
      },
      {
        kind: 'list',
        title: w.page.dates,
        items: dates.map(({ kind, title, on: day }) =>
          say(kind === 'reminder' ? w.page['date-reminder'] : w.page['date-line'], { on: slashed(day), title: cut(title, 140) }),
        ),
        empty: w.page['no-dates'],
      },
      {
        kind: 'list',
        title: w.page['last-report'],
        items:
          lastReport === null ? [] : [say(w.page.report, { period: halfYear(lastReport.period), number: lastReport.number, on: slashed(lastReport.issuedOn) })],
        empty: w.page['no-report'],
      },
    ],
  }
}

/** "Nothing unusual" is said only where something is known. */
const nothingWorthNoting = ({ figures }: WeekFacts) => (figures.some(isKnown) ? w.page['no-exception'] : w.unknown)

export const pageName = (on: Day): string => `${w.page.file} ${on}.pdf`

/** The letter around it: what a telephone shows before anything is opened. */
export function weekLetter(facts: WeekFacts, link: string, expires: Day): { subject: string; body: string } {
  const sheet = weekPage(facts)
  return {
    subject: `${facts.authority}: ${sheet.title}`,
    body: [
      ...facts.figures.map((figure) => `- ${labelOf(figure, facts.edition)}: ${shownCount(figure)}${turnOf(figure) === null ? '' : ` (${compared(figure)})`}`),
      '',
      ...(facts.exceptions.length === 0 ? [] : [`${w.page.exceptions}:`, ...facts.exceptions.map((one) => `- ${exception(one)}`), '']),
      ...(sheet.notice === null ? [] : [sheet.notice, '']),
      say(w.letter.attached),
      say(w.letter.link, { on: slashed(expires) }),
      link,
      '',
    ].join('\n'),
  }
}
