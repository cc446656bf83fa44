import type { BlockDraft, Run } from '../../papers/layout/block.ts'
import { heading, paragraph } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import type { Day } from '../../kernel/day.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { annexesOf } from './annex.ts'
import type { Composition } from './composition.ts'
import { comparable, comparisonFillings, partFillings, referenceFillings } from './comparing-fillings.ts'
import {
  activityFillings,
  blockFillings,
  directionFillings,
  figureFillings,
  frameFillings,
  outcomeFillings,
  paperCondition,
  paperFillings,
  targetFillings,
} from './composing-facts.ts'
import { hasData, type ProgressValue } from './figure-value.ts'
import { type Figure, type Share, sharesOf } from './figures.ts'
import { filled, type Fillings, plain } from './placeholder.ts'
import { type ActivityFact, demonstrationNotice, type OutcomeFact, type PaperFact, type ReportFacts, type ReportFrame } from './report-facts.ts'
import type { Condition, Section, Sentence } from './report-template.ts'
import { impreciseWords } from './period-words.ts'
import { openingCode, paragraphsOf } from './wording.ts'

/** A record of a section with what its sentences may say, and the targets below it. */
interface Item {
  fillings: Fillings
  holds: ReadonlySet<Condition>
  targets: readonly Item[]
  /** In the report of a year: no half-year report could tell it. */
  later?: boolean
}

const item = (fillings: Fillings, holds: readonly Condition[] = [], targets: readonly Item[] = []): Item => ({ fillings, holds: new Set(holds), targets })

const isLater = ({ part }: Share, record: PaperFact | ActivityFact) => part?.(record) === 'later'

/** What an officer wrote goes before what the plan tells of itself. */
const outcomeCondition = ({ outcome, works = [] }: OutcomeFact): Condition =>
  outcome?.trim() ? 'with-outcome' : works.length > 0 ? 'with-works' : 'without-outcome'

const blockItem = (figure: Figure, value: ProgressValue, { references }: Composition): Item =>
  item({ ...blockFillings(figure, value), ...comparisonFillings('block', figure, references) }, [
    ...(value.noData > 0 ? (['with-missing'] as const) : []),
    ...comparable(figure, references),
  ])

function itemsOf(section: Section, share: Share, of: Composition): Item[] {
  switch (section.source.of) {
    case 'papers':
      return share.papers.map((paper) => ({ ...item(paperFillings(section, paper), [paperCondition(of.frame.issuer, paper)]), later: isLater(share, paper) }))
    case 'activities':
      return share.activities.map((activity) => ({ ...item(activityFillings(section, activity)), later: isLater(share, activity) }))
    case 'directions':
      return share.directions.map((direction) =>
        item(
          directionFillings(section, direction),
          [...(direction.owner ? (['with-owner'] as const) : []), ...(impreciseWords(direction.deadline) ? (['with-deadline'] as const) : [])],
          direction.targets.map((target) =>
            item(targetFillings(section, direction, target, of.frame.period), [target.total === null ? 'target-uncounted' : 'target-counted']),
          ),
        ),
      )
    case 'outcomes':
      return share.outcomes.map((direction) => item(outcomeFillings(section, direction), [outcomeCondition(direction)]))
    case 'progress': {
      const apart = section.source.blocks === 'apart'
      return of.figures.flatMap((figure) => {
        if (figure.section !== section.code || (figure.key !== section.code) !== apart || figure.value.kind !== 'progress' || !hasData(figure.value)) return []
        return [blockItem(figure, figure.value, of)]
      })
    }
    case 'words':
      return []
  }
}

/** One line of the results: a dash, or a number among the directions, and the lines below it. */
interface Line {
  runs: Run[]
  below: Run[][]
}

/** Within a part a heading names the section; where nobody has looked yet, nothing is said to be none. */
function noneOf({ name, part, source }: Section): string {
  if (part === undefined) return `${name.vi}: Không phát sinh.`
  const none = source.of === 'progress' ? 'Chưa có số liệu.' : 'Không phát sinh.'
  return none
}

