import { addDays } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { type T, useLanguage, useT } from '../../../web/use-t.ts'
import { type AgencyEventView, type AgencyVersionView, type AgencyView, type BlockView, listBlocks } from '../agency.contract.ts'
import { AgencyFacts, differences } from '../agency-facts.ts'
import './agency.css'

/** What the agency was from day to day, with the paper behind each change; corrected entries say so. */
export function AgencyVersions({ agency }: { agency: AgencyView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const mayWrite = useHolds()('agency.write')
  const { data: blocks } = useAnswer(listBlocks, {})
  const last = agency.versions.at(-1)?.validTo
  const end = last ? agency.events.findLast(({ ends, effectiveOn }) => ends && effectiveOn === last) : undefined
  const until = (version: AgencyVersionView) => (version.validTo === null ? t('agency.page.still') : format.day(addDays(version.validTo, -1)))
  return (
    <table className="hc-plain-table hc-agency-table">
      <thead>
        <tr>
          {['from', 'until', 'what', 'paper', 'recorded'].map((key) => (
            <th key={key} scope="col">
              {t(`agency.version.${key}`)}
            </th>
          ))}
          {mayWrite && (
            <th scope="col">
              <span className="hc-unseen">{t('agency.act.correct')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {agency.versions.map((version, n) => {
          const event = agency.events.find(({ id }) => id === version.eventId)
          const before = agency.versions[n - 1]
          return (
            <tr
              key={version.eventId + version.validFrom}
              aria-current={version.validFrom <= agency.on && (version.validTo === null || version.validTo > agency.on) ? 'true' : undefined}
            >
              <td data-label={t('agency.version.from')}>{format.day(version.validFrom)}</td>
              <td data-label={t('agency.version.until')}>{until(version)}</td>
              <td data-label={t('agency.version.what')}>
                {before ? changesOf(version, before, t, blocks?.rows ?? [], language).map((line) => <p key={line}>{line}</p>) : version.name}
              </td>
              <td data-label={t('agency.version.paper')}>
                <EventPaper event={event} />
              </td>
              <td data-label={t('agency.version.recorded')}>
                {format.time(version.recordedFrom)}
                {event?.corrects && <span className="hc-faint hc-small"> · {t('agency.version.corrected')}</span>}
              </td>
              {mayWrite && (
                <td className="hc-not-printed">
                  {event?.act ? (
                    <Link to={`/acts/${event.act.id}`}>{t('agency.version.by-act')}</Link>
                  ) : (
                    <Link to={`/agencies/${agency.id}/correct?event=${version.eventId}`}>{t('agency.act.correct')}</Link>
                  )}
                </td>
              )}
            </tr>
          )
        })}
        {end && (
          <tr>
            <td data-label={t('agency.version.from')}>{format.day(end.effectiveOn)}</td>
            <td data-label={t('agency.version.until')} />
            <td data-label={t('agency.version.what')}>
              <StatusTag shape="ended">{t('agency.version.ended')}</StatusTag>
            </td>
            <td data-label={t('agency.version.paper')}>
              <EventPaper event={end} />
            </td>
            <td data-label={t('agency.version.recorded')}>{format.time(end.recordedAt)}</td>
            {mayWrite && <td className="hc-not-printed">{end.act && <Link to={`/acts/${end.act.id}`}>{t('agency.version.by-act')}</Link>}</td>}
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** The paper behind an entry; of an act on the register it leads there. */
function EventPaper({ event }: { event: AgencyEventView | undefined }) {
  const t = useT()
  const format = useFormat()
  const mayOpen = useHolds()('act.read')
  if (!event?.paper) return '—'
  const paper = t('agency.version.paper-of', { number: event.paper.number, date: format.day(event.paper.date) })
  return event.act && mayOpen ? <Link to={`/acts/${event.act.id}`}>{paper}</Link> : paper
}

/** "Tên cơ quan: Sở A → Sở B", one line for each fact that changed. */
function changesOf(version: AgencyVersionView, before: AgencyVersionView, t: T, blocks: readonly BlockView[], language: 'vi' | 'en'): string[] {
  const factsOf = ({ eventId: _e, validFrom: _f, validTo: _t, recordedFrom: _r, ...facts }: AgencyVersionView) => AgencyFacts.parse(facts)
  const [one, other] = [factsOf(before), factsOf(version)]
  const said = (facts: AgencyFacts, name: keyof AgencyFacts): string => {
    const value = facts[name]
    if (value === null) return '—'
    if (name === 'kind' || name === 'obligation') return t(`agency.${name}.${value}`)
    return name === 'block' ? (blocks.find(({ code }) => code === value)?.name[language] ?? value) : value
  }
  const lines = differences(one, other).map((name) =>
    name === 'parentId' ? t('agency.version.parent-changed') : `${t(`agency.field.${name}`)}: ${said(one, name)} → ${said(other, name)}`,
  )
  return lines.length > 0 ? lines : [t('agency.version.same')]
}
