import { useState } from 'react'
import { addDays, dayOf } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { FurtherActs } from '../../../web/kit/record-page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listPeople, showPerson } from '../person.contract.ts'
import { listPosts, type PostRow, retractPost } from '../post.contract.ts'
import { LeaveSheet } from './leave-sheet.tsx'
import { PostSheet } from './post-sheet.tsx'

/** One post with its days and its paper; `of` says what the line is headed by. */
export function PostLine({ post, of }: { post: PostRow; of: 'agency' | 'person' }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const mayWrite = useHolds()('officer.write')
  const [opened, setOpened] = useState<'leave' | 'correct' | 'retract' | undefined>(undefined)
  const retract = useAct(retractPost, { refresh: [showPerson, listPeople, listPosts, { name: 'history' }] })
  const today = dayOf(new Date())
  const left = post.validTo !== null && post.validTo <= today
  const close = () => setOpened(undefined)
  const person = post.remark === null ? post.person : `${post.person} (${post.remark})`
  const place = post.agencyName ?? t('person.list.office')
  return (
    <li>
      <div>
        <p className="hc-post-role">
          {of === 'person' ? post.title : post.reached ? <Link to={`/people/${post.officerId}`}>{person}</Link> : person}
          <span className="hc-faint"> · {of === 'person' ? t(`post.kind.${post.kind}`) : post.title}</span>
        </p>
        <p>
          {of === 'person' && (post.agencyId === null ? place : <Link to={`/agencies/${post.agencyId}`}>{place}</Link>)}
          {post.unit !== null && `${of === 'person' ? ' · ' : ''}${post.unit}`}
        </p>
        <p className="hc-faint hc-small">
          {post.validTo === null
            ? t('person.page.since', { from: format.day(post.validFrom) })
            : t('person.page.span', { from: format.day(post.validFrom), to: format.day(addDays(post.validTo, -1)) })}
          {post.paper && `, ${t('person.page.by-paper', { number: post.paper.number, date: format.day(post.paper.date) })}`}
        </p>
        {post.agencyEnd !== null && (post.validTo === null || post.validTo > post.agencyEnd) && (
          <p className="hc-small">
            <StatusTag shape="soon">{t('person.page.agency-ended', { on: format.day(post.agencyEnd) })}</StatusTag>
          </p>
        )}
      </div>
      <div className="hc-row">
        {left ? (
          <StatusTag shape="ended">{t('person.state.former')}</StatusTag>
        ) : post.validFrom > today ? (
          <StatusTag shape="none">{t('person.state.coming')}</StatusTag>
        ) : null}
        {mayWrite && !left && (
          <Button onClick={() => setOpened('leave')}>
            {t('person.act.leave')}
            <span className="hc-unseen"> {`${post.title}, ${person}`}</span>
          </Button>
        )}
        {mayWrite && of === 'person' && (
          <FurtherActs
            acts={[
              { label: t('person.act.correct'), icon: 'undo', onClick: () => setOpened('correct') },
              { label: t('person.act.retract'), icon: 'close', danger: true, onClick: () => setOpened('retract') },
            ]}
          />
        )}
      </div>
      {mayWrite && (
        <>
          <LeaveSheet post={post} opened={opened === 'leave'} onClose={close} />
          <PostSheet person={{ officerId: post.officerId, name: post.person }} post={post} opened={opened === 'correct'} onClose={close} />
          <ActSheet
            opened={opened === 'retract'}
            onClose={close}
            title={t('person.retract.title', { title: post.title, name: post.person })}
            confirm={t('person.act.retract')}
            weight="danger"
            reason="required"
            changes={[t('person.retract.changes')]}
            onConfirm={async (reason) => {
              await retract.send({ params: { postId: post.postId }, body: { version: post.version, reason } })
              tell({ text: t('person.told.retracted', { title: post.title }) })
            }}
          />
        </>
      )}
    </li>
  )
}
