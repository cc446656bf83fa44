import { useState } from 'react'
import { DraftPaperId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
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
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { autosaveDraftPaper, type DraftPaperView, listDraftPapers, type NamedPaper, saveDraftPaper, showDraftPaper } from '../draft-paper.contract.ts'
import type { DraftText } from '../draft-text.ts'
import { AnnexesField } from './annexes-field.tsx'
import { BasesField } from './bases-field.tsx'
import { BlocksField } from './blocks-field.tsx'
import { DraftPreview } from './draft-preview.tsx'
import { FieldValues } from './field-values.tsx'
import { filledLines, LinesField } from './lines-field.tsx'
import { SignatureField } from './signature-field.tsx'
import { titleOf } from './title-of.ts'
import { useWriting, type Writing } from './use-writing.ts'
import './drafting.css'

/** Writing a draft: its parts on one side, the paper as it will look on the other. */
export function DraftPaperEdit() {
  const t = useT()
  const language = useLanguage()
  const draftPaperId = useParam('draftPaperId', DraftPaperId)
  const { data, error, refetch } = useAnswer(showDraftPaper, { params: { draftPaperId: draftPaperId ?? '' } }, { enabled: draftPaperId !== undefined })
  const back = { to: draftPaperId ? `/draft-papers/${draftPaperId}` : '/draft-papers', label: t('drafting.page.title') }
  return (
    <Page title={data ? titleOf(data, data.kindName[language]) : t('drafting.act.write')} back={back}>
      {data ? (
        data.acts.includes('save') ? (
          <Editor key={data.id} draft={data} reload={() => void refetch()} />
        ) : (
          <Note tone="soon" acts={<Button to={`/draft-papers/${data.id}`}>{t('drafting.act.open')}</Button>}>
            {t('drafting.not-writable', { state: t(`drafting.state.${data.state}`) })}
          </Note>
        )
      ) : (
        <InsteadOfRecord unknown={draftPaperId === undefined && t('drafting.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

/** Entries that stand empty mean nothing and are not sent. */
const tidied = (text: DraftText): DraftText => ({
  ...text,
  to: filledLines(text.to),
  recipients: filledLines(text.recipients),
  bases: text.bases.filter(({ text: words, paperId }) => paperId !== null || words.trim() !== ''),
})

function Editor({ draft, reload }: { draft: DraftPaperView; reload: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const writing = useWriting(draft)
  const { text, change } = writing
  const [papers, setPapers] = useState<readonly NamedPaper[]>(draft.papers)
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<unknown>(undefined)
  const format = useFormat()
  const act = useAct(saveDraftPaper, { refresh: [listDraftPapers, showDraftPaper] })
  const addPaper = (paper: NamedPaper) => setPapers((all) => [...all.filter(({ id }) => id !== paper.id), paper])
  const save = async (merge: boolean) => {
    setErrors({})
    setRefused(undefined)
    try {
      const body = { version: draft.version, base: writing.base, text: tidied(text), note: note.trim() === '' ? null : note, merge }
      const { revision, merged } = await act.send({ params: { draftPaperId: draft.id }, body })
      writing.saved(body.text, revision)
      tell({ text: t(merged ? 'drafting.told.merged' : 'drafting.told.saved', { revision }) })
      go(`/draft-papers/${draft.id}`)
    } catch (error) {
      if (error instanceof AnsweredRefusal) {
        setErrors(Object.fromEntries(error.errors.map(({ path, code, details }) => [path, t(code, readable(details ?? {}, format))])))
      }
      setRefused(error)
    }
  }
  return (
    <>
      <Unsaved draft={draft} writing={writing} />
      {draft.writing.length > 0 && <Note tone="soon">{t('drafting.others-writing', { names: draft.writing.map(({ name }) => name).join(', ') })}</Note>}
      {refused !== undefined && <Refused error={refused} onMerge={() => void save(true)} onReload={reload} />}
      <form
        className="hc-drafting"
        noValidate
        // A line that is being written is not sent by Enter: there is a button for that, and Ctrl+Enter.
        onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement && event.preventDefault()}
        onSubmit={(event) => {
          event.preventDefault()
          void save(false)
        }}
      >
        <div className="hc-drafting-parts">
          <FieldGroup title={t('drafting.part.head')}>
            <TextAreaField
              name="text.abstract"
              label={t(draft.kind === 'officialLetter' ? 'drafting.field.about' : 'drafting.field.abstract')}
              rows={2}
              maxLength={1000}
              value={text.abstract}
              error={errors['text.abstract']}
              onChange={(abstract) => change({ abstract })}
            />
            <LinesField
              name="text.to"
              mark="optional"
              label={t('drafting.field.to')}
              help={t('drafting.help.lines')}
              value={text.to}
              onChange={(to) => change({ to })}
            />
          </FieldGroup>
          <FieldValues fields={draft.fields} text={text} papers={papers} errors={errors} onChange={(fields) => change({ fields })} onPaper={addPaper} />
          {text.enactment && (
            <FieldGroup title={t('drafting.part.enactment')}>
              <TextField
                name="text.enactment.authority"
                label={t('drafting.field.authority')}
                maxLength={300}
                value={text.enactment.authority}
                onChange={(authority) => text.enactment && change({ enactment: { ...text.enactment, authority } })}
              />
            </FieldGroup>
          )}
          <BasesField bases={text.bases} papers={papers} onChange={(bases) => change({ bases })} onPaper={addPaper} />
          <FieldGroup title={t('drafting.part.blocks')} help={t('drafting.help.blocks')}>
            <BlocksField blocks={text.blocks} path="text.blocks" onChange={(blocks) => change({ blocks })} />
          </FieldGroup>
          <AnnexesField annexes={text.annexes} onChange={(annexes) => change({ annexes })} />
          <FieldGroup title={t('drafting.part.recipients')}>
            <LinesField
              name="text.recipients"
              label={t('drafting.field.recipients')}
              help={t('drafting.help.lines')}
              value={text.recipients}
              onChange={(recipients) => change({ recipients })}
            />
          </FieldGroup>
          <SignatureField signature={text.signature} onChange={(signature) => change({ signature })} />
          <TextField
            name="note"
            mark="optional"
            label={t('drafting.field.note')}
            help={t('drafting.help.note')}
            maxLength={300}
            value={note}
            onChange={setNote}
          />
          <div className="hc-drafting-foot">
            <div className="hc-row">
              <Button type="submit" weight="main" pending={act.pending}>
                {t('drafting.act.save')}
              </Button>
              <Button to={`/draft-papers/${draft.id}`}>{t('drafting.act.later')}</Button>
              <Kept writing={writing} />
            </div>
          </div>
        </div>
        <Section title={t('drafting.preview.title')} sheet={false}>
          <DraftPreview draft={draft} text={text} papers={papers} />
        </Section>
      </form>
    </>
  )
}

/** Says that what is written is safe, or why it is not. */
function Kept({ writing: { dirty, keptAt, notKept } }: { writing: Writing }) {
  const t = useT()
  const format = useFormat()
  if (notKept !== undefined) return <span className="hc-drafting-unkept">{t('drafting.not-kept')}</span>
  if (!dirty) return null
  return (
    <span className="hc-faint" role="status">
      {keptAt === undefined ? t('drafting.keeping') : t('drafting.kept-at', { time: format.time(keptAt) })}
    </span>
  )
}

/** What this seat wrote before and did not save: taken up again, or given up. */
function Unsaved({ draft, writing }: { draft: DraftPaperView; writing: Writing }) {
  const t = useT()
  const format = useFormat()
  const [decided, setDecided] = useState(false)
  const act = useAct(autosaveDraftPaper, { refresh: [showDraftPaper] })
  const { autosave } = draft
  if (autosave === null || decided || writing.dirty) return null
  return (
    <Note
      tone="info"
      title={t('drafting.unsaved.title', { time: format.time(autosave.savedAt) })}
      acts={
        <>
          <Button
            weight="main"
            onClick={() => {
              setDecided(true)
              writing.put(autosave.text, autosave.base)
            }}
          >
            {t('drafting.unsaved.take')}
          </Button>
          <Button
            pending={act.pending}
            onClick={async () => {
              await act.send({ params: { draftPaperId: draft.id }, body: { base: draft.revision, text: null } })
              setDecided(true)
            }}
          >
            {t('drafting.unsaved.drop')}
          </Button>
        </>
      }
    >
      {autosave.base !== draft.revision && t('drafting.unsaved.older')}
    </Note>
  )
}

/** Somebody saved meanwhile: who, when, which passages; put together where different passages were changed. */
function Refused({ error, onMerge, onReload }: { error: unknown; onMerge: () => void; onReload: () => void }) {
  const t = useT()
  const format = useFormat()
  if (!(error instanceof AnsweredRefusal) || error.kind !== 'conflict') return <ErrorState error={error} />
  const { by, at, fields } = error.details as { by?: string; at?: string; fields?: readonly string[] }
  const clash = error.code === 'draft-paper.merge-conflict'
  if (!clash && error.code !== 'record.changed-meanwhile') return <ErrorState error={error} />
  return (
    <Note
      tone="soon"
      alert
      title={t(clash ? 'drafting.meanwhile.clash' : 'drafting.meanwhile.title', { by: by ?? '', time: at === undefined ? '' : format.time(at) })}
      acts={
        <>
          {!clash && (
            <Button weight="main" onClick={onMerge}>
              {t('drafting.meanwhile.merge')}
            </Button>
          )}
          <Button onClick={onReload}>{t('drafting.meanwhile.reload')}</Button>
        </>
      }
    >
      {t('drafting.meanwhile.passages', { count: fields?.length ?? 0 })}
    </Note>
  )
}
