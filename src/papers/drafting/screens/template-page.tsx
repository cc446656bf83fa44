import { useState } from 'react'
import type { z } from 'zod'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { DraftText } from '../draft-text.ts'
import { listPaperTemplates, savePaperTemplate, showPaperTemplate } from '../template.contract.ts'
import { TemplateCode } from '../template.ts'
import { BasesField } from './bases-field.tsx'
import { BlocksField } from './blocks-field.tsx'
import { filledLines, LinesField } from './lines-field.tsx'
import './drafting.css'

/** One template: its wording with {{fields}}; a change is a new edition, drafts keep the one they began with. */
export function TemplatePage() {
  const t = useT()
  const templateCode = useParam('templateCode', TemplateCode)
  const { data, error, refetch } = useAnswer(
    showPaperTemplate,
    { params: { templateCode: templateCode ?? '' }, query: {} },
    { enabled: templateCode !== undefined },
  )
  const back = { to: '/paper-templates', label: t('drafting.templates.title') }
  return (
    <Page title={data?.name ?? t('drafting.templates.page')} back={back}>
      {data ? (
        <Wording key={data.edition} template={data} />
      ) : (
        <InsteadOfRecord unknown={templateCode === undefined && t('drafting.templates.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

type Shown = z.output<typeof showPaperTemplate.reply>

function Wording({ template }: { template: Shown }) {
  const t = useT()
  const tell = useTell()
  const format = useFormat()
  const language = useLanguage()
  const writes = useHolds()('template.write')
  const [text, setText] = useState<DraftText>(template.text)
  const [name, setName] = useState(template.name)
  const [source, setSource] = useState(template.source)
  const [errors, setErrors] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<unknown>(undefined)
  const act = useAct(savePaperTemplate, { refresh: [showPaperTemplate, listPaperTemplates] })
  const change = (part: Partial<DraftText>) => setText({ ...text, ...part })
  const save = async () => {
    setErrors([])
    setRefused(undefined)
    try {
      const body = {
        version: template.edition,
        kind: template.kind,
        name,
        source,
        fields: template.fields,
        text: { ...text, to: filledLines(text.to), recipients: filledLines(text.recipients) },
      }
      const { version } = await act.send({ params: { templateCode: template.code }, body })
      tell({ text: t('drafting.templates.saved', { no: version }) })
    } catch (error) {
      if (error instanceof AnsweredRefusal && error.errors.length > 0)
        setErrors(error.errors.map(({ code, details }) => t(code, readable(details ?? {}, format))))
      else setRefused(error)
    }
  }
  return (
    <>
      <Note tone="info">{t('drafting.templates.note', { no: template.edition, source: template.source })}</Note>
      {errors.length > 0 && (
        <Note tone="danger" alert title={t('drafting.templates.refused')}>
          <ul>
            {errors.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      )}
      {refused !== undefined && <ErrorState error={refused} />}
      <Section title={t('drafting.part.fields')}>
        <ul className="hc-drafting-fields">
          {template.fields.map((field) => (
            <li key={field.key}>
              <code>{`{{${field.key}}}`}</code> {field.label[language]} · {t(`drafting.field-type.${field.type}`)}
              {field.required ? '' : ` · ${t('drafting.not-required')}`}
            </li>
          ))}
          {template.builtIn.map((key) => (
            <li key={key} className="hc-faint">
              <code>{`{{${key}}}`}</code> {t('drafting.templates.by-itself')}
            </li>
          ))}
        </ul>
      </Section>
      {writes ? (
        <form
          className="hc-drafting-template"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <FieldGroup title={t('drafting.part.head')}>
            <TextField name="name" label={t('drafting.templates.name')} value={name} onChange={setName} maxLength={300} />
            <TextAreaField name="source" label={t('drafting.templates.source')} rows={2} value={source} onChange={setSource} maxLength={500} />
            <TextAreaField
              name="text.abstract"
              label={t('drafting.field.abstract')}
              rows={2}
              maxLength={1000}
              value={text.abstract}
              onChange={(abstract) => change({ abstract })}
            />
            <LinesField name="text.to" mark="optional" label={t('drafting.field.to')} value={text.to} onChange={(to) => change({ to })} />
          </FieldGroup>
          <BasesField bases={text.bases} papers={[]} onChange={(bases) => change({ bases })} onPaper={() => undefined} />
          <FieldGroup title={t('drafting.part.blocks')}>
            <BlocksField blocks={text.blocks} path="text.blocks" onChange={(blocks) => change({ blocks })} />
          </FieldGroup>
          <FieldGroup title={t('drafting.part.recipients')}>
            <LinesField
              name="text.recipients"
              label={t('drafting.field.recipients')}
              value={text.recipients}
              onChange={(recipients) => change({ recipients })}
            />
          </FieldGroup>
          <div>
            <Button type="submit" weight="main" pending={act.pending}>
              {t('drafting.templates.save')}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  )
}
