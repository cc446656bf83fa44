import { useState } from 'react'
import { OfficialListId } from '../../../kernel/identity.ts'
import { useParam, useGo } from '../../../web/address.ts'
import { useAct, useAnswer, useRefresh } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { FileField } from '../../../web/kit/field/file-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useIntention } from '../../../web/use-intention.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { uploadFile } from '../../files/file.contract.ts'
import { ImportErrors } from '../../imports/screens/import-errors.tsx'
import { listActs } from '../../reorganisations/act.contract.ts'
import {
  answerOfficialList,
  draftFromOfficialList,
  listOfficialLists,
  type OfficialListView,
  readCrosswalkFile,
  showOfficialList,
} from '../official-list.contract.ts'
import type { CrosswalkRow } from '../crosswalk.ts'
import { agreesWithRegister } from '../agrees-with-register.ts'
import { GivenAnswers } from './given-answers.tsx'
import { OpenQuestions } from './open-questions.tsx'
import './official-list.css'

/** One list against the register: what agrees, what must be asked, what the act would say. */
export function OfficialListPage() {
  const t = useT()
  const id = useParam('officialListId', OfficialListId)
  const { data, error, refetch } = useAnswer(showOfficialList, { params: { officialListId: id ?? '' } }, { enabled: id !== undefined, keepFormer: true })
  const back = { to: '/acts/official-lists', label: t('official-list.title') }
  if (data && data.id === id) return <Shown list={data} back={back} />
  return (
    <Page title={t('official-list.title')} back={back}>
      <InsteadOfRecord unknown={id === undefined && t('official-list.not-found')} error={error} retry={refetch} lines={10} />
    </Page>
  )
}

function Shown({ list, back }: { list: OfficialListView; back: { to: string; label: string } }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const act = useAct(answerOfficialList, { refresh: [showOfficialList] })
  const open = list.actId === null
  const format = useFormat()
  const same = open && agreesWithRegister(list)
  const answer = async (crosswalk: CrosswalkRow[]) => {
    try {
      await act.send({ params: { officialListId: list.id }, body: { version: list.version, crosswalk } })
    } catch (failure) {
      tell({ text: sentence(failure).text, tone: 'danger' })
    }
  }
  return (
    <Page title={t('official-list.page', { name: list.fileName })} back={back} acts={!same && <Draft list={list} />}>
      <Summary list={list} />
      <Remarks list={list} />
      {same && (
        <Note tone="done" title={t('official-list.same', { day: format.day(list.effectiveOn) })}>
          {t('official-list.same-text')}
        </Note>
      )}
      {open && !same && (
        <Section title={t('official-list.crosswalk.title')}>
          <CrosswalkFile list={list} />
        </Section>
      )}
      {open && <OpenQuestions list={list} pending={act.pending} answer={(rows) => answer([...list.crosswalk, ...rows])} />}
      <GivenAnswers list={list} {...(open ? { keep: answer } : {})} />
    </Page>
  )
}

function Summary({ list }: { list: OfficialListView }) {
  const t = useT()
  const format = useFormat()
  const counted = ({ districts, communes }: OfficialListView['list']) =>
    t('official-list.counted', { districts: format.number(districts), communes: format.number(communes) })
  const kinds = Object.entries(list.lines.byKind).map(([kind, count]) => t(`official-list.line.${kind}`, { count, n: format.number(count) }))
  return (
    <Section title={t('official-list.summary')}>
      <div className="hc-official-summary">
        <Facts
          rows={[
            { label: t('official-list.field.province-name'), value: `${list.provinceName} (${list.province})` },
            { label: t('official-list.field.effectiveOn'), value: format.day(list.effectiveOn) },
            { label: t('official-list.field.rows'), value: t('official-list.rows-of', { rows: format.number(list.rows), all: format.number(list.rowsOfAll) }) },
            { label: t('official-list.field.register'), value: counted(list.register) },
            { label: t('official-list.field.list'), value: counted(list.list) },
            { label: t('official-list.field.unchanged'), value: format.number(list.unchanged) },
            { label: t('official-list.field.questions'), value: format.number(list.questions.length) },
            {
              label: t('official-list.field.lines'),
              value: list.questions.length > 0 ? t('official-list.lines-later') : kinds.length === 0 ? '—' : kinds.join(' · '),
            },
          ]}
        />
      </div>
    </Section>
  )
}

