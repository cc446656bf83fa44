import { useMemo } from 'react'
import { z } from 'zod'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Figure } from '../../../web/kit/figure/figure.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { BlockProgress, ConversionProgress, Counts } from '../conversion.contract.ts'
import { showProgress } from '../conversion.contract.ts'
import { EditionCode, listEditions } from '../declaration.contract.ts'
import { AcceptedNote } from './accepted-note.tsx'
import { CourseSection } from './course-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { useStandingSource } from './standing-source.ts'
import './conversion.css'

const View = z.object({ edition: EditionCode.optional() })

/** "Công bố & chuyển đổi": n/N by block as of a day, the names behind every figure, and how it came to be so. */
export function ConversionBoard() {
  const t = useT()
  const holds = useHolds()
  const { on, knownAt } = useAsOf()
  const [{ edition }, set] = useSearchState(View)
  const { data: editions } = useAnswer(listEditions, { query: { on, knownAt } })
  const { data, error, refetch } = useAnswer(showProgress, { query: { edition, on, knownAt } }, { keepFormer: true })
  return (
    <Page
      title={t('conversion.title')}
      acts={
        <>
          {holds('declaration.record') && (
            <Button weight="main" icon="plus" to="/declarations/new">
              {t('declaration.act.record')}
            </Button>
          )}
          <Button to="/declarations">{t('conversion.act.list')}</Button>
          <PrintButton />
        </>
      }
    >
      <div className="hc-conversion-edition hc-not-printed">
        <SelectField
          label={t('declaration.field.edition')}
          value={data?.edition ?? edition ?? null}
          onChange={(chosen) => set({ edition: chosen ?? undefined }, { push: true })}
          choices={(editions?.rows ?? []).map(({ code, inForce }) => ({
            value: code,
            label: inForce ? t('conversion.edition-in-force', { edition: code }) : code,
          }))}
        />
      </div>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : data ? <Board progress={data} /> : <Loading lines={8} />}
    </Page>
  )
}

function Board({ progress }: { progress: ConversionProgress }) {
  const t = useT()
  const holds = useHolds()
  const { edition, on, main, apart, blocks } = progress
  const counted = blocks.filter((block) => block.total > 0)
  const names = useNames(counted.filter((block) => block.apart))
  const finding = useBlockFinding(counted.filter((block) => !block.apart))
  if (counted.length === 0) {
    return (
      <EmptyState title={t('conversion.empty')} acts={holds('agency.import') && <Button to="/agencies">{t('conversion.act.agencies')}</Button>}>
        {t('conversion.empty-text')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className="hc-conversion-heads">
        <Whole label={t('conversion.main', { edition })} counts={main} progress={progress} apart={false} />
        {apart.total > 0 && <Whole label={t('conversion.apart', { names })} counts={apart} progress={progress} apart />}
      </div>
      <AcceptedNote progress={progress} />
      {/* A seat that reaches one agency has no course and no blocks to compare. */}
      {main.total > 1 && (
        <>
          <Section title={finding}>
            <div className="hc-conversion-blocks">
              {counted
                .filter((block) => !block.apart)
                .map((block) => (
                  <Block key={block.block} block={block} progress={progress} />
                ))}
            </div>
          </Section>
          <CourseSection edition={edition} on={on} blocks={counted} />
        </>
      )}
      <ReviewSection edition={edition} blocks={blocks} />
    </>
  )
}

function Whole({ label, counts, progress: { edition, on, knownAt }, apart }: { label: string; counts: Counts; progress: ConversionProgress; apart: boolean }) {
  const source = useStandingSource({ edition, on, knownAt: knownAt ?? undefined, apart })
  return <Figure label={label} progress={{ ...counts, on }} source={source} size="large" />
}

function Block({ block: { block, name, apart: _, ...counts }, progress: { edition, on, knownAt } }: { block: BlockProgress; progress: ConversionProgress }) {
  const language = useLanguage()
  const source = useStandingSource({ edition, on, knownAt: knownAt ?? undefined, block })
  return <Figure label={name[language]} progress={{ n: counts.n, notYet: counts.notYet, noData: counts.noData, total: counts.total, on }} source={source} />
}

function useNames(blocks: readonly BlockProgress[]): string {
  const language = useLanguage()
  return blocks.map(({ name }) => name[language]).join(', ')
}

/** The finding of the blocks, as a sentence: which have most left. */
function useBlockFinding(blocks: readonly BlockProgress[]): string {
  const t = useT()
  const language = useLanguage()
  return useMemo(() => {
    const left = (block: BlockProgress) => block.total - block.n
    const most = Math.max(0, ...blocks.map(left))
    if (most === 0) return t('conversion.blocks.all')
    const those = blocks.filter((block) => left(block) === most)
    const names = those.map(({ name }) => name[language]).join('; ')
    const known = those.every((block) => block.noData === 0) ? 'most' : 'unknown'
    return t(`conversion.blocks.${known}${those.length > 1 ? '-each' : ''}`, { names, count: most })
  }, [blocks, t, language])
}
