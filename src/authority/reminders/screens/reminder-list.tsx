import { useMemo } from 'react'
import { z } from 'zod'
import { AgencyId, CampaignId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listReminders, type ReminderRow } from '../reminder.contract.ts'
import { ReminderState } from '../reminder.ts'
import { shapeOfReminder } from './reminder-tags.ts'

/** What a letter can be to who received it. */
const ofReceived: readonly ReminderState[] = ['issued', 'answered', 'unanswered', 'closed']

const View = z.object({ campaignId: CampaignId.optional(), agencyId: AgencyId.optional() })

/** "Công văn đôn đốc": of all campaigns, of one, or of one agency (?campaignId=, ?agencyId=); from an agency's seat those it received. */
export function ReminderList() {
  const t = useT()
  const format = useFormat()
  const received = useSeat()?.side === 'agency'
  const [{ campaignId, agencyId }] = useSearchState(View)
  const source = useListSource(listReminders, { query: { campaignId, agencyId } })
  const columns = useMemo<readonly Column<ReminderRow>[]>(
    () => [
      {
        id: 'agencies',
        header: t('reminder.field.agencies'),
        lead: true,
        cell: (row) => (row.agencies > 1 ? t('reminder.and-more', { first: row.first, count: row.agencies - 1 }) : row.first),
      },
      { id: 'campaign', header: t('reminder.field.campaign'), width: 210, notOnPhone: true, cell: (row) => row.campaign.name },
      {
        id: 'state',
        header: t('reminder.field.state'),
        width: 160,
        cell: (row) => <StatusTag shape={shapeOfReminder[row.state]}>{t(`reminder.state.${row.state}`)}</StatusTag>,
      },
      { id: 'number', header: t('reminder.field.number'), width: 140, sort: true, cell: (row) => row.number ?? '—' },
      { id: 'issuedOn', header: t('reminder.field.issuedOn'), width: 115, sort: true, cell: (row) => (row.issuedOn ? format.day(row.issuedOn) : '—') },
      {
        id: 'answerBy',
        header: t('reminder.field.answerBy'),
        width: 130,
        sort: true,
        cell: (row) => (row.answerBy ? format.day(row.answerBy) : row.answerDays === null ? '—' : t('reminder.deadline.days-line', { days: row.answerDays })),
      },
      {
        id: 'answered',
        header: t('reminder.field.answered'),
        width: 100,
        align: 'right',
        cell: (row) => t('reminder.answered-count', { answered: format.number(row.answered), agencies: format.number(row.agencies) }),
      },
    ],
    [t, format],
  )
  const acts = received ? undefined : <Button to="/campaigns">{t('reminder.act.from-campaign')}</Button>
  return (
    <ListPage
      name="reminders"
      title={t('reminder.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={[
        {
          key: 'state',
          label: t('reminder.field.state'),
          kind: 'choice',
          several: true,
          choices: ReminderState.options
            .filter((state) => !received || ofReceived.includes(state))
            .map((state) => ({ value: state, label: t(`reminder.state.${state}`) })),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/reminders/${row.id}`}
      empty={
        received
          ? { title: t('reminder.list.empty-agency'), text: t('reminder.list.empty-agency-text') }
          : { title: t('reminder.list.empty'), text: t('reminder.list.empty-text'), acts }
      }
    />
  )
}
