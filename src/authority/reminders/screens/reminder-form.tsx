import { useState } from 'react'
import { z } from 'zod'
import { listCampaignAgencies, showCampaign } from '../../../conformity/conversion/campaign.contract.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { AgencyId, CampaignId, ReminderId } from '../../../kernel/identity.ts'
import { severalOf } from '../../../kernel/list.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useGo, useParam, useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { draftReminders, listReminders, type ReminderView, saveReminder, showReminder } from '../reminder.contract.ts'
import { filled } from '../reminder-letter.ts'
import { asKept, asWritten, may, placeholders, placeholderWords, usual } from '../reminder.ts'
import './reminder.css'

const View = z.object({ campaign: CampaignId.optional(), agencies: severalOf(AgencyId) })
const most = 500

/** From "who is behind": one act drafts the letters. */
export function ReminderForm() {
  const t = useT()
  const [{ campaign, agencies }] = useSearchState(View)
  const head = useAnswer(showCampaign, { params: { campaignId: campaign ?? '' }, query: {} }, { enabled: campaign !== undefined })
  const rows = useAnswer(
    listCampaignAgencies,
    { params: { campaignId: campaign ?? '' }, query: { behind: 'true', sort: 'block', limit: most } },
    { enabled: campaign !== undefined },
  )
  const chosen = rows.data?.rows.filter(({ agencyId }) => agencies === undefined || agencies.includes(agencyId))
  return (
    <Page
      title={t('reminder.form.title')}
      back={
        campaign ? { to: `/campaigns/${campaign}`, label: head.data?.name ?? t('reminder.field.campaign') } : { to: '/reminders', label: t('reminder.title') }
      }
    >
      {campaign === undefined ? (
        <Note tone="info" acts={<Button to="/campaigns">{t('reminder.act.from-campaign')}</Button>}>
          {t('reminder.list.empty-text')}
        </Note>
      ) : (rows.error ?? head.error) ? (
        <Unanswered of={[rows, head]} />
      ) : !chosen || !head.data ? (
        <Loading />
      ) : chosen.length === 0 ? (
        <Note tone="info">{t('reminder.form.none')}</Note>
      ) : (
        <Fields
          campaign={campaign}
          agencies={chosen.map(({ agencyId, name }) => ({ id: agencyId, name }))}
          letter={{ campaign: head.data.name, edition: head.data.toEdition }}
        />
      )}
    </Page>
  )
}

