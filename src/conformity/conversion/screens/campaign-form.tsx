import { useMemo } from 'react'
import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { CampaignId, PaperId } from '../../../kernel/identity.ts'
import { listEditionTrees } from '../../../standards/editions/edition.contract.ts'
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
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { CampaignBody, type CampaignView, createCampaign, listCampaigns, saveCampaign, showCampaign } from '../campaign.contract.ts'
import { CampaignKind } from '../campaign.ts'
import { PapersField } from './papers-field.tsx'

const stages = ['planned', 'training', 'writing', 'applying', 'audited', 'reviewed', 'declared'] as const
type Milestones = Record<(typeof stages)[number], Day | null>

const paper = z.object({ id: PaperId })
const FormBody = z.strictObject({
  ...CampaignBody.shape,
  basis: z.array(paper),
  guidance: z.array(paper),
  milestones: z.record(z.enum(stages), Day.nullable()),
})

interface Values {
  name: string
  kind: CampaignKind
  fromEdition: string | null
  toEdition: string | null
  startsOn: Day | null
  endsOn: Day | null
  basis: AgencyChoice[]
  guidance: AgencyChoice[]
  milestones: Milestones
  note: string
}

const noMilestones = Object.fromEntries(stages.map((stage) => [stage, null])) as Milestones
const blank: Values = {
  name: '',
  kind: 'convert',
  fromEdition: null,
  toEdition: null,
  startsOn: null,
  endsOn: null,
  basis: [],
  guidance: [],
  milestones: noMilestones,
  note: '',
}

const valuesOf = (c: CampaignView): Values => ({
  name: c.name,
  kind: c.kind,
  fromEdition: c.fromEdition,
  toEdition: c.toEdition,
  startsOn: c.startsOn,
  endsOn: c.endsOn,
  basis: c.basis.map(({ id, number }) => ({ id, name: number })),
  guidance: c.guidance.map(({ id, number }) => ({ id, name: number })),
  milestones: { ...noMilestones, ...Object.fromEntries(c.milestones.map(({ stage, by }) => [stage, by])) },
  note: c.note ?? '',
})

/** "Lập chiến dịch". */
export function CampaignForm() {
  const t = useT()
  const asked = useAnswer(listEditionTrees, { query: {} })
  return (
    <Page title={t('campaign.form.title')} back={{ to: '/campaigns', label: t('campaign.title') }}>
      {asked.data ? <Fields editions={asked.data.rows.map(({ code }) => code)} /> : asked.error ? <Unanswered of={[asked]} /> : <Loading />}
    </Page>
  )
}

export function CampaignEdit() {
  const t = useT()
  const campaignId = useParam('campaignId', CampaignId)
  const editions = useAnswer(listEditionTrees, { query: {} })
  const asked = useAnswer(showCampaign, { params: { campaignId: campaignId ?? '' }, query: {} }, { enabled: campaignId !== undefined })
  return (
    <Page title={t('campaign.form.title-edit')} back={{ to: `/campaigns/${campaignId ?? ''}`, label: asked.data?.name ?? t('campaign.title') }}>
      {campaignId === undefined ? (
        <Note tone="danger">{t('campaign.not-found')}</Note>
      ) : asked.data && editions.data ? (
        <Fields key={asked.data.id} editions={editions.data.rows.map(({ code }) => code)} campaign={asked.data} reload={() => void asked.refetch()} />
      ) : (asked.error ?? editions.error) ? (
        <Unanswered of={[asked, editions]} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ editions, campaign, reload }: { editions: readonly string[]; campaign?: CampaignView; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => (campaign ? valuesOf(campaign) : blank), [campaign])
  const form = useDraftForm({ schema: FormBody, initial, draft: campaign ? `campaign.${campaign.id}.v${campaign.version}` : 'campaign.new' })
  const { values } = form
  const choices = editions.map((code) => ({ value: code, label: code }))
  const send = (read: z.output<typeof FormBody>, key: string) => {
    const body = {
      ...read,
      fromEdition: read.kind === 'convert' ? read.fromEdition : null,
      basis: read.basis.map(({ id }) => id),
      guidance: read.guidance.map(({ id }) => id),
      milestones: stages.flatMap((stage) => {
        const by = read.milestones[stage]
        return by === null ? [] : [{ stage, by }]
      }),
    }
    return campaign
      ? call(saveCampaign, { params: { campaignId: campaign.id }, body: { ...body, version: campaign.version } }, { key })
      : call(createCampaign, { body }, { key })
  }
  const done = ({ id }: { id: string }) => {
    void refresh([showCampaign, listCampaigns])
    tell({ text: t('campaign.told.saved') })
    go(`/campaigns/${id}`)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={t(campaign ? 'campaign.act.save' : 'campaign.act.create')}
      beside={<NotNow to={campaign ? `/campaigns/${campaign.id}` : '/campaigns'} />}
    >
      <FieldGroup title={t('campaign.short')}>
        <TextField {...form.field('name')} label={t('campaign.field.name')} maxLength={300} />
        <ChoiceField
          {...form.field('kind')}
          onChange={(kind) => form.set({ kind: kind ?? 'convert' })}
          label={t('campaign.field.kind')}
          choices={CampaignKind.options.map((kind) => ({ value: kind, label: t(`campaign.kind.${kind}`) }))}
        />
        {values.kind === 'convert' && <SelectField {...form.field('fromEdition')} label={t('campaign.field.fromEdition')} choices={choices} />}
        <SelectField {...form.field('toEdition')} label={t('campaign.field.toEdition')} choices={choices} />
        <DateField {...form.field('startsOn')} label={t('campaign.field.startsOn')} />
        <DateField {...form.field('endsOn')} label={t('campaign.field.endsOn')} />
      </FieldGroup>
      <FieldGroup title={t('campaign.form.papers')}>
        <PapersField name="basis" label={t('campaign.field.basis')} value={values.basis} onChange={(basis) => form.set({ basis })} />
        <PapersField name="guidance" label={t('campaign.field.guidance')} value={values.guidance} onChange={(guidance) => form.set({ guidance })} />
      </FieldGroup>
      <FieldGroup title={t('campaign.field.milestones')} help={t('campaign.form.milestones-help')}>
        {stages.map((stage) => (
          <DateField
            key={stage}
            {...form.at<Day | null>(`milestones.${stage}`)}
            label={t('campaign.form.milestone', { stage: t(`stage.${stage}`) })}
            mark="optional"
          />
        ))}
      </FieldGroup>
      <FieldGroup title={t('campaign.field.note')}>
        <TextAreaField {...form.field('note')} label={t('campaign.field.note')} mark="optional" maxLength={2000} />
      </FieldGroup>
    </Form>
  )
}
