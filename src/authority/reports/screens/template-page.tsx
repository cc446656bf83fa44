import { z } from 'zod'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { previewReport, showFigures, showReport } from '../report.contract.ts'
import { listReportTemplates, saveReportTemplate, showReportTemplate } from '../template.contract.ts'
import { IssuingSection } from './issuing-section.tsx'
import './report.css'

type Template = z.output<(typeof showReportTemplate)['reply']>

/** The model sentences of a report, section by section. */
export function TemplatePage() {
  const t = useT()
  const language = useLanguage()
  const code = useParam('code', z.string()) ?? ''
  const go = useGo()
  const { data: templates } = useAnswer(listReportTemplates, {})
  const { data, error, refetch } = useAnswer(showReportTemplate, { params: { code } })
  const back = { to: '/reports', label: t('report.page.back') }
  if (!data)
    return (
      <Page title={t('report.act.template')} back={back}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return (
    <Page title={t('report.template.title', { name: data.name[language] })} back={back}>
      {templates && templates.rows.length > 1 && (
        <div className="hc-report-view">
          <SelectField
            label={t('report.field.template')}
            value={code}
            onChange={(chosen) => chosen !== null && go(`/report-templates/${chosen}`)}
            choices={templates.rows.map((one) => ({ value: one.code, label: one.name[language] }))}
          />
        </div>
      )}
      <IssuingSection key={`issuing ${data.code}`} code={data.code} name={data.name[language]} />
      <TemplateForm key={data.code} template={data} reload={() => void refetch()} />
    </Page>
  )
}

const Values = saveReportTemplate.body.omit({ version: true })

function TemplateForm({ template, reload }: { template: Template; reload: () => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const may = useHolds()('report.compose')
  const form = useDraftForm({
    schema: Values,
    draft: `report-template.${template.code}`,
    version: template.edition,
    initial: {
      title: template.title,
      opening: template.opening,
      sections: template.sections.map(({ code, heading, empty, sentences }) => ({ code, heading, empty, sentences: sentences.map(({ text }) => text) })),
    },
  })
  return (
    <Form
      form={form}
      submit={t('report.act.save')}
      onReload={reload}
      beside={<NotNow to="/reports" />}
      send={(body, key) => call(saveReportTemplate, { params: { code: template.code }, body: { version: template.edition, ...body } }, { key })}
      onDone={() => {
        tell({ text: t('report.told.template') })
        void refresh([showReportTemplate, showReport, showFigures, previewReport])
      }}
    >
      <p className="hc-faint">
        {t('report.template.edition', { edition: template.edition, at: format.time(template.recordedAt) })}.{' '}
        {t('report.template.help', { example: '{{converted.n}}' })}
      </p>
      <TextField {...form.field('title')} label={t('report.template.title-field')} disabled={!may} />
      <TextAreaField {...form.field('opening')} label={t('report.template.opening')} disabled={!may} />
      {template.sections.map((section, n) => (
        <FieldGroup key={section.code} title={section.name[language]}>
          {section.heading !== null && <TextField {...form.at<string>(`sections.${n}.heading`)} label={t('report.template.heading')} disabled={!may} />}
          {section.sentences.map(({ per, when, placeholders }, m) => (
            <TextAreaField
              key={`${per} ${when.join()} ${placeholders.length}`}
              {...form.at<string>(`sections.${n}.sentences.${m}`)}
              rows={2}
              disabled={!may}
              maxLength={2000}
              label={t('report.template.sentence', { n: m + 1 })}
              help={[t(`report.template.per.${per}`), ...when.map((condition) => t(`report.template.when.${condition}`))].join(', ')}
            />
          ))}
          <SelectField
            {...form.at<'leave-out' | 'say-none' | null>(`sections.${n}.empty`)}
            label={t('report.template.empty')}
            disabled={!may}
            choices={(['leave-out', 'say-none'] as const).map((value) => ({ value, label: t(`report.template.${value}`) }))}
          />
        </FieldGroup>
      ))}
    </Form>
  )
}
