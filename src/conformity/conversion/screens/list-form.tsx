import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { CampaignListId, PaperListId } from '../../../kernel/identity.ts'
import { listBlocks } from '../../../register/agencies/agency.contract.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { ImportErrors } from '../../../register/imports/screens/import-errors.tsx'
import { showPaperList } from '../../../papers/lists/paper-list.contract.ts'
import { useGo, useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { ChoiceField, SeveralField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { createList, listCampaignLists, listListMembers, previewList, renewList, showCampaignList } from '../campaign-list.contract.ts'
import './campaign.css'

const View = z.object({ renew: CampaignListId.optional(), paperList: PaperListId.optional() })
type Kind = 'filter' | 'file' | 'hand'

/** "Lập danh sách": who is meant is seen before the list is frozen. */
export function CampaignListForm() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const [{ renew, paperList }] = useSearchState(View)
  const listed = useAnswer(showPaperList, { params: { paperListId: paperList ?? '' } }, { enabled: paperList !== undefined })
  const former = useAnswer(showCampaignList, { params: { campaignListId: renew ?? '' } }, { enabled: renew !== undefined })
  const newest = former.data?.versions[0]
  const refresh = [listCampaignLists, showCampaignList, listListMembers, { name: 'showCampaign' }]
  const create = useAct(createList, { refresh })
  const renewing = useAct(renewList, { refresh })
  const { errors, noting } = useSheetErrors()
  const [name, setName] = useState('')
  const [datedOn, setDatedOn] = useState<Day | null>(dayOf(new Date()))
  const [basis, setBasis] = useState('')
  const [reason, setReason] = useState('')
  const [kind, setKind] = useState<Kind>('filter')
  const [blocks, setBlocks] = useState<string[]>([])
  const [file, setFile] = useState<StoredFile | null>(null)
  const [agencies, setAgencies] = useState<AgencyChoice[]>([])
  const [failure, setFailure] = useState<unknown>(undefined)
  const { data: inPaper } = listed
  useEffect(() => {
    if (!inPaper) return
    const { title, asOf, paper, rows } = inPaper
    setKind('hand')
    setName(title.slice(0, 300))
    setDatedOn(asOf)
    setBasis(t('paper.named', { number: paper.number, day: format.day(paper.issuedOn), abstract: paper.abstract }).slice(0, 500))
    setAgencies(rows.flatMap(({ agencyId, name: written }) => (agencyId === null ? [] : [{ id: agencyId, name: written }])))
  }, [inPaper, t, format])
  const known = useAnswer(listBlocks, { query: { on: datedOn ?? undefined } })
  const source =
    kind === 'filter' && blocks.length > 0
      ? { kind, blocks }
      : kind === 'file' && file
        ? { kind, fileId: file.id as never }
        : kind === 'hand' && agencies.length > 0
          ? { kind, agencies: agencies.map(({ id }) => id as never) }
          : undefined
  const preview = useAnswer(
    previewList,
    { body: { datedOn: datedOn ?? '', source } as never },
    { enabled: source !== undefined && datedOn !== null, keepFormer: true },
  )
  const seen = source === undefined ? undefined : preview.data
  const pending = create.pending || renewing.pending
  const keep = async () => {
    setFailure(undefined)
    const body = { datedOn: datedOn ?? '', basis, ...(inPaper ? { paperId: inPaper.paper.id } : {}), source: source ?? { kind: 'hand' as const, agencies: [] } }
    try {
      await noting(async () => {
        const { id } =
          renew && newest
            ? await renewing.send({ params: { campaignListId: renew }, body: { ...body, version: newest.version, reason } })
            : await create.send({ body: { ...body, name } })
        tell({ text: t('campaign-list.told.kept', { count: seen?.count ?? 0 }) })
        go(`/campaign-lists/${id}`)
      })
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <Page
      title={newest ? t('campaign-list.form.title-renew', { name: newest.name }) : t('campaign-list.form.title')}
      back={
        renew ? { to: `/campaign-lists/${renew}`, label: newest?.name ?? t('campaign-list.page') } : { to: '/campaign-lists', label: t('campaign-list.title') }
      }
    >
      <Unanswered of={[former, known, listed]} />
      <form
        className="hc-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) void keep()
        }}
      >
        {renew === undefined && (
          <TextField name="name" label={t('campaign-list.field.name')} value={name} onChange={setName} error={errors['name']} maxLength={300} />
        )}
        <DateField
          name="datedOn"
          label={t('campaign-list.field.datedOn')}
          help={t('campaign-list.field.dated-help')}
          value={datedOn}
          onChange={setDatedOn}
          error={errors['datedOn']}
        />
        <TextField name="basis" label={t('campaign-list.field.basis')} value={basis} onChange={setBasis} error={errors['basis']} maxLength={500} />
        {renew !== undefined && (
          <TextAreaField name="reason" label={t('campaign-list.field.reason')} value={reason} onChange={setReason} error={errors['reason']} maxLength={2000} />
        )}
        <ChoiceField
          name="kind"
          label={t('campaign-list.field.source')}
          value={kind}
          onChange={(chosen) => setKind(chosen ?? 'filter')}
          error={errors['source']}
          choices={(['filter', 'file', 'hand'] as const).map((one) => ({ value: one, label: t(`campaign-list.source.${one}`) }))}
        />
        {kind === 'filter' && (
          <SeveralField
            name="blocks"
            label={t('campaign-list.field.blocks')}
            value={blocks}
            onChange={setBlocks}
            choices={(known.data?.rows ?? []).map(({ code, name: words }) => ({ value: code, label: words[language] }))}
          />
        )}
        {kind === 'file' && (
          <KeptFileField
            name="file"
            label={t('campaign-list.field.file')}
            value={file}
            onChange={setFile}
            kinds={{ words: 'XLSX, XLS, CSV', accept: '.xlsx,.xls,.csv' }}
          />
        )}
        {kind === 'hand' && (
          <>
            <AgencyField
              name="agency"
              label={t('campaign-list.field.agency')}
              value={null}
              on={datedOn ?? undefined}
              onChange={(agency) => agency && setAgencies((all) => (all.some(({ id }) => id === agency.id) ? all : [...all, agency]))}
            />
            {agencies.length > 0 && (
              <>
                <p role="status">{t('campaign-list.chosen', { count: agencies.length })}</p>
                <ul className="hc-campaign-chosen">
                  {agencies.map((agency) => (
                    <li key={agency.id}>
                      <span>{agency.name}</span>
                      <IconButton
                        icon="close"
                        label={t('campaign-list.remove', { name: agency.name })}
                        onClick={() => setAgencies((all) => all.filter(({ id }) => id !== agency.id))}
                      />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
        {seen && datedOn && (
          <Section title={t('campaign-list.preview', { count: seen.count, day: format.day(datedOn) })}>
            <ImportErrors errors={seen.errors} errorCount={seen.errorCount} />
            <p>
              {seen.members
                .slice(0, 20)
                .map((member) => member.name)
                .join('; ')}
              {seen.count > 20 && ` ${t('campaign-list.more', { count: seen.count - 20 })}`}
            </p>
          </Section>
        )}
        {preview.error && source !== undefined && <ErrorState error={preview.error} />}
        {failure !== undefined && <ErrorState error={failure} />}
        <div className="hc-form-foot">
          <Button type="submit" weight="main" pending={pending}>
            {t('campaign-list.act.keep')}
          </Button>
          <NotNow to="/campaign-lists" />
        </div>
      </form>
    </Page>
  )
}
