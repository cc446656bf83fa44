import { useState } from 'react'
import { DraftPaperId } from '../../../kernel/identity.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, type FurtherAct, LifeLine, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { readable } from '../../../web/readable.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { draftPaperFile, type DraftPaperView, showDraftPaper } from '../draft-paper.contract.ts'
import type { DraftAct } from '../life-cycle.ts'
import { courseOf } from './course-of.ts'
import { titleOf } from './title-of.ts'
import { DifferenceSection } from './difference-section.tsx'
import { DraftPreview } from './draft-preview.tsx'
import { DiscardSheet, PassSheet, ReturnSheet, SubmitSheet, WithdrawSheet } from './checking-sheets.tsx'
import { passageNames } from './passage-names.ts'
import { IssueSheet, NumberSheet, SignedSheet, SignSheet } from './releasing-sheets.tsx'
import { shapeOfDraft } from './draft-tags.ts'
import './drafting.css'

/** One draft: the paper, where it stands, what was remarked, and the next act. */
export function DraftPaperPage() {
  const t = useT()
  const draftPaperId = useParam('draftPaperId', DraftPaperId)
  const { data, error, refetch } = useAnswer(showDraftPaper, { params: { draftPaperId: draftPaperId ?? '' } }, { enabled: draftPaperId !== undefined })
  const back = { to: '/draft-papers', label: t('drafting.title') }
  if (data) return <Shown draft={data} back={back} />
  return (
    <Page title={t('drafting.page.title')} back={back}>
      <InsteadOfRecord unknown={draftPaperId === undefined && t('drafting.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

const sheets: Readonly<Partial<Record<DraftAct, typeof SubmitSheet>>> = {
  submit: SubmitSheet,
  withdraw: WithdrawSheet,
  return: ReturnSheet,
  pass: PassSheet,
  sign: SignSheet,
  number: NumberSheet,
  issue: IssueSheet,
  recordSigned: SignedSheet,
  discard: DiscardSheet,
}

/** The one act that brings the paper on, in the order in which somebody would look for it. */
const mainActs = ['pass', 'issue', 'number', 'sign', 'submit', 'recordSigned'] as const satisfies DraftAct[]
const mainOf = ({ acts, missing }: DraftPaperView): (typeof mainActs)[number] | undefined =>
  acts.includes('save') && missing.length > 0 ? undefined : mainActs.find((one) => acts.includes(one))
const otherActs = ['recordSigned', 'return', 'withdraw', 'discard'] as const satisfies DraftAct[]

function Shown({ draft, back }: { draft: DraftPaperView; back: { to: string; label: string } }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const seat = useSeat()
  const holds = useHolds()
  const [act, setAct] = useState<DraftAct | undefined>(undefined)
  const offers = (one: DraftAct) => draft.acts.includes(one)
  const main = mainOf(draft)
  const further: FurtherAct[] = [
    ...(offers('save') ? [{ label: t('drafting.act.write'), to: `/draft-papers/${draft.id}/edit` }] : []),
    ...otherActs.flatMap((one) =>
      offers(one) && one !== main ? [{ label: t(`drafting.act.${one}`), onClick: () => setAct(one), ...(one === 'discard' ? { danger: true } : {}) }] : [],
    ),
    ...(holds('draft.write') && draft.kind !== 'submission' && draft.state !== 'discarded'
      ? [{ label: t('drafting.act.submission'), to: `/draft-papers/new?template=submission&carries=${draft.id}` }]
      : []),
  ]
  const Sheet = act === undefined ? undefined : sheets[act]
  const file = (kind: 'docx' | 'pdf' | 'signed') => addressOf(draftPaperFile, { params: { draftPaperId: draft.id }, query: { format: kind, seat: seat?.id } })
  const facts = (
    <Facts
      rows={[
        { label: t('drafting.field.kind'), value: draft.kindName[language] },
        { label: t('drafting.field.issuer'), value: draft.issuer.name },
        { label: t('drafting.field.unit'), value: draft.unit },
        { label: t('drafting.field.author'), value: draft.author.name },
        { label: t('drafting.field.template'), value: `${draft.template.name} (${t('drafting.edition', { no: draft.template.edition })})` },
        { label: t('drafting.field.revision'), value: t('drafting.revision-at', { no: draft.revision, time: format.time(draft.changedAt) }) },
        { label: t('drafting.field.number'), value: draft.number },
        { label: t('drafting.field.issuedOn'), value: draft.issuedOn && format.day(draft.issuedOn) },
        { label: t('drafting.field.signer'), value: [draft.signerTitle, draft.signerName].filter(Boolean).join(' ') },
        {
          label: t('drafting.field.paper'),
          value: draft.paperId && <Link to={`/papers/${draft.paperId}`}>{draft.number ?? t('drafting.act.open-paper')}</Link>,
        },
        ...(draft.carries
          ? [{ label: t('drafting.field.carries'), value: <Link to={`/draft-papers/${draft.carries.id}`}>{draft.carries.abstract}</Link> }]
          : []),
        ...(draft.carriedBy.length > 0
          ? [
              {
                label: t('drafting.field.carried-by'),
                value: draft.carriedBy.map((one) => (
                  <div key={one.id}>
                    <Link to={`/draft-papers/${one.id}`}>{one.number ?? one.abstract}</Link>
                  </div>
                )),
              },
            ]
          : []),
        ...(draft.reason === null ? [] : [{ label: t('drafting.field.reason'), value: draft.reason }]),
      ]}
    />
  )
  return (
    <RecordPage
      {...(draft.number === null ? {} : { number: draft.number })}
      title={titleOf(draft, draft.kindName[language])}
      state={{ shape: shapeOfDraft[draft.state], word: t(`drafting.state.${draft.state}`) }}
      back={back}
      facts={facts}
      further={further}
      main={
        main ? (
          <Button weight="main" onClick={() => setAct(main)}>
            {t(`drafting.act.${main}`)}
          </Button>
        ) : (
          offers('save') && (
            <Button weight="main" to={`/draft-papers/${draft.id}/edit`}>
              {t('drafting.act.write')}
            </Button>
          )
        )
      }
    >
      <Missing draft={draft} />
      <LifeLine label={t('drafting.course')} steps={courseOf(draft, t, format.day)} />
      <Reviews draft={draft} />
      <Section
        title={t('drafting.preview.title')}
        sheet={false}
        acts={
          <>
            <a className="hc-link" href={file('docx')}>
              {t('drafting.act.word')}
            </a>
            <a className="hc-link" href={file('pdf')}>
              {t('drafting.act.pdf')}
            </a>
            {draft.hasSignedCopy && (
              <a className="hc-link" href={file('signed')}>
                {t('drafting.act.signed-copy')}
              </a>
            )}
          </>
        }
      >
        <DraftPreview draft={draft} text={draft.text} papers={draft.papers} />
      </Section>
      {draft.revisions.length > 1 && <DifferenceSection draft={draft} />}
      <RecordHistory of={t('drafting.page.title')} subject={draft.id} />
      {Sheet && <Sheet draft={draft} onClose={() => setAct(undefined)} />}
    </RecordPage>
  )
}

/** Said before anybody is asked to check it. */
function Missing({ draft }: { draft: DraftPaperView }) {
  const t = useT()
  const format = useFormat()
  if (draft.missing.length === 0 || !draft.acts.includes('save')) return null
  return (
    <Note
      tone="soon"
      title={t('drafting.missing', { count: draft.missing.length })}
      acts={<Button to={`/draft-papers/${draft.id}/edit`}>{t('drafting.act.write')}</Button>}
    >
      <ul>
        {draft.missing.map(({ path, code, details }) => (
          <li key={path}>{t(code, readable(details, format))}</li>
        ))}
      </ul>
    </Note>
  )
}

/** What those who checked have said, newest round first; remarks to passages name them. */
function Reviews({ draft }: { draft: DraftPaperView }) {
  const t = useT()
  const format = useFormat()
  if (draft.reviews.length === 0) return null
  const names = new Map(passageNames(draft, t).map(({ value, label }) => [value, label]))
  return (
    <Section title={t('drafting.reviews')}>
      {draft.reviews.map((round) => (
        <div key={round.round} className="hc-stack">
          <h3>{t('drafting.round', { no: round.round, revision: round.revision })}</h3>
          <ol className="hc-drafting-verdicts">
            {round.verdicts.map((verdict) => (
              <li key={`${verdict.at}${verdict.by}`}>
                <b>{t(`drafting.verdict.${verdict.verdict}`)}</b> · {verdict.by} ({t(`role.${verdict.role}`)}) · {format.time(verdict.at)}
                {verdict.remark !== null && <p className="hc-drafting-said">{verdict.remark}</p>}
                {verdict.remarks.length > 0 && (
                  <ul>
                    {verdict.remarks.map(({ block, text }) => (
                      <li key={`${block}${text}`}>
                        <i>{names.get(block) ?? t('drafting.passage-gone')}</i>: {text}
                      </li>
                    ))}
                  </ul>
                )}
                {verdict.override !== null && <p className="hc-faint">{t('drafting.overridden', { reason: verdict.override })}</p>}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  )
}