export function ReminderEdit() {
  const t = useT()
  const reminderId = useParam('reminderId', ReminderId)
  const { data, error, refetch } = useAnswer(showReminder, { params: { reminderId: reminderId ?? '' } }, { enabled: reminderId !== undefined })
  return (
    <Page title={t('reminder.form.title-edit')} back={{ to: `/reminders/${reminderId ?? ''}`, label: t('reminder.page') }}>
      {reminderId === undefined ? (
        <Note tone="danger">{t('reminder.not-found')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : may('save', data.state) ? (
        <Fields
          key={data.id}
          campaign={data.campaign.id}
          agencies={data.agencies.map(({ agencyId, name }) => ({ id: agencyId, name }))}
          letter={{ campaign: data.campaign.name, edition: data.edition }}
          reminder={data}
        />
      ) : (
        <Note tone="soon">{t('reminder.not-from-here')}</Note>
      )}
    </Page>
  )
}

interface FieldsProps {
  campaign: string
  agencies: readonly { id: string; name: string }[]
  /** What fills the words of the letter. */
  letter: { campaign: string; edition: string }
  reminder?: ReminderView
}

const shownFirst = 20

/** Everybody the letter goes to: the first by name, the others on asking. */
function Recipients({ agencies }: Pick<FieldsProps, 'agencies'>) {
  const t = useT()
  const format = useFormat()
  const [all, setAll] = useState(false)
  return (
    <>
      <p className="hc-faint">
        {agencies
          .slice(0, all ? undefined : shownFirst)
          .map(({ name }) => name)
          .join('; ')}
      </p>
      {agencies.length > shownFirst && (
        <div className="hc-row">
          <Button weight="quiet" onClick={() => setAll(!all)}>
            {all ? t('reminder.form.fewer') : t('reminder.form.all', { total: format.number(agencies.length) })}
          </Button>
        </div>
      )}
    </>
  )
}

/** The words that are filled in. */
function PlaceholderWords() {
  const t = useT()
  return (
    <p className="hc-faint hc-small">
      {t('reminder.form.words')}{' '}
      {placeholders.map((key) => (
        <span key={key} className="hc-reminder-word">
          [{placeholderWords[key]}]
        </span>
      ))}
    </p>
  )
}

function Fields({ campaign, agencies, letter, reminder }: FieldsProps) {
  const t = useT()
  const format = useFormat()
  const go = useGo()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const bodies = useAnswer(listBodies, {})
  const draft = useAct(draftReminders, { refresh: [listReminders] })
  const save = useAct(saveReminder, { refresh: [listReminders, showReminder] })
  const [joint, setJoint] = useState<'yes' | 'no'>(agencies.length > 1 ? 'yes' : 'no')
  const [issuerId, setIssuerId] = useState<string | null>(null)
  const [about, setAbout] = useState<string>(asWritten(reminder?.about ?? usual.about))
  const [own, setOwn] = useState<string | undefined>(reminder && asWritten(reminder.paragraphs.join('\n\n')))
  const [kind, setKind] = useState<'days' | 'day'>(reminder?.answerBy && reminder.answerDays === null ? 'day' : 'days')
  const [days, setDays] = useState<number | null>(reminder?.answerDays ?? 10)
  const [day, setDay] = useState<Day | null>(reminder?.answerBy ?? null)
  const [failure, setFailure] = useState<unknown>(undefined)
  const paragraphs = own ?? asWritten(usual[joint === 'yes' ? 'joint' : 'single'].join('\n\n'))
  const issuer = issuerId ?? bodies.data?.rows.find(({ level }) => level === 'department')?.id ?? null
  const wording = {
    about: asKept(about),
    paragraphs: asKept(paragraphs)
      .split(/\n\s*\n/)
      .filter((text) => text.trim() !== ''),
    answerDays: kind === 'days' ? days : null,
    answerBy: kind === 'day' ? day : null,
  }
  const preview = filled({
    ...wording,
    ...letter,
    asOf: reminder?.asOf ?? dayOf(new Date()),
    issuer: { name: reminder?.issuer.name ?? bodies.data?.rows.find(({ id }) => id === issuer)?.name ?? `[${placeholderWords.issuer}]` },
    agencies: joint === 'yes' ? agencies : agencies.slice(0, 1),
  })
  const send = async () => {
    setFailure(undefined)
    try {
      await noting(async () => {
        if (reminder) {
          await save.send({ params: { reminderId: reminder.id }, body: { ...wording, version: reminder.version } })
          tell({ text: t('reminder.told.saved') })
          return go(`/reminders/${reminder.id}`)
        }
        const { id, count } = await draft.send({
          body: { ...wording, campaignId: campaign, issuerId: issuer ?? '', joint: joint === 'yes', agencies: agencies.map((agency) => agency.id) } as never,
        })
        tell({ text: t('reminder.told.drafted', { count }) })
        go(count === 1 ? `/reminders/${id}` : `/reminders?campaignId=${campaign}`)
      })
    } catch (error) {
      setFailure(error)
    }
  }
  const pending = draft.pending || save.pending
  return (
    <form
      className="hc-form hc-reminder-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) void send()
      }}
    >
      <Section title={t('reminder.form.to')}>
        <p>{t('reminder.form.chosen', { count: agencies.length, day: format.day(reminder?.asOf ?? dayOf(new Date())) })}</p>
        <Recipients agencies={agencies} />
        {!reminder && agencies.length > 1 && (
          <ChoiceField
            name="joint"
            label={t('reminder.field.joint')}
            value={joint}
            onChange={(chosen) => setJoint(chosen ?? 'yes')}
            choices={[
              { value: 'yes', label: t('reminder.joint.yes') },
              { value: 'no', label: t('reminder.joint.no') },
            ]}
          />
        )}
      </Section>
      <Section title={t('reminder.form.letter')}>
        {!reminder && (
          <SelectField
            name="issuerId"
            label={t('reminder.field.issuer')}
            value={issuer}
            onChange={setIssuerId}
            error={errors['issuerId']}
            choices={(bodies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <PlaceholderWords />
        <TextField name="about" label={t('reminder.field.about')} value={about} onChange={setAbout} error={errors['about']} maxLength={500} />
        <TextAreaField
          name="paragraphs"
          label={t('reminder.field.paragraphs')}
          help={t('reminder.form.paragraphs-help')}
          value={paragraphs}
          onChange={setOwn}
          error={errors['paragraphs']}
          maxLength={20_000}
        />
        <ChoiceField
          name="deadline"
          label={t('reminder.deadline.kind')}
          value={kind}
          onChange={(chosen) => setKind(chosen ?? 'days')}
          choices={[
            { value: 'days', label: t('reminder.deadline.days') },
            { value: 'day', label: t('reminder.deadline.day') },
          ]}
        />
        {kind === 'days' ? (
          <NumberField
            name="answerDays"
            label={t('reminder.field.answerDays')}
            help={t('reminder.form.days-help')}
            value={days}
            onChange={setDays}
            error={errors['answerDays']}
          />
        ) : (
          <DateField name="answerBy" label={t('reminder.field.answerBy')} value={day} onChange={setDay} error={errors['answerBy']} />
        )}
      </Section>
      <Section title={t('reminder.form.preview')}>
        <div className="hc-reminder-preview">
          <p>
            <b>V/v {preview.about}</b>
          </p>
          {preview.paragraphs.map((text, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may say the same, and none moves on its own
            <p key={n}>{text}</p>
          ))}
        </div>
      </Section>
      {failure !== undefined && <ErrorState error={failure} />}
      <div className="hc-form-foot">
        <Button type="submit" weight="main" pending={pending}>
          {t(reminder ? 'reminder.act.save' : 'reminder.act.draft')}
        </Button>
        <NotNow to={reminder ? `/reminders/${reminder.id}` : `/campaigns/${campaign}`} />
      </div>
    </form>
  )
}
