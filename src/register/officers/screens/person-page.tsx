import { useState } from 'react'
import { z } from 'zod'
import { OfficerId } from '../../../kernel/identity.ts'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { type PersonView, showPerson } from '../person.contract.ts'
import { CardSheet } from './card-sheet.tsx'
import { Handovers } from './handovers.tsx'
import { InviteSheet, WithAccount } from './invite-sheet.tsx'
import { PostLine } from './post-line.tsx'
import { PostSheet } from './post-sheet.tsx'
import { SecondmentLines } from './secondment-lines.tsx'
import './account.css'

/** One person: posts through time, secondments, the account and how far its invitation got. */
export function PersonPage() {
  const t = useT()
  const officerId = useParam('officerId', OfficerId)
  const { asked } = useAsOf()
  const { data, error, refetch } = useAnswer(
    showPerson,
    { params: { officerId: officerId ?? '' }, query: { knownAt: asked.knownAt } },
    { enabled: officerId !== undefined, keepFormer: true },
  )
  if (data && data.officerId === officerId) return <Shown person={data} />
  return (
    <Page title={t('person.list.title')} back={{ to: '/people', label: t('person.list.title') }}>
      <InsteadOfRecord unknown={officerId === undefined && t('person.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

/** The form that recorded nobody anew leads here, straight to the post. */
const Asked = z.object({ act: z.literal('post').optional() })

function Shown({ person }: { person: PersonView }) {
  const t = useT()
  const holds = useHolds()
  const mayWrite = holds('officer.write')
  const [{ act }, setSearch] = useSearchState(Asked)
  const [opened, setOpened] = useState<'post' | 'card' | 'invite' | 'seat' | undefined>(mayWrite ? act : undefined)
  const close = () => {
    setOpened(undefined)
    if (act !== undefined) setSearch({ act: undefined })
  }
  const { namesakes, seats } = person
  const consults = seats.some(({ role, current }) => role === 'consultant' && current)
  return (
    <RecordPage
      title={person.name}
      back={{ to: '/people', label: t('person.list.title') }}
      facts={<AccountFacts person={person} />}
      main={
        <>
          <RecordHistory of={person.name} subject={person.officerId} />
          {mayWrite && (
            <Button weight="main" icon="plus" onClick={() => setOpened('post')}>
              {t('person.act.post')}
            </Button>
          )}
        </>
      }
      further={
        mayWrite
          ? [
              { label: t('person.act.card'), icon: 'person' as const, onClick: () => setOpened('card') },
              { label: t('person.act.secondment'), icon: 'split' as const, to: `/secondments/new?officer=${person.officerId}` },
              ...(person.account !== null && holds('account.create')
                ? [
                    { label: t('account.act.seat'), icon: 'seat' as const, onClick: () => setOpened('seat') },
                    {
                      label: t(person.account.invitation.state === 'none' ? 'person.act.invite' : 'person.act.renew'),
                      icon: 'external' as const,
                      onClick: () => setOpened('invite'),
                    },
                  ]
                : []),
              ...(person.account === null && holds('account.create')
                ? [{ label: t('person.act.invite'), icon: 'external' as const, onClick: () => setOpened('invite') }]
                : []),
            ]
          : []
      }
    >
      {namesakes.length > 0 && (
        <Note tone="info">
          {t('person.page.namesakes', {
            count: namesakes.length,
            others: namesakes.map(({ remark, title, agencyName }) => remark ?? ([title, agencyName].filter(Boolean).join(', ') || '—')).join('; '),
          })}
        </Note>
      )}
      {consults && <Note tone="info">{t('account.independence')}</Note>}
      <Section title={t('person.page.posts')}>
        {person.posts.length === 0 ? (
          <p className="hc-faint">{t('person.page.no-posts')}</p>
        ) : (
          <ul className="hc-posts">
            {person.posts.map((post) => (
              <PostLine key={post.postId} post={post} of="person" />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('person.page.secondments')}>
        <SecondmentLines rows={person.secondments} />
      </Section>
      <Handovers to={person.officerId} />
      <PostSheet person={person} opened={opened === 'post'} onClose={close} />
      <CardSheet person={person} opened={opened === 'card'} onClose={close} />
      {opened === 'invite' && <InviteSheet person={person} onClose={close} />}
      {opened === 'seat' && <WithAccount of="seat" person={person} onClose={close} />}
    </RecordPage>
  )
}

function AccountFacts({ person }: { person: PersonView }) {
  const t = useT()
  const format = useFormat()
  const reads = useHolds()('account.read')
  const { account, seats } = person
  const held = seats.filter(({ current }) => current)
  const invitation = account?.invitation
  return (
    <Facts
      rows={[
        ...(person.remark === null ? [] : [{ label: t('person.field.remark'), value: person.remark }]),
        ...(account === null
          ? [{ label: t('person.page.account'), value: <span className="hc-faint">{t('person.page.no-account')}</span> }]
          : [
              {
                label: t('person.page.account'),
                value: reads ? <Link to={`/accounts/${person.officerId}`}>{account.username}</Link> : account.username,
              },
              {
                label: t('person.page.seats'),
                value: held.map(({ role, agencyName }) => [t(`role.${role}`), agencyName].filter(Boolean).join(', ')).join('; '),
              },
              {
                label: t('person.page.invitation'),
                value: invitation && (
                  <>
                    {t(`person.invitation.${invitation.state}`)}
                    {invitation.at !== null && <span className="hc-faint"> ({format.time(invitation.at)})</span>}
                  </>
                ),
              },
            ]),
      ]}
    />
  )
}