function Remarks({ list }: { list: OfficialListView }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      {list.faultCount > 0 && (
        <Section title={t('official-list.faults', { count: list.faultCount, n: format.number(list.faultCount) })}>
          <ImportErrors errors={list.faults} errorCount={list.faultCount} />
        </Section>
      )}
      {list.perhapsIncomplete && (
        <Note tone="danger" title={t('official-list.incomplete')}>
          {t('official-list.incomplete-text', { register: format.number(list.register.communes), list: format.number(list.list.communes) })}
        </Note>
      )}
      {list.padded > 0 && <Note tone="info">{t('official-list.padded', { count: list.padded, n: format.number(list.padded) })}</Note>}
      {list.unreadable.length > 0 && (
        <Note tone="soon" title={t('official-list.unreadable', { count: list.unreadable.length, n: format.number(list.unreadable.length) })}>
          {list.unreadable
            .slice(0, 10)
            .map(({ name }) => name)
            .join('; ')}
        </Note>
      )}
    </>
  )
}

/** The crosswalk as a file: taken whole or not at all, every wrong cell named. */
function CrosswalkFile({ list }: { list: OfficialListView }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const refresh = useRefresh()
  const { call, upload } = useCall()
  // Two acts, two intentions: keeping the file, and taking what it says.
  const keeping = useIntention()
  const taking = useIntention()
  const [refused, setRefused] = useState<AnsweredRefusal | undefined>(undefined)
  return (
    <>
      <FileField
        label={t('official-list.crosswalk.file')}
        help={t('official-list.crosswalk.help')}
        value={null}
        onChange={() => undefined}
        kinds={{ words: 'XLSX, XLS, CSV', accept: '.xlsx,.xls,.csv' }}
        maxBytes={20_000_000}
        upload={async (file, onProgress, signal) => {
          setRefused(undefined)
          const kept = await upload(uploadFile, {}, file, { key: keeping.key, onProgress, signal })
          keeping.renew()
          try {
            const body = { fileId: kept.id, version: list.version }
            const { rows } = await call(readCrosswalkFile, { params: { officialListId: list.id }, body }, { key: taking.key })
            tell({ text: t('official-list.crosswalk.taken', { count: rows }) })
            await refresh([showOfficialList])
          } catch (failure) {
            if (failure instanceof AnsweredRefusal && failure.errors.length > 1) setRefused(failure)
            throw failure
          } finally {
            taking.renew()
          }
          return kept
        }}
      />
      {refused && (
        <ul className="hc-official-wrong">
          {refused.errors.map((error) => (
            <li key={JSON.stringify(error)}>{sentence(new Refusal('invalid', error.code, error.details ?? {})).text}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Draft({ list }: { list: OfficialListView }) {
  const t = useT()
  const go = useGo()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const [title, setTitle] = useState('')
  const act = useAct(draftFromOfficialList, { refresh: [showOfficialList, listOfficialLists, listActs] })
  if (list.actId !== null)
    return (
      <Button weight="main" to={`/acts/${list.actId}`}>
        {t('official-list.act.open-draft')}
      </Button>
    )
  const because =
    list.faultCount > 0
      ? t('official-list.rows-wrong', { count: list.faultCount })
      : list.questions.length > 0
        ? t('official-list.questions-open', { count: list.questions.length })
        : list.lines.total === 0
          ? t('official-list.nothing-differs')
          : undefined
  return (
    <>
      <Button weight="main" disabled={because !== undefined} {...(because === undefined ? {} : { because })} onClick={() => setOpened(true)}>
        {t('official-list.act.draft')}
      </Button>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('official-list.act.draft')}
        confirm={t('official-list.act.draft')}
        changes={[t('official-list.draft.changes', { count: list.lines.total, n: format.number(list.lines.total) }), t('official-list.draft.nothing-yet')]}
        told={[t('official-list.draft.told')]}
        onConfirm={async () => {
          const { actId } = await act.send({
            params: { officialListId: list.id },
            body: { version: list.version, title: title.trim() || t('official-list.draft.title', { day: format.day(list.effectiveOn) }) },
          })
          go(`/acts/${actId}`)
        }}
      >
        <TextField
          label={t('official-list.draft.field')}
          help={t('official-list.draft.help', { title: t('official-list.draft.title', { day: format.day(list.effectiveOn) }) })}
          mark="optional"
          maxLength={500}
          value={title}
          onChange={setTitle}
        />
      </ActSheet>
    </>
  )
}
