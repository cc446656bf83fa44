import { useMemo } from 'react'
import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { EvidenceKind } from '../../../kernel/evidence.ts'
import { AgencyId, DeclarationId, FileId, PaperId } from '../../../kernel/identity.ts'
import { line } from '../../../kernel/text.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { type EditionView, listEditions } from '../declaration.contract.ts'
import { createDraft, DraftBody, type DraftView, listDrafts, saveDraft, showDraft } from '../draft.contract.ts'
import { type Letterhead, showLetterhead } from '../letterhead.contract.ts'
import { DraftWording, may, TemplateSet } from '../draft.ts'
import { AnnexRowsField } from './annex-rows-field.tsx'
import { type TypedRow, withoutEmpty } from './typed-row.ts'
import { EvidenceField, type TypedEvidence } from './evidence-field.tsx'
import { lettered, useLetterhead } from './use-letterhead.ts'

const { recipients: _, ...wording } = DraftWording.shape
const { wording: __, ...rest } = DraftBody.shape
const FormBody = z.strictObject({
  ...rest,
  ...wording,
  agencyId: z.object({ id: AgencyId }),
  recipients: z.string().default(''),
  evidence: z.array(
    z.object({
      kind: EvidenceKind,
      on: Day,
      what: line(500),
      file: z.object({ id: FileId }).nullable().default(null),
      paper: z.object({ id: PaperId }).nullable().default(null),
    }),
  ),
})

interface Values {
  agencyId: AgencyChoice | null
  kind: 'initial' | 'redeclaration'
  edition: string | null
  templateSet: TemplateSet
  effectiveOn: Day | null
  signerTitle: string
  scope: string
  parentName: string
  issuerName: string
  placeName: string
  symbol: string
  signingFor: string
  recipients: string
  rows: TypedRow[]
  evidence: TypedEvidence[]
}

interface Own {
  agency: AgencyChoice
  /** undefined: the server could not say. */
  letterhead: Letterhead | undefined
}

const blank = (edition: string | null, t: (key: string) => string, own?: Own): Values => ({
  kind: 'initial',
  edition,
  templateSet: 'decision',
  effectiveOn: null,
  signerTitle: '',
  scope: t('draft.form.scope-usual'),
  parentName: '',
  issuerName: '',
  placeName: '',
  symbol: '',
  signingFor: '',
  recipients: '',
  rows: [],
  evidence: [],
  ...(own?.letterhead && lettered(own.letterhead, 'decision')),
  agencyId: own?.agency ?? null,
})

const valuesOf = (d: DraftView): Values => ({
  agencyId: { id: d.agencyId, name: d.agencyName },
  kind: d.kind,
  edition: d.edition,
  templateSet: d.templateSet,
  effectiveOn: d.effectiveOn,
  signerTitle: d.signerTitle,
  scope: d.wording.scope,
  parentName: d.wording.parentName ?? '',
  issuerName: d.wording.issuerName,
  placeName: d.wording.placeName ?? '',
  symbol: d.wording.symbol,
  signingFor: d.wording.signingFor ?? '',
  recipients: d.wording.recipients.join('\n'),
  rows: d.rows.map(({ field, name, code, note }) => ({ field: field ?? '', name, code: code ?? '', note: note ?? '' })),
  evidence: d.evidence.map(({ kind, on, what, fileId, file, paperId }) => ({
    kind,
    on,
    what,
    file: fileId && file ? { id: fileId, name: file.name, size: file.size } : null,
    paper: paperId ? { id: paperId, name: what } : null,
  })),
})

/** "Lập dự thảo công bố". */
export function DraftForm() {
  const t = useT()
  const seat = useSeat()
  const asked = useAnswer(listEditions, {})
  const letterhead = useAnswer(showLetterhead, { params: { agencyId: seat?.agencyId ?? '' } }, { enabled: seat?.agencyId != null })
  // An agency drafts for itself: nothing is looked for. A letterhead nobody can tell holds nothing up.
  const own = useMemo(
    () => (seat?.agencyId && seat.agencyName ? { agency: { id: seat.agencyId, name: seat.agencyName }, letterhead: letterhead.data } : undefined),
    [seat, letterhead.data],
  )
  const ready = own === undefined || own.letterhead !== undefined || letterhead.error !== null
  return (
    <Page title={t('draft.form.title')} back={{ to: '/declarations/drafts', label: t('draft.list.title') }}>
      {asked.data && ready ? <Fields editions={asked.data.rows} {...(own ? { own } : {})} /> : asked.error ? <Unanswered of={[asked]} /> : <Loading />}
    </Page>
  )
}

