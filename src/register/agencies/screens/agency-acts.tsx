import { type ReactNode, useMemo } from 'react'
import { z } from 'zod'
import { AgencyId } from '../../../kernel/identity.ts'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type AgencyEventView, type AgencyView, changeAgency, correctAgency, establishAgency, showAgency } from '../agency.contract.ts'
import { AgencyForm } from './agency-form.tsx'
import { blank, changeValues, correctionValues, statementOf } from './agency-values.tsx'

/** "Ghi nhận cơ quan". */
export function NewAgency() {
  const t = useT()
  const { call } = useCall()
  return (
    <Page title={t('agency.act.establish')} back={{ to: '/agencies', label: t('agency.page.back') }}>
      <AgencyForm
        act="establish"
        initial={blank}
        draft="agency.new"
        backTo="/agencies"
        send={(values, key) => call(establishAgency, { body: { ...statementOf(values), note: values.words ?? null } }, { key })}
      />
    </Page>
  )
}

/** "Ghi nhận thay đổi": from a day on the agency is something else. */
export function AgencyChange() {
  const t = useT()
  return <OfAgency title={t('agency.act.change')}>{(agency, reload) => <Change agency={agency} reload={reload} />}</OfAgency>
}

function Change({ agency, reload }: { agency: AgencyView; reload: () => void }) {
  const t = useT()
  const { call } = useCall()
  const facts = agency.facts ?? agency.versions.at(-1)
  const initial = useMemo(() => (agency.facts ? changeValues(agency, agency.facts) : blank), [agency])
  if (!facts || !agency.facts) return <Note tone="soon">{t('agency.page.not-then')}</Note>
  return (
    <AgencyForm
      act="change"
      initial={initial}
      draft={`agency.${agency.id}.change`}
      version={agency.version}
      backTo={`/agencies/${agency.id}`}
      reload={reload}
      send={(values, key) =>
        call(changeAgency, { params: { agencyId: agency.id }, body: { ...statementOf(values), note: values.words ?? null, version: agency.version } }, { key })
      }
    >
      <Note tone="info">{t('agency.form.change-text')}</Note>
    </AgencyForm>
  )
}

const Chosen = z.object({ event: z.uuid().optional() })

/** "Đính chính": what an entry said was wrong. */
export function AgencyCorrection() {
  const t = useT()
  const [{ event: eventId }] = useSearchState(Chosen)
  return (
    <OfAgency title={t('agency.act.correct')}>
      {(agency, reload) => {
        const event = agency.events.find(({ id }) => id === (eventId ?? currentEvent(agency)))
        return event ? <Correction agency={agency} event={event} reload={reload} /> : <Note tone="danger">{t('agency.event-not-found')}</Note>
      }}
    </OfAgency>
  )
}

/** The entry behind what the agency is on the day shown; the last one where it is nothing. */
function currentEvent({ versions, on }: AgencyView): string | undefined {
  const current = versions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on))
  return (current ?? versions.at(-1))?.eventId
}

function Correction({ agency, event, reload }: { agency: AgencyView; event: AgencyEventView; reload: () => void }) {
  const t = useT()
  const format = useFormat()
  const { call } = useCall()
  const { parentId } = event.facts
  const { data: parent } = useAnswer(showAgency, { params: { agencyId: parentId ?? '' }, query: { on: event.effectiveOn } }, { enabled: parentId !== null })
  const initial = useMemo(() => correctionValues(event, parent?.facts?.name ?? null), [event, parent])
  if (parentId !== null && !parent) return <Loading />
  return (
    <AgencyForm
      act="correct"
      initial={initial}
      draft={`agency.${event.id}.correct`}
      version={agency.version}
      backTo={`/agencies/${agency.id}`}
      reload={reload}
      send={({ words = '', ...values }, key) =>
        call(
          correctAgency,
          {
            params: { agencyId: agency.id },
            body: { ...statementOf(values), eventId: event.id, reason: words, version: agency.version },
          },
          { key },
        )
      }
    >
      <Note tone="info">{t('agency.form.correct-text', { on: format.day(event.effectiveOn), at: format.time(event.recordedAt) })}</Note>
    </AgencyForm>
  )
}

/** Loads the agency a form is about. */
function OfAgency({ title, children }: { title: string; children: (agency: AgencyView, reload: () => void) => ReactNode }) {
  const t = useT()
  const agencyId = useParam('agencyId', AgencyId)
  const { chosen } = useAsOf()
  const {
    data: agency,
    error,
    refetch,
  } = useAnswer(showAgency, { params: { agencyId: agencyId ?? '' }, query: { on: chosen } }, { enabled: agencyId !== undefined })
  const reload = () => void refetch()
  const name = agency?.facts?.shortName ?? agency?.versions.at(-1)?.shortName
  return (
    <Page
      title={name === undefined ? title : `${title}: ${name}`}
      back={agency ? { to: `/agencies/${agency.id}`, label: name ?? t('agency.page.title') } : { to: '/agencies', label: t('agency.page.back') }}
    >
      {agencyId === undefined ? (
        <Note tone="danger">{t('agency.not-found')}</Note>
      ) : agency ? (
        children(agency, reload)
      ) : error ? (
        <ErrorState error={error} retry={reload} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}
