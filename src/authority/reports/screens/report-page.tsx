import { useState } from 'react'
import { z } from 'zod'
import { ReportId } from '../../../kernel/identity.ts'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { AsOfBand } from '../../../web/kit/as-of-band.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PaperPreview } from '../../../web/kit/paper-preview.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, LifeLine, RecordPage } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { readAddress } from '../figure-address.ts'
import { type FigureView, previewReport, type ReportView, showFigures, showReport } from '../report.contract.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { CheckingSection } from './checking-section.tsx'
import { PassSheet, RecallSheet, ReturnSheet, SubmitSheet } from './checking-sheets.tsx'
import { CorrectSheet } from './correct-sheet.tsx'
import { DifferencePanel } from './difference-panel.tsx'
import { ErrataSection } from './errata-section.tsx'
import { FigureDrawer, type OpenedFigure } from './figure-drawer.tsx'
import { FigureTable } from './figure-table.tsx'
import { FreezeSheet } from './freeze-sheet.tsx'
import { IssueSheet } from './issue-sheet.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { type Sheet, stepsOf, useActs } from './report-acts.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'
import { shapeOf } from './report-words.tsx'
import { TextDifferencePanel } from './text-difference-panel.tsx'
import { VersionList } from './version-list.tsx'
import { WordingPanel } from './wording-panel.tsx'
import './report.css'

