import { useMemo, useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useT } from '../../../web/use-t.ts'
import type { ActPreview, ActView } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { lineWords } from './line-words.ts'
import { namesOf } from './names.ts'
import { Total } from './preview-total.tsx'
import { useCapped } from './use-capped.tsx'

/** Agencies below those that end: where they go, and what is proposed for those left behind. */
export function ChildrenLeft({
  act,
  preview,
  nameOf,
  takeOver,
}: {
  act: ActView
  preview: ActPreview
  nameOf: (id: string) => string
  takeOver: ((lines: readonly ActLine[]) => Promise<void>) | undefined
}) {
  const t = useT()
  const [pending, setPending] = useState(false)
  const left = preview.children.filter(({ moved }) => !moved)
  const rows = useMemo(() => preview.children.toSorted((a, b) => Number(a.moved) - Number(b.moved)), [preview.children])
  const { shown, more } = useCapped(rows)
  const names = useMemo(() => {
    const known = new Map(act.names.map((name) => [name.id as string, name]))
    for (const { id, name } of preview.children) known.set(id, { id, name, shortName: name, code: null })
    for (const { to } of preview.links) known.set(to.id, to)
    return namesOf(known, act.lines)
  }, [act, preview])
  const proposed = new Map(preview.proposals.flatMap((line) => (line.kind === 'move' ? [[line.agency as string, line] as const] : [])))
  const take = async (lines: readonly ActLine[]) => {
    setPending(true)
    await takeOver?.(lines).catch(() => undefined)
    setPending(false)
  }
  return (
    <Section title={t('acts.children.title')} beside={<Total count={preview.children.length} />}>
      {left.length > proposed.size && <Note tone="soon">{t('acts.children.choose', { count: left.length - proposed.size })}</Note>}
      <table className="hc-plain-table hc-stacked">
        <thead>
          <tr>
            <th scope="col">{t('acts.children.agency')}</th>
            <th scope="col">{t('acts.children.from')}</th>
            <th scope="col">{t('acts.children.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((child) => {
            const proposal = proposed.get(child.id)
            return (
              <tr key={child.id}>
                <td data-label={t('acts.children.agency')}>{child.name}</td>
                <td data-label={t('acts.children.from')}>{nameOf(child.from)}</td>
                <td data-label={t('acts.children.outcome')}>
                  {child.moved ? (
                    <StatusTag shape="done">{child.to === null ? t('acts.children.moved-top') : t('acts.children.moved', { to: nameOf(child.to) })}</StatusTag>
                  ) : (
                    <StatusTag shape="danger">{t('acts.children.left')}</StatusTag>
                  )}
                  {proposal && (
                    <div className="hc-proposal">
                      <span className="hc-small">{lineWords(proposal, names, t)}</span>
                      {takeOver && (
                        <Button weight="quiet" pending={pending} onClick={() => void take([proposal])}>
                          {t('acts.check.take')}
                        </Button>
                      )}
                    </div>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
    </Section>
  )
}