/** The main figure once more for each of its blocks; a block nobody has data for is told by the annex, never by a 0. */
function blockItems(section: Section, of: Composition): Item[] {
  if (section.source.of !== 'progress' || section.source.blocks !== 'main') return []
  return of.figures.flatMap((one) =>
    one.section === section.code && one.key !== section.code && one.value.kind === 'progress' && hasData(one.value) ? [blockItem(one, one.value, of)] : [],
  )
}

function linesOf(section: Section, share: Share, of: Composition, common: Fillings): Line[] {
  const own = of.wording[section.code]
  const words = paragraphsOf(own).map((text): Line => ({ runs: filled(text, common), below: [] }))
  if (own?.place === 'instead' && words.length > 0) return words
  const items = itemsOf(section, share, of)
  if (items.length === 0) {
    const none = section.empty === 'say-none' && words.length === 0 ? [{ runs: [{ text: noneOf(section) }], below: [] }] : []
    return [...none, ...words]
  }
  const figure = of.figures.find((one) => one.key === section.code)
  const whole: ReadonlySet<Condition> = new Set([
    share.activities.some((activity) => activity.channels.length > 0) ? 'with-channels' : 'without-channels',
    figure?.value.kind === 'count' && figure.value.n === null ? 'uncounted' : 'counted',
    ...(items.some(({ later }) => later) ? (['with-later'] as const) : []),
    ...(figure?.value.kind === 'count' ? comparable(figure, of.references) : []),
  ])
  const stands = (sentence: Sentence, holds: ReadonlySet<Condition>) => sentence.when.every((condition) => holds.has(condition) || whole.has(condition))
  const said = (per: Sentence['per'], holds: ReadonlySet<Condition>, fillings: Fillings) =>
    section.sentences.filter((sentence) => sentence.per === per && stands(sentence, holds)).map((sentence) => filled(sentence.text, { ...common, ...fillings }))
  const recordLine = (one: Item) => joinedSentences(said('record', one.holds, one.fillings))[0]
  const late = items.flatMap((one) => (one.later ? [recordLine(one)] : [])).filter((runs) => runs !== undefined)
  const once = joinedSentences(said('section', items[0]?.holds ?? whole, {}))
  return [
    ...once.map((runs): Line => ({ runs, below: [] })),
    ...blockItems(section, of).flatMap((one): Line[] => joinedSentences(said('block', one.holds, one.fillings)).map((runs) => ({ runs, below: [] }))),
    ...items.flatMap((one): Line[] => {
      const runs = one.later ? undefined : recordLine(one)
      return runs ? [{ runs, below: one.targets.flatMap((target) => said('target', target.holds, { ...one.fillings, ...target.fillings })) }] : []
    }),
    ...(late.length > 0 ? [{ runs: filled(of.template.later ?? later, common), below: late }] : []),
    ...words,
  ]
}

const later = 'Sau ngày chốt số liệu của báo cáo 6 tháng:'

/** Sentences of one record follow each other in one line. */
function joinedSentences(sentences: readonly Run[][]): Run[][] {
  return sentences.length === 0 ? [] : [sentences.flatMap((runs, n) => (n === 0 ? runs : [{ text: ' ' }, ...runs]))]
}

/** Dashes follow each other in one list; a line with lines below it ends the list, because a list has one level. */
function blocksOf(lines: readonly Line[], numbered: boolean): BlockDraft[] {
  const blocks: BlockDraft[] = []
  for (const [n, line] of lines.entries()) {
    const last = blocks.at(-1)
    if (numbered) blocks.push(paragraph([{ text: `${n + 1}. ` }, ...line.runs]))
    else if (last?.kind === 'list' && last.marker === 'dash') last.items.push(line.runs)
    else blocks.push({ kind: 'list', marker: 'dash', items: [line.runs] })
    if (line.below.length > 0) blocks.push({ kind: 'list', marker: 'plus', items: [...line.below] })
  }
  return blocks
}

/** Every named figure beside what it was; a year's counts by its parts, which add up. */
function comparedFillings({ figures, references }: Composition, shares: ReadonlyMap<string, Share>): Fillings {
  const named = figures.filter(({ key, section }) => key === section)
  return Object.assign(
    {},
    ...named.map((one) => {
      const share = shares.get(one.section)
      return { ...comparisonFillings(one.key, one, references), ...(share && one.value.kind === 'count' ? partFillings(one.key, share) : {}) }
    }),
  ) as Fillings
}