/** One report: the paper with its numbers to be opened, its words, what was frozen of it and what became of it. */
export function ReportPage() {
  const t = useT()
  const reportId = useParam('reportId', ReportId)
  const { data: report, error, refetch } = useAnswer(showReport, { params: { reportId: reportId ?? '' } }, { enabled: reportId !== undefined })
  if (report) return <Shown key={report.id} report={report} />
  return (
    <Page title={t('report.list.title')} back={{ to: '/reports', label: t('report.page.back') }}>
      <InsteadOfRecord unknown={reportId === undefined && t('report.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

type Figures = z.output<(typeof showFigures)['reply']>

const View = z.object({
  view: z
    .string()
    .regex(/^(live|\d{1,5})$/)
    .optional(),
  compare: z.coerce.number().int().min(1).optional(),
  words: z.literal('former').optional(),
})

function Shown({ report }: { report: ReportView }) {
  const t = useT()
  const format = useFormat()
  const [{ view, compare, words }, set] = useSearchState(View)
  const [sheet, setSheet] = useState<Sheet>()
  // A sheet begins anew each time it is opened, and never by itself: what is being typed outlives a newer version of the report.
  const [opening, setOpening] = useState(0)
  const [opened, setOpened] = useState<OpenedFigure>()
  // What will be issued, or was; live figures until something is frozen.
  const version = view === 'live' || report.latest === 0 ? undefined : view === undefined ? report.latest : Number(view)
  const asked = { params: { reportId: report.id }, query: { version } }
  const { data: figures, error: figuresError, refetch: refetchFigures } = useAnswer(showFigures, asked, { keepFormer: true })
  const { data: preview, error, refetch } = useAnswer(previewReport, asked, { keepFormer: true })
  const open = (address: string) => {
    const read = readAddress(address)
    const figure = figures?.figures.find(({ key }) => key === read?.figure)
    if (read && figure) setOpened({ figure, address: read })
  }
  const close = () => setSheet(undefined)
  const acts = useActs(report, (asked) => {
    setOpening((n) => n + 1)
    setSheet(asked)
  })
  return (
    <RecordPage
      title={report.title}
      back={{ to: '/reports', label: t('report.page.back') }}
      state={{ shape: shapeOf[report.state], word: t(`report.state.${report.state}`) }}
      main={
        <>
          <RecordHistory of={report.title} subject={report.id} />
          <PrintButton />
          {acts.main}
        </>
      }
      further={acts.further}
      facts={<Side report={report} figures={figures} onOpen={(figure) => setOpened({ figure, address: { figure: figure.key } })} />}
    >
      {figuresError !== null && <ErrorState error={figuresError} retry={() => void refetchFigures()} />}
      {report.versions.length > 0 && (
        <div className="hc-report-view hc-not-printed">
          <SelectField
            label={t('report.page.view')}
            value={version === undefined ? 'live' : String(version)}
            onChange={(chosen) => set({ view: chosen ?? undefined }, { push: true })}
            choices={[
              ...report.versions.map(({ no }) => ({ value: String(no), label: t('report.page.of-version', { no }) })),
              { value: 'live', label: t('report.page.live') },
            ]}
          />
        </div>
      )}
      {preview && version !== undefined && <AsOfBand on={preview.dataDate} knownAt={preview.knownAt} />}
      {preview && version === undefined && (
        <p className="hc-faint">{t('report.page.data', { on: format.day(preview.dataDate), at: format.time(preview.knownAt) })}</p>
      )}
      {compare !== undefined && (
        <Section
          title={t('report.difference.title', { no: compare })}
          acts={<Button onClick={() => set({ compare: undefined })}>{t('report.act.close-compare')}</Button>}
        >
          <DifferencePanel reportId={report.id} no={compare} />
        </Section>
      )}
      {preview ? (
        <div className="hc-report-paper">
          <PaperPreview html={preview.html} label={t('report.page.paper', { title: report.title })} onFigure={open} />
        </div>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading lines={12} />
      )}
      <div className="hc-not-printed hc-stack">
        {figures && figures.references.length > 0 && (
          <Section title={t('report.compare.title')}>
            <FigureTable
              figures={figures.figures}
              references={figures.references}
              onOpen={(figure) => setOpened({ figure, address: { figure: figure.key } })}
            />
          </Section>
        )}
        <Section
          title={t('report.text-difference.title')}
          acts={
            <Button weight="quiet" onClick={() => set({ words: words === undefined ? 'former' : undefined })}>
              {t(words === undefined ? 'report.act.text-difference' : 'report.act.close-text-difference')}
            </Button>
          }
        >
          {words !== undefined && <TextDifferencePanel reportId={report.id} version={version} />}
        </Section>
        <Section title={t('report.page.wording')}>
          <WordingPanel report={report} may={acts.mayWord} figures={figures?.figures ?? []} />
        </Section>
        <CheckingSection report={report} />
        <ErrataSection report={report} />
        <Section title={t('report.page.versions')}>
          <VersionList report={report} onCompare={(no) => set({ compare: no }, { push: true })} />
        </Section>
        <Section title={t('report.page.life')}>
          <LifeLine label={t('report.page.life')} steps={stepsOf(report, t, format.day)} />
        </Section>
      </div>
      <FigureDrawer reportId={report.id} version={version} opened={opened} onClose={() => setOpened(undefined)} />
      <FreezeSheet report={report} opened={sheet === 'freeze'} onClose={close} onFrozen={() => set({ view: undefined, compare: undefined })} />
      <IssueSheet key={`issue ${opening}`} report={report} opened={sheet === 'issue'} onClose={close} />
      <SubmitSheet key={`submit ${opening}`} report={report} opened={sheet === 'submit'} onClose={close} />
      <RecallSheet key={`recall ${opening}`} report={report} opened={sheet === 'recall'} onClose={close} />
      <PassSheet key={`pass ${opening}`} report={report} opened={sheet === 'pass'} onClose={close} />
      <ReturnSheet key={`return ${opening}`} report={report} opened={sheet === 'return'} onClose={close} />
      <CorrectSheet key={`correct ${opening}`} report={report} opened={sheet === 'correct'} onClose={close} />
      <PublishSheet key={`publish ${opening}`} report={report} opened={sheet === 'publish'} onClose={close} />
      <WithdrawSheet key={`withdraw ${opening}`} report={report} opened={sheet === 'withdraw'} onClose={close} />
      <ChangeSheet key={`change ${opening}`} report={report} opened={sheet === 'change'} onClose={close} />
    </RecordPage>
  )
}

function Side({ report, figures, onOpen }: { report: ReportView; figures: Figures | undefined; onOpen: (figure: FigureView) => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const issue = report.versions[0]?.issue
  return (
    <div className="hc-stack">
      <Facts
        rows={[
          { label: t('report.field.template'), value: report.templateName[language] },
          { label: t('report.field.dataDate'), value: format.day(report.dataDate) },
          { label: t('report.field.issuerId'), value: report.issuer.name },
          { label: t('report.field.number'), value: issue ? `${issue.number}, ${format.day(issue.issuedOn)}` : null },
          {
            label: t('report.field.article'),
            value: report.article && (
              <a className="hc-link" href={`/tin/${report.article.slug}`} target="_blank" rel="noopener noreferrer">
                {t('report.act.open-article')}, {format.time(report.article.publishedAt)}
              </a>
            ),
          },
        ]}
      />
      {figures && (
        <section aria-label={t('report.page.figures')}>
          <h2 className="hc-report-side">{t('report.page.figures')}</h2>
          <p className="hc-faint hc-small">{t('report.page.figures-help')}</p>
          <FigureTable figures={figures.figures} onOpen={onOpen} />
        </section>
      )}
    </div>
  )
}
