import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { OfficerId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { listAccounts } from '../account.contract.ts'
import { leavePost, listHandovers, showLeaving } from '../leaving.contract.ts'
import { listPeople, showPerson } from '../person.contract.ts'
import { listPosts, type PostRow } from '../post.contract.ts'
import { LeftBehindList } from './left-behind.tsx'
import { PersonField } from './person-field.tsx'

const refreshed = [showPerson, listPeople, listPosts, listAccounts, listHandovers, { name: 'history' }]

/** Leaving a post: which rights end, what stays behind and who goes on with it. */
export function LeaveSheet({ post, opened, onClose }: { post: PostRow; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { data: leaving, error, refetch } = useAnswer(showLeaving, { params: { postId: post.postId } }, { enabled: opened })
  const act = useAct(leavePost, { refresh: refreshed })
  const [on, setOn] = useState<Day | null>(dayOf(new Date()))
  const [successor, setSuccessor] = useState<AgencyChoice | null>(null)
  const [number, setNumber] = useState('')
  const [date, setDate] = useState<Day | null>(null)
  const office = t('person.list.office')
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('leave.title', { name: post.person, title: post.title })}
      confirm={t('person.act.leave')}
      weight="danger"
      reason="required"
      changes={
        leaving && leaving.seats.length > 0
          ? leaving.seats.map(({ role, agencyName }) => t('leave.seats-end', { role: t(`role.${role}`), agency: agencyName ?? office }))
          : [t('leave.no-seats')]
      }
      final={leaving && leaving.seats.length > 0 ? [t('leave.final')] : []}
      onConfirm={async (reason) => {
        // What is missing or wrong is said by the server, at the field's name.
        const paper = number.trim() === '' && date === null ? null : { number, date: date ?? '' }
        await act.send({
          params: { postId: post.postId },
          body: {
            version: leaving?.version ?? post.version,
            on: on ?? '',
            reason,
            paper,
            ...(successor ? { successor: OfficerId.parse(successor.id) } : {}),
          },
        })
        tell({ text: t('person.told.left', { name: post.person, title: post.title }) })
      }}
    >
      <LeftBehindList leaving={leaving} error={error} retry={() => void refetch()} />
      <DateField label={t('leave.on')} value={on} onChange={setOn} />
      <PersonField label={t('leave.successor')} help={t('leave.successor-help')} mark="optional" value={successor} onChange={setSuccessor} />
      <TextField label={t('leave.paper-number')} mark="optional" value={number} onChange={setNumber} maxLength={80} />
      <DateField label={t('leave.paper-date')} mark="optional" value={date} onChange={setDate} />
    </ActSheet>
  )
}
