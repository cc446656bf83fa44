import { useMemo } from 'react'
import { z } from 'zod'
import { type BodyId, DraftPaperId, PaperId } from '../../../kernel/identity.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useGo, useSearchState } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { useFormat } from '../../../web/use-format.ts'
import { PaperTopic } from '../../registers/paper.ts'
import { showPaper } from '../../registers/paper.contract.ts'
import { createDraftPaper, listDraftPapers, showDraftPaper } from '../draft-paper.contract.ts'
import { listPaperTemplates } from '../template.contract.ts'

const View = z.object({ template: z.string().max(40).optional(), carries: DraftPaperId.optional(), answers: PaperId.optional() })

interface Typed {
  templateCode: string | null
  issuerId: BodyId | null
  unit: string
  abstract: string
  topic: PaperTopic | null
}

/** A new draft: which kind of paper, who issues it, which unit drafts it. */
export function DraftPaperNew() {
  const t = useT()
  const templates = useAnswer(listPaperTemplates, {})
  const bodies = useAnswer(listBodies, {})
  const back = { to: '/draft-papers', label: t('drafting.title') }
  const ready = templates.data && bodies.data
  return (
    <Page title={t('drafting.act.begin')} back={back}>
      <Unanswered of={[templates, bodies]} />
      {ready ? <Fields templates={templates.data.rows} bodies={bodies.data.rows} /> : !templates.error && !bodies.error && <Loading />}
    </Page>
  )
}

interface Offered {
  templates: readonly { code: string; name: string }[]
  bodies: readonly { id: BodyId; name: string; symbol: string }[]
}

function Fields({ templates, bodies }: Offered) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const { call } = useCall()
  const refresh = useRefresh()
  const format = useFormat()
  const [{ template, carries, answers }] = useSearchState(View)
  const answered = useAnswer(showPaper, { params: { paperId: answers ?? '' }, query: {} }, { enabled: answers !== undefined })
  const answer = answered.data && { number: answered.data.number, day: format.day(answered.data.issuedOn), issuer: answered.data.issuer.name }
  const carried = useAnswer(showDraftPaper, { params: { draftPaperId: carries ?? '' } }, { enabled: carries !== undefined })
  const initial = useMemo<Typed>(
    () => ({
      templateCode: template ?? (carries ? 'submission' : (templates[0]?.code ?? null)),
      issuerId: bodies[0]?.id ?? null,
      unit: bodies.find(({ symbol }) => symbol === 'TĐC')?.symbol ?? '',
      abstract: answer ? t('drafting.answering', answer) : '',
      topic: null,
    }),
    [template, carries, templates, bodies, answer, t],
  )
  const form = useDraftForm({ schema: createDraftPaper.body, initial, draft: 'draft-paper.new' })
  return (
    <Form
      form={form}
      submit={t('drafting.act.begin')}
      send={(body, key) => call(createDraftPaper, { body: { ...body, carriesId: carries ?? null } }, { key })}
      onDone={({ id }) => {
        void refresh([listDraftPapers])
        tell({ text: t('drafting.told.begun') })
        go(`/draft-papers/${id}/edit`)
      }}
    >
      {answer && <Note tone="info">{t('drafting.answers', answer)}</Note>}
      {carried.data && <Note tone="info">{t('drafting.carries', { abstract: carried.data.text.abstract })}</Note>}
      <ChoiceField
        {...form.field('templateCode')}
        label={t('drafting.field.template')}
        choices={templates.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        {...form.field('issuerId')}
        label={t('drafting.field.issuer')}
        help={t('drafting.help.issuer')}
        choices={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...form.field('unit')} mark="optional" label={t('drafting.field.unit')} help={t('drafting.help.unit')} maxLength={20} />
      <TextAreaField
        {...form.field('abstract')}
        mark="optional"
        label={t('drafting.field.abstract')}
        help={t('drafting.help.abstract')}
        rows={2}
        maxLength={1000}
      />
      <SelectField
        {...form.field('topic')}
        mark="optional"
        clearable
        label={t('drafting.field.topic')}
        help={t('drafting.help.topic')}
        choices={PaperTopic.options.map((topic) => ({ value: topic, label: t(`paper.topic.${topic}`) }))}
      />
    </Form>
  )
}
