import { useMemo } from 'react'
import { z } from 'zod'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { type FieldHandle, useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useHolds } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { Links, type LinkGroup } from '../links.ts'
import { saveLinks, showLinks } from '../site.contract.ts'

const Laid = z.strictObject({ groups: Links })
const blankLink = { label: '', address: '' }
const blankGroup: LinkGroup = { title: { vi: '', en: '' }, links: [blankLink] }

/** «Liên kết Website»: the links at the foot of every public page, laid down as a whole. */
export function LinksForm() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showLinks, {})
  const mayWrite = useHolds()('site.write')
  return (
    <Page title={t('site.links.title')}>
      {data ? (
        mayWrite ? (
          <Fields groups={data.groups} version={data.version} reload={() => void refetch()} />
        ) : (
          <Shown groups={data.groups} />
        )
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Shown({ groups }: { groups: readonly LinkGroup[] }) {
  const t = useT()
  if (groups.length === 0) return <p className="hc-faint">{t('site.links.none')}</p>
  return groups.map((group) => (
    <section key={group.title.vi}>
      <h2>{group.title.vi}</h2>
      <ul>
        {group.links.map(({ label, address }) => (
          <li key={address}>
            <a className="hc-link" href={address} target="_blank" rel="noopener">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ))
}

const raised = <T,>(list: readonly T[], n: number): T[] => list.map((item, at) => (at === n - 1 ? (list[n] ?? item) : at === n ? (list[n - 1] ?? item) : item))

function Fields({ groups, version, reload }: { groups: LinkGroup[]; version: number; reload: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => ({ groups }), [groups])
  const form = useDraftForm({ schema: Laid, initial, draft: 'site.links', version })
  const typed = form.values.groups
  const setGroup = (n: number, change: Partial<LinkGroup>) => form.set({ groups: typed.map((group, at) => (at === n ? { ...group, ...change } : group)) })
  return (
    <Form
      form={form}
      send={(values, key) => call(saveLinks, { body: { ...values, version } }, { key })}
      onDone={() => {
        void refresh([showLinks])
        tell({ text: t('site.told.saved') })
      }}
      onReload={reload}
      submit={t('site.act.save')}
    >
      <p className="hc-faint">{t('site.links.help')}</p>
      {typed.length === 0 && <p>{t('site.links.none')}</p>}
      {typed.map((group, n) => (
        <GroupFields
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no id, and their fields hold no state but the form's
          key={`group-${n}`}
          n={n}
          group={group}
          at={form.at}
          change={(change) => setGroup(n, change)}
          remove={() => form.set({ groups: typed.filter((_, at) => at !== n) })}
          {...(n > 0 ? { raise: () => form.set({ groups: raised(typed, n) }) } : {})}
        />
      ))}
      {typed.length < 6 && (
        <div>
          <Button icon="plus" onClick={() => form.set({ groups: [...typed, blankGroup] })}>
            {t('site.act.add-group')}
          </Button>
        </div>
      )}
    </Form>
  )
}

interface GroupProps {
  n: number
  group: LinkGroup
  at: <T>(path: string) => FieldHandle<T>
  change: (change: Partial<LinkGroup>) => void
  remove: () => void
  raise?: () => void
}

function GroupFields({ n, group, at, change, remove, raise }: GroupProps) {
  const t = useT()
  const { links } = group
  return (
    <fieldset className="hc-field-group">
      <legend>{t('site.links.group', { n: n + 1 })}</legend>
      <TextField {...at<string>(`groups.${n}.title.vi`)} label={t('site.field.title-vi')} mark="required" maxLength={80} />
      <TextField {...at<string>(`groups.${n}.title.en`)} label={t('site.field.title-en')} mark="required" maxLength={80} />
      {links.map((_, m) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no id, and their fields hold no state but the form's
        <fieldset className="hc-field-group" key={`link-${m}`}>
          <legend>{t('site.links.link', { n: m + 1 })}</legend>
          <TextField {...at<string>(`groups.${n}.links.${m}.label`)} label={t('site.field.label')} mark="required" maxLength={120} />
          <TextField {...at<string>(`groups.${n}.links.${m}.address`)} label={t('site.field.address')} mark="required" maxLength={500} />
          <div className="hc-row">
            {m > 0 && (
              <Button weight="quiet" icon="up" onClick={() => change({ links: raised(links, m) })}>
                {t('site.act.up', { n: m + 1 })}
              </Button>
            )}
            {links.length > 1 && (
              <Button weight="quiet" icon="close" onClick={() => change({ links: links.filter((__, at_) => at_ !== m) })}>
                {t('site.act.remove-link', { n: m + 1 })}
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      <div className="hc-row">
        {links.length < 20 && (
          <Button icon="plus" onClick={() => change({ links: [...links, blankLink] })}>
            {t('site.act.add-link')}
          </Button>
        )}
        {raise && (
          <Button weight="quiet" icon="up" onClick={raise}>
            {t('site.act.group-up')}
          </Button>
        )}
        <Button weight="quiet" icon="close" onClick={remove}>
          {t('site.act.remove-group')}
        </Button>
      </div>
    </fieldset>
  )
}
