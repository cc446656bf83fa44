import { useState } from 'react'
import { z } from 'zod'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { arrivals, serialText } from '../number-series.ts'
import { listSeries, type SeriesRow } from '../series.contract.ts'
import { ReservedTable } from './reserved-table.tsx'
import { type Doing, SeriesSheet } from './series-sheet.tsx'
import { SharingSheet } from './sharing-sheet.tsx'
import './numbering.css'

const Search = z.object({ year: z.coerce.number().int().min(1900).max(2100).optional() })
const whole = (serial: number) => serialText({ serial, suffix: '' })

/** Every series of numbers the clerk keeps here: how far it has come, what is reserved, what was skipped. */
export function SeriesPage() {
  const t = useT()
  const holds = useHolds()
  const [{ year }, set] = useSearchState(Search)
  const { data, error, refetch } = useAnswer(listSeries, { query: { year } }, { keepFormer: true })
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const mayWrite = holds('number.write')
  const running = new Date().getFullYear()
  const years = [...new Set([data?.year ?? running, ...Array.from({ length: 6 }, (_, n) => running + 1 - n)])].toSorted((a, b) => b - a)
  return (
    <Page title={t('numbering.title')}>
      <div className="hc-number-year hc-not-printed">
        <SelectField
          name="year"
          label={t('numbering.year')}
          value={String(data?.year ?? year ?? running)}
          onChange={(chosen) => set({ year: chosen ?? undefined }, { push: true })}
          choices={years.map((one) => ({ value: String(one), label: String(one) }))}
          error={undefined}
        />
      </div>
      {data === undefined && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />)}
      {data?.rows.length === 0 && (
        <EmptyState title={t('numbering.empty')} acts={holds('settings.write') && <Button to="/settings">{t('numbering.to-settings')}</Button>}>
          {t('numbering.empty-text')}
        </EmptyState>
      )}
      {data?.rows.map((row) => (
        <SeriesSection key={`${row.issuerId}.${row.series}`} row={row} mayWrite={mayWrite} onDo={setDoing} />
      ))}
      {doing && doing.act !== 'share' && <SeriesSheet key={doing.act} doing={doing} onClose={() => setDoing(undefined)} />}
      {doing?.act === 'share' && <SharingSheet row={doing.row} onClose={() => setDoing(undefined)} />}
    </Page>
  )
}

function SeriesSection({ row, mayWrite, onDo }: { row: SeriesRow; mayWrite: boolean; onDo: (doing: Doing) => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: kinds } = useAnswer(paperKinds, {})
  const named = row.kinds.map((kind) => (kind === arrivals ? t('numbering.arrivals') : (kinds?.rows.find(({ code }) => code === kind)?.name[language] ?? kind)))
  const title = `${row.series === 'shared' ? t('numbering.shared', { kinds: named.join(', ') }) : named.join(', ')} · ${row.issuerName}`
  const begun = row.last >= row.opening
  const spans = row.gaps.map(({ from, to }) => (from === to ? whole(from) : t('numbering.span', { from: whole(from), to: whole(to) })))
  const last = row.lastOn === null ? whole(row.last) : t('numbering.last-dated', { last: whole(row.last), on: format.day(row.lastOn) })
  const [gap] = row.gaps
  return (
    <Section
      title={title}
      acts={
        mayWrite && (
          <>
            <Button onClick={() => onDo({ act: 'reserve', row })}>{t('numbering.act.reserve')}</Button>
            <Button weight="quiet" onClick={() => onDo({ act: begun ? 'pass' : 'open', row })}>
              {t(begun ? 'numbering.act.pass' : 'numbering.act.open')}
            </Button>
            <Button weight="quiet" onClick={() => onDo({ act: 'spoil', row, from: row.last + 1, to: row.last + 1, suffix: '' })}>
              {t('numbering.act.spoil')}
            </Button>
            {row.series !== arrivals && (
              <Button weight="quiet" onClick={() => onDo({ act: 'share', row })}>
                {t('numbering.act.share')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="hc-number-facts">
        <Facts
          rows={[
            { label: t('numbering.next'), value: <strong>{whole(row.last + 1)}</strong> },
            { label: t('numbering.last'), value: begun ? last : t('numbering.none-yet') },
            { label: t('numbering.opening'), value: whole(row.opening) },
            { label: t('numbering.given'), value: format.number(row.given) },
            { label: t('numbering.spoiled'), value: format.number(row.spoiled) },
          ]}
        />
      </div>
      {gap && (
        <Note
          tone="soon"
          acts={
            mayWrite && (
              <Button onClick={() => onDo({ act: 'spoil', row, from: gap.from, to: Math.min(gap.to, gap.from + 499), suffix: '' })}>
                {t('numbering.act.gap')}
              </Button>
            )
          }
        >
          {t('numbering.gap-note', { spans: spans.join(', ') })}
        </Note>
      )}
      {row.reserved.length > 0 && (
        <ReservedTable row={row} {...(mayWrite ? { onSpoil: (from, suffix) => onDo({ act: 'spoil', row, from, to: from, suffix }) } : {})} />
      )}
    </Section>
  )
}
