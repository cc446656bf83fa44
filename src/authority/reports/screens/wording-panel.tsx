import { useState } from 'react'
import { z } from 'zod'
import type { ReportId } from '../../../kernel/identity.ts'
import { useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type FigureView, previewReport, type ReportView, saveWording, showFigures, showReport } from '../report.contract.ts'
import { movesFrom } from '../report.ts'
import { boundInstead, unboundIn } from '../unbound.ts'
import { OwnWords } from '../wording.ts'
import './report.css'

type SectionOf = ReportView['sections'][number]

/** What stands behind a placeholder, in words: "Bản tin ISO: số lượng". */
function usePlaceholderWords(report: ReportView): (name: string) => string {
  const t = useT()
  const language = useLanguage()
  return (name) => {
    const at = name.lastIndexOf('.')
    const section = report.sections.find(({ code }) => code === name.slice(0, at))
    return section ? `${section.name[language]}: ${t(`report.part.${name.slice(at + 1)}`)}` : t(`report.frame.${name.replace('.', '-')}`)
  }
}

/** Own words, section by section; one is open at a time. */
export function WordingPanel({ report, may, figures }: { report: ReportView; may: boolean; figures: readonly FigureView[] }) {
  const t = useT()
  const language = useLanguage()
  const [opened, setOpened] = useState<string>()
  const open = may && movesFrom(report.state).includes('word')
  return (
    <>
      <p className="hc-faint">{movesFrom(report.state).includes('word') ? t('report.page.wording-help') : t('report.page.wording-closed')}</p>
      <ul className="hc-report-sections">
        {report.sections.map((section) => {
          const own = report.wording[section.code]
          return (
            <li key={section.code}>
              <div className="hc-row">
                <strong>{section.name[language]}</strong>
                <span className="hc-faint">{own ? t('report.page.own-words') : t('report.page.model-words')}</span>
                {open && opened !== section.code && (
                  <Button weight="quiet" onClick={() => setOpened(section.code)}>
                    {t('report.act.word')}
                  </Button>
                )}
              </div>
              {opened === section.code && open ? (
                <WordsForm key={section.code} report={report} section={section} figures={figures} close={() => setOpened(undefined)} />
              ) : (
                own && (
                  <>
                    <p className="hc-report-words">{own.text}</p>
                    <TypedNumbers text={own.text} figures={figures} />
                  </>
                )
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Numbers no figure stands behind; while one writes, a figure that says the same is offered in their place. */
function TypedNumbers({ text, figures, bind }: { text: string; figures: readonly FigureView[]; bind?: (number: string, offer: string) => void }) {
  const t = useT()
  const language = useLanguage()
  const typed = unboundIn(text, figures)
  if (typed.length === 0) return null
  const named = (offer: string) => {
    const at = offer.lastIndexOf('.')
    const figure = figures.find(({ key }) => key === offer.slice(0, at))
    return `${figure?.label[language] ?? ''}: ${t(`report.part.${offer.slice(at + 1)}`)}`
  }
  return (
    <div className="hc-report-typed">
      <p>{t('report.typed.told', { numbers: typed.map(({ number }) => number).join('; ') })}</p>
      {bind &&
        typed.flatMap(({ number, offers }) =>
          offers.map((offer) => (
            <Button key={`${number} ${offer}`} weight="quiet" onClick={() => bind(number, offer)}>
              {t('report.typed.bind', { number, name: named(offer) })}
            </Button>
          )),
        )}
    </div>
  )
}

interface WordsFormProps {
  report: ReportView
  section: SectionOf
  figures: readonly FigureView[]
  close: () => void
}

function WordsForm({ report, section, figures, close }: WordsFormProps) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const own = report.wording[section.code]
  const placeholderWords = usePlaceholderWords(report)
  const form = useDraftForm({
    schema: z.strictObject(OwnWords.shape),
    initial: { place: own?.place ?? ('beside' as OwnWords['place'] | null), text: own?.text ?? '' },
    draft: `report.${report.id}.words.${section.code}`,
    version: report.version,
  })
  const insert = (name: string) => form.set({ text: `${form.values.text}${form.values.text === '' || /\s$/.test(form.values.text) ? '' : ' '}{{${name}}}` })
  const save = (words: OwnWords, key: string) =>
    call(saveWording, { params: { reportId: report.id as ReportId }, body: { version: report.version, section: section.code, ...words } }, { key })
  const done = () => {
    tell({ text: t('report.told.worded') })
    close()
    void refresh([showReport, previewReport, showFigures])
  }
  return (
    <Form
      form={form}
      send={save}
      onDone={done}
      onReload={() => void refresh([showReport])}
      submit={t('report.act.keep-words')}
      beside={
        <>
          {own && (
            <Button
              onClick={() => {
                form.set({ text: '' })
              }}
            >
              {t('report.act.drop-words')}
            </Button>
          )}
          <NotNow onClick={close} />
        </>
      }
    >
      <ChoiceField<OwnWords['place']>
        {...form.field('place')}
        label={t('report.field.place')}
        choices={(['beside', 'instead'] as const).map((value) => ({ value, label: t(`report.place.${value}`) }))}
      />
      <TextAreaField {...form.field('text')} label={t('report.field.text')} rows={5} maxLength={6000} />
      <TypedNumbers text={form.values.text} figures={figures} bind={(number, offer) => form.set({ text: boundInstead(form.values.text, number, offer) })} />
      <fieldset className="hc-report-placeholders">
        <legend className="hc-faint hc-small">{t('report.placeholders')}</legend>
        {section.placeholders.map((name) => {
          const words = placeholderWords(name)
          return (
            <button key={name} type="button" aria-label={t('report.insert', { name: words })} title={`{{${name}}}`} onClick={() => insert(name)}>
              {words}
            </button>
          )
        })}
      </fieldset>
    </Form>
  )
}