export function DraftEdit() {
  const t = useT()
  const draftId = useParam('draftId', DeclarationId)
  const editions = useAnswer(listEditions, {})
  const asked = useAnswer(showDraft, { params: { draftId: draftId ?? '' } }, { enabled: draftId !== undefined })
  const draft = asked.data
  const back = draft ? { to: `/declarations/drafts/${draft.id}`, label: draft.agencyShortName } : { to: '/declarations/drafts', label: t('draft.list.title') }
  return (
    <Page title={t('draft.form.title-edit')} back={back}>
      {draftId === undefined ? (
        <Note tone="danger">{t('draft.not-found')}</Note>
      ) : draft && !may('save', draft.state === 'issued' ? 'in-force' : draft.state) ? (
        <Note tone="soon">{t('draft.form.closed')}</Note>
      ) : draft && editions.data ? (
        <Fields key={draft.id} editions={editions.data.rows} draft={draft} reload={() => void asked.refetch()} />
      ) : (asked.error ?? editions.error) ? (
        <Unanswered of={[asked, editions]} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ editions, draft, own, reload }: { editions: readonly EditionView[]; draft?: DraftView; own?: Own; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => (draft ? valuesOf(draft) : blank(editions.find(({ inForce }) => inForce)?.code ?? null, t, own)), [draft, editions, t, own])
  const form = useDraftForm({
    schema: FormBody,
    initial,
    draft: draft ? `declaration-draft.${draft.id}.v${draft.version}` : 'declaration-draft.new',
    tidied: (held) => ({ ...held, rows: withoutEmpty(held.rows) }),
  })
  const { values } = form
  const send = async (read: z.output<typeof FormBody>, key: string) => {
    const { agencyId, scope, parentName, issuerName, placeName, symbol, signingFor, recipients, evidence, ...fields } = read
    const body = {
      ...fields,
      agencyId: agencyId.id,
      wording: { scope, parentName, issuerName, placeName, symbol, signingFor, recipients: recipients.split('\n').filter((text) => text.trim() !== '') },
      evidence: evidence.map(({ file, paper, ...one }) => ({ ...one, fileId: file?.id ?? null, paperId: paper?.id ?? null })),
    }
    return draft ? call(saveDraft, { params: { draftId: draft.id }, body: { ...body, version: draft.version } }, { key }) : call(createDraft, { body }, { key })
  }
  const done = ({ id }: { id: string }) => {
    void refresh([showDraft, listDrafts])
    tell({ text: t('draft.told.saved') })
    go(`/declarations/drafts/${id}`)
  }
  const usual = useLetterhead(values, form.set, own?.letterhead)
  const chosen = (agencyId: AgencyChoice | null) => {
    if (agencyId?.id === values.agencyId?.id) return
    const untouched = values.issuerName === values.agencyId?.name
    form.set({ agencyId, ...(untouched ? { issuerName: '' } : {}) })
    usual.choose(agencyId?.id)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={t('draft.act.save')}
      beside={<NotNow to={draft ? `/declarations/drafts/${draft.id}` : '/declarations/drafts'} />}
    >
      <FieldGroup title={t('declaration.form.paper')}>
        <AgencyField {...form.field('agencyId')} onChange={chosen} label={t('declaration.field.agencyId')} help={t('declaration.form.agency-help')} />
        <ChoiceField
          {...form.field('kind')}
          onChange={(kind) => form.set({ kind: kind ?? 'initial' })}
          label={t('declaration.field.kind')}
          choices={(['initial', 'redeclaration'] as const).map((kind) => ({ value: kind, label: t(`declaration.kind.${kind}`) }))}
        />
        <SelectField {...form.field('edition')} label={t('declaration.field.edition')} choices={editions.map(({ code }) => ({ value: code, label: code }))} />
        <ChoiceField
          {...form.field('templateSet')}
          onChange={(templateSet) => usual.chooseSet(templateSet ?? 'decision')}
          label={t('draft.field.templateSet')}
          choices={TemplateSet.options.map((set) => ({ value: set, label: t(`draft.set.${set}`) }))}
        />
        <TextAreaField {...form.field('scope')} label={t('draft.field.scope')} help={t('draft.form.scope-help')} maxLength={2000} />
        <DateField {...form.field('effectiveOn')} label={t('declaration.field.effectiveOn')} help={t('declaration.form.effective-help')} mark="optional" />
      </FieldGroup>
      <FieldGroup title={t('draft.form.letterhead')} help={t('draft.form.letterhead-help')}>
        {usual.unread && <Note tone="soon">{t('draft.form.letterhead-unread')}</Note>}
        <TextField {...form.field('parentName')} label={t('draft.field.parentName')} mark="optional" maxLength={300} />
        <TextField {...form.field('issuerName')} label={t('draft.field.issuerName')} maxLength={300} />
        <TextField {...form.field('placeName')} label={t('draft.field.placeName')} help={t('draft.form.place-help')} mark="optional" maxLength={100} />
        <TextField {...form.field('symbol')} label={t('draft.field.symbol')} help={t('draft.form.symbol-help')} maxLength={60} />
        <TextField {...form.field('signingFor')} label={t('draft.field.signingFor')} help={t('draft.form.signing-help')} mark="optional" maxLength={300} />
        <TextField {...form.field('signerTitle')} label={t('declaration.field.signerTitle')} maxLength={200} />
        <TextAreaField {...form.field('recipients')} label={t('draft.field.recipients')} help={t('draft.form.recipients-help')} mark="optional" />
      </FieldGroup>
      <FieldGroup title={t('declaration.field.annex')} help={t('draft.form.annex-help')}>
        <AnnexRowsField rows={values.rows} onChange={(rows) => form.set({ rows })} errors={form.errors} />
      </FieldGroup>
      <FieldGroup title={t('evidence.title')} help={t('evidence.help')}>
        <EvidenceField evidence={values.evidence} onChange={(evidence) => form.set({ evidence })} errors={form.errors} />
      </FieldGroup>
    </Form>
  )
}
