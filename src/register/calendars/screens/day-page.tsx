import { useState } from 'react'
import { CalendarExceptionId } from '../../../kernel/identity.ts'
import { slashed } from '../../../kernel/day.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { showCalendarException } from '../calendar.contract.ts'
import { sessionText } from '../session-text.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { useCalendarScope } from './use-calendar-scope.ts'

type Act = 'confirm' | 'withdraw'

/** One day of a calendar with all that was ever known of it. */
export function DayPage() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const scope = useCalendarScope()
  const id = useParam('exceptionId', CalendarExceptionId)
  const [opened, setOpened] = useState<Act | undefined>()
  const { data, error, refetch } = useAnswer(showCalendarException, { params: { exceptionId: id ?? ('' as never) } }, { enabled: id !== undefined })
  const last = data?.versions[0]
  const mine = data && scope.mayWrite && (!scope.agencySide || data.agencyId === scope.agencyId)
  const stands = last && last.state !== 'withdrawn'
  return (
    <Page
      title={last ? `${slashed(last.day)}: ${last.name[language]}` : t('calendar.title')}
      back={{ to: `/calendar${scope.search}`, label: t('calendar.title') }}
      acts={
        last && (
          <>
            <RecordHistory of={slashed(last.day)} subject={last.id} />
            {mine && stands && (
              <>
                <Button onClick={() => setOpened('withdraw')}>{t('calendar.act.withdraw')}</Button>
                <Button to={`/calendar/days/${last.id}/edit${scope.search}`}>{t('calendar.act.correct')}</Button>
                {last.state === 'pending' && (
                  <Button weight="main" onClick={() => setOpened('confirm')}>
                    {t('calendar.act.confirm')}
                  </Button>
                )}
              </>
            )}
          </>
        )
      }
    >
      {id === undefined ? (
        <Note tone="danger">{t('calendar.not-found')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !last || !data ? (
        <Loading />
      ) : (
        <>
          {data.versions.map((version) => (
            <Section key={version.version} title={t('calendar.recorded-at', { at: format.time(version.recordedFrom) })}>
              <Facts
                rows={[
                  {
                    label: t('calendar.field.state'),
                    value: (
                      <StatusTag shape={version.state === 'pending' ? 'unknown' : version.state === 'withdrawn' ? 'ended' : 'done'}>
                        {t(`calendar.state.${version.state}`)}
                      </StatusTag>
                    ),
                  },
                  { label: t('calendar.field.day'), value: slashed(version.day) },
                  { label: t('calendar.field.kind'), value: t(`calendar.kind.${version.kind}`) },
                  { label: t('calendar.field.nameVi'), value: version.name[language] },
                  { label: t('calendar.field.source'), value: version.source },
                  ...(version.paper ? [{ label: t('calendar.field.paper'), value: `${version.paper.number}, ${slashed(version.paper.date)}` }] : []),
                  ...(version.pairedDay ? [{ label: t('calendar.field.pairedDay'), value: slashed(version.pairedDay) }] : []),
                  ...(version.sessions ? [{ label: t('calendar.field.sessions'), value: sessionText(version.sessions) }] : []),
                  { label: t('calendar.field.by'), value: version.by ?? '—' },
                ]}
              />
            </Section>
          ))}
          {opened && (
            <ChangeSheet
              opened
              onClose={() => setOpened(undefined)}
              agencyId={data.agencyId}
              change={{ act: opened, id: last.id, seen: last.version }}
              title={`${t(`calendar.act.${opened}`)}: ${slashed(last.day)}`}
              lines={[
                opened === 'confirm'
                  ? t('calendar.sheet.confirm', { day: slashed(last.day), kind: t(`calendar.kind.${last.kind}`) })
                  : t('calendar.sheet.gone', { day: slashed(last.day) }),
                ...(last.pairedDay ? [t('calendar.sheet.pair', { day: slashed(last.pairedDay) })] : []),
              ]}
              confirm={t(`calendar.act.${opened}`)}
              danger={opened === 'withdraw'}
              reason={opened === 'withdraw' ? 'required' : 'optional'}
              onDone={() => {
                tell({ text: t(`calendar.told.${opened}`), next: { label: t('calendar.act.deadlines'), to: '/calendar/deadlines' } })
                go(`/calendar?year=${last.day.slice(0, 4)}`)
              }}
            />
          )}
        </>
      )}
    </Page>
  )
}
