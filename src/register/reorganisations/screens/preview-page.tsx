import { useState } from 'react'
import type { Refusal } from '../../../kernel/refusal.ts'
import { useGo } from '../../../web/address.ts'
import { refusalFrom, useAct, useRefresh } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { RecordPage } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { showAgencyTree } from '../../agencies/agency-tree.contract.ts'
import { listAgencies, showAgency, suggestAgencies } from '../../agencies/agency.contract.ts'
import { type ActPreview, type ActView, annulAct, applyAct, listActs, previewAct, previewAnnulment, saveAct, showAct } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { showLineage } from '../lineage.contract.ts'
import { listAgencyTasks, listTasks } from '../task.contract.ts'
import { confirmLines } from './confirm-lines.ts'
import { MeanwhileNote } from './meanwhile-note.tsx'
import { OfAct } from './of-act.tsx'
import { PreviewBody } from './preview-body.tsx'
import { draftIn } from './use-act-draft.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'
import './acts.css'

const touched = [
  listActs,
  showAct,
  previewAct,
  listAgencies,
  showAgency,
  suggestAgencies,
  showAgencyTree,
  showLineage,
  listTasks,
  listAgencyTasks,
  { name: 'history' },
]
const movedOn = ({ code }: Refusal) => code === 'act.changed-meanwhile' || code === 'record.changed-meanwhile'

/** "Xem trước": everything a draft would do, and the act that does it. */
export function PreviewPage() {
  const t = useT()
  return <OfAct title={t('acts.preview.title')}>{(act) => (act.state === 'draft' ? <DraftPreview act={act} /> : <Settled act={act} />)}</OfAct>
}

/** "Bãi bỏ việc ghi nhận": what it would do that nothing of an act happened. */
export function AnnulmentPage() {
  const t = useT()
  return <OfAct title={t('acts.act.annul')}>{(act) => (act.state === 'applied' ? <Annulment act={act} /> : <Settled act={act} />)}</OfAct>
}

/** Somebody was quicker, or the address is an old one. */
function Settled({ act }: { act: ActView }) {
  const t = useT()
  return (
    <RecordPage title={act.title} back={{ to: `/acts/${act.id}`, label: t('acts.page.title') }}>
      <Note
        tone="info"
        title={t('acts.preview.settled', { state: t(`act.state.${act.state}`) })}
        acts={<Button to={`/acts/${act.id}`}>{t('acts.preview.to-act')}</Button>}
      />
    </RecordPage>
  )
}

function DraftPreview({ act }: { act: ActView }) {
  const t = useT()
  const refresh = useRefresh()
  const apply = useAct(applyAct, { refresh: touched })
  const save = useAct(saveAct)
  const takeOver = async (lines: readonly ActLine[]) => {
    await save.send({ params: { actId: act.id }, body: { ...draftIn(act), lines: [...act.lines, ...lines], version: act.version } })
    await refresh([showAct, previewAct])
  }
  return (
    <Preview
      act={act}
      of={previewAct}
      takeOver={takeOver}
      refused={save.refusal}
      verb={t('acts.act.apply')}
      told={t('acts.told.applied', { title: act.title })}
      confirm={(preview) => apply.send({ params: { actId: act.id }, body: { version: preview.version, digest: preview.digest } })}
    />
  )
}

function Annulment({ act }: { act: ActView }) {
  const t = useT()
  const annul = useAct(annulAct, { refresh: [...touched, previewAnnulment] })
  return (
    <Preview
      act={act}
      of={previewAnnulment}
      annuls
      verb={t('acts.act.annul')}
      told={t('acts.told.annulled', { title: act.title })}
      confirm={(preview, reason) => annul.send({ params: { actId: act.id }, body: { version: preview.version, digest: preview.digest, reason } })}
    />
  )
}

interface PreviewProps {
  act: ActView
  of: typeof previewAct | typeof previewAnnulment
  annuls?: boolean
  takeOver?: (lines: readonly ActLine[]) => Promise<void>
  refused?: Refusal | undefined
  /** The verb on the button and over the sheet. */
  verb: string
  told: string
  confirm: (preview: ActPreview, reason: string) => Promise<unknown>
}

function Preview({ act, of, annuls = false, takeOver, refused, verb, told, confirm }: PreviewProps) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { data, error, isFetching, refetch } = useFreshAnswer(of, { params: { actId: act.id } })
  const [asking, setAsking] = useState(false)
  const [former, setFormer] = useState<ActPreview | undefined>(undefined)
  const preview = data && data.version === act.version ? data : undefined
  const send = async (reason: string) => {
    if (!preview) return
    try {
      await confirm(preview, reason)
    } catch (failed) {
      if (!movedOn(refusalFrom(failed))) throw failed
      // What is shown is no longer so: the sheet closes, and the new preview says what became different.
      setFormer(preview)
      await refresh([showAct, of])
      return
    }
    tell({ text: told, next: { label: t('acts.told.see-tasks'), to: '/tasks' } })
    go(`/acts/${act.id}`)
  }
  const faulty = (preview?.faults.length ?? 0) > 0
  return (
    <RecordPage
      title={t(annuls ? 'acts.annulment.title' : 'acts.preview.of', { title: act.title })}
      back={{ to: `/acts/${act.id}`, label: t(annuls ? 'acts.page.title' : 'acts.preview.back') }}
      main={
        <>
          <PrintButton />
          <Button
            weight={annuls ? 'danger' : 'main'}
            onClick={() => setAsking(true)}
            disabled={!preview || faulty || isFetching}
            because={t(faulty ? 'acts.preview.because-faults' : 'acts.preview.because-loading')}
          >
            {verb}
          </Button>
        </>
      }
    >
      <p className="hc-preview-lead">
        {[
          act.paperNumber,
          act.paperDate && t('acts.preview.dated', { on: format.day(act.paperDate) }),
          act.issuer,
          act.effectiveOn && t('acts.preview.effective', { on: format.day(act.effectiveOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {refused && <ErrorState error={refused} />}
      {former && preview && <MeanwhileNote before={former} after={preview} />}
      {preview ? (
        <PreviewBody act={act} preview={preview} annuls={annuls} takeOver={takeOver} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <>
          <p className="hc-faint" role="status">
            {t('acts.preview.computing')}
          </p>
          <Loading lines={10} />
        </>
      )}
      {preview && (
        <ActSheet
          opened={asking}
          onClose={() => setAsking(false)}
          title={verb}
          changes={confirmLines(preview, annuls, { t, format, language })}
          told={[t('acts.apply.told-nobody'), ...(preview.tasks.length > 0 ? [t('acts.apply.told-tasks', { count: preview.tasks.length })] : [])]}
          final={[t(annuls ? 'acts.annulment.final' : 'acts.apply.final')]}
          confirm={verb}
          weight={annuls ? 'danger' : 'main'}
          onConfirm={send}
          {...(annuls ? { reason: 'required' as const } : {})}
        />
      )}
    </RecordPage>
  )
}