/** The text of the report from the opening sentence to the last direction, section by section. */
export function composeText(of: Composition): BlockDraft[] {
  const shares = sharesOf(of.template, of.facts, of.frame)
  const channels = new Map(Array.from(shares, ([code, share]) => [code, [...new Set(share.activities.flatMap((activity) => activity.channels))]]))
  const common: Fillings = {
    ...frameFillings(of.frame, of.facts),
    ...referenceFillings(of.references),
    ...figureFillings(of.figures, channels),
    ...comparedFillings(of, shares),
  }
  const opening = of.wording[openingCode]
  const before = opening?.place === 'instead' && opening.text !== '' ? [] : [of.template.opening]
  const blocks: BlockDraft[] = [...before, ...paragraphsOf(opening)].map((text) => paragraph(filled(text, common)))
  let list: Line[] = []
  const flush = () => {
    blocks.push(...blocksOf(list, false))
    list = []
  }
  let part: string | undefined
  for (const section of of.template.sections) {
    const share = shares.get(section.code)
    const lines = share ? linesOf(section, share, of, common) : []
    // Never an empty heading.
    if (lines.length === 0) continue
    if (section.part !== part) {
      flush()
      part = section.part
      const opens = of.template.parts?.find(({ code }) => code === part)
      if (opens) blocks.push(heading(1, plain(filled(opens.heading, common))))
    }
    if (section.heading === null && !section.numbered) {
      list.push(...lines)
      continue
    }
    flush()
    if (section.heading !== null) {
      const own = heading(2, plain(filled(section.heading, common)))
      // Within a part the headings count 1, 2, 3; without parts the one heading there is has no number.
      blocks.push(part === undefined ? ({ ...own, number: null } as BlockDraft) : own)
    }
    blocks.push(...blocksOf(lines, section.numbered))
  }
  flush()
  return blocks
}

export const titleOf = (of: Pick<Composition, 'template' | 'frame'> & { facts: Pick<ReportFacts, 'edition'> }): string =>
  plain(filled(of.template.title, frameFillings(of.frame, of.facts)))

export interface IssueMarks {
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string
}

const capacity = /^(TM|KT|TL|TUQ)\.\s*(.+)$/

/** Who signs, in which form, as the issuer's data have it. */
export function signatureOf(frame: ReportFrame, issue: IssueMarks | undefined): NonNullable<OfficialDocumentDraft['signature']> {
  const lines = frame.issuer.signingForm
    .split(/\n|;/)
    .map((line) => capacity.exec(line.trim()))
    .filter((match) => match !== null)
  return {
    capacities: lines.map((match) => ({ form: match[1] as 'TM' | 'KT' | 'TL' | 'TUQ', of: match[2] ?? '' })),
    post: issue?.signerTitle ?? frame.issuer.signerTitle,
    name: issue?.signerName ?? null,
  }
}

/** The whole paper: a draft with a blank number, or as it was issued. */
export function composeReport(of: Composition, issue?: IssueMarks): OfficialDocumentDraft {
  const { frame, template } = of
  const { issuer } = frame
  const number = issue && readOfficialNumber(issue.number)
  const drafter = issuer.unit ?? issuer.below[0]?.symbol
  const recipients = issuer.recipients.filter((name) => !/^-?\s*Lưu\s*:/i.test(name))
  return {
    issuer: { name: issuer.name, ...(issuer.above[0] ? { parent: issuer.above[0].name } : {}) },
    number: number
      ? { serial: `${number.serial}${number.suffix}`, symbol: number.symbol }
      : { serial: null, symbol: `${template.paperKind.symbol}-${issuer.symbol}` },
    place: issuer.placeName,
    date: issue?.issuedOn ?? { year: Number(frame.dataDate.slice(0, 4)) },
    title: { form: 'named', kind: template.paperKind.name, abstract: titleOf(of) },
    ...(issuer.addressees ? { to: issuer.addressees } : {}),
    blocks: composeText(of),
    recipients,
    filing: { units: ['VT', ...(drafter === undefined ? [] : [drafter])] },
    signature: signatureOf(frame, issue),
    annexes: annexesOf(of),
    draft: issue === undefined,
    ...(frame.authority.demonstration ? { notice: demonstrationNotice } : {}),
  }
}
