import { Modal } from '@mantine/core'
import { z } from 'zod'
import type { OfficerId } from '../../../kernel/identity.ts'
import { lines } from '../../../kernel/text.ts'
import { useRefresh } from '../../../web/answers.ts'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPeople, showPerson } from '../person.contract.ts'
import { addPost, correctPost, listPosts, type PostRow } from '../post.contract.ts'
import { blankPost, isWholePaper, paperIncomplete, postFields, postOf, valuesOfPost } from './post-form.ts'
import { PersonPostFields } from './person-post-fields.tsx'

const NewPost = z
  .object({
    ...postFields,
    reason: lines(2000)
      .nullish()
      .transform((said) => said ?? null),
  })
  .refine(isWholePaper, paperIncomplete)
const CorrectedPost = z.object({ ...postFields, reason: lines(2000) }).refine(isWholePaper, paperIncomplete)

export interface PostSheetProps {
  person: { officerId: OfficerId; name: string }
  /** The post to be corrected; a new one without it. */
  post?: PostRow | undefined
  opened: boolean
  onClose: () => void
}

/** A further post of somebody, or what was recorded wrongly of one. */
export function PostSheet({ person, post, opened, onClose }: PostSheetProps) {
  const t = useT()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`${t(post ? 'person.act.correct' : 'person.act.post')}: ${post?.title ?? person.name}`}
      size={560}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      <Fields person={person} post={post} onClose={onClose} />
    </Modal>
  )
}

function Fields({ person, post, onClose }: Omit<PostSheetProps, 'opened'>) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({
    schema: post ? CorrectedPost : NewPost,
    initial: { ...(post ? valuesOfPost(post) : blankPost), reason: '' },
    draft: post ? `post.${post.postId}.v${post.version}` : `post.new.${person.officerId}`,
  })
  const send = ({ reason, ...said }: z.output<typeof NewPost>, key: string) =>
    post
      ? call(correctPost, { params: { postId: post.postId }, body: { ...postOf(said), version: post.version, reason: reason ?? '' } }, { key })
      : call(addPost, { params: { officerId: person.officerId }, body: postOf(said) }, { key })
  return (
    <Form
      form={form}
      send={send}
      submit={t(post ? 'person.act.correct' : 'person.act.post')}
      onReload={() => void refresh([showPerson])}
      beside={<NotNow onClick={onClose} />}
      onDone={() => {
        void refresh([showPerson, listPeople, listPosts, { name: 'history' }])
        tell({ text: t(post ? 'person.told.corrected' : 'person.told.post', { name: person.name, title: form.values.title }) })
        onClose()
      }}
    >
      <PersonPostFields
        agencyId={form.field('agencyId')}
        kind={form.field('kind')}
        title={form.field('title')}
        unit={form.field('unit')}
        validFrom={form.field('validFrom')}
        validTo={form.field('validTo')}
        paperNumber={form.field('paperNumber')}
        paperDate={form.field('paperDate')}
        besideReason={form.field('besideReason')}
      />
      {post && <TextAreaField {...form.field('reason')} label={t('person.field.reason')} maxLength={2000} rows={2} />}
    </Form>
  )
}
